gen_phrases_uses := libnorm/gen/parts/phrase_rules.c libnorm/marks/words.c libnorm/base/mem.c libnorm/base/uni.c \
	$(B)/gen/unicode.c libnorm/gen/parts/phrase_rules.h libnorm/marks/phrase_table.h libnorm/marks/phrases.h
gen_phrases_reads := $(sort $(wildcard libnorm/data/phrases/*.txt))
