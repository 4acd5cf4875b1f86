gen_dates_uses := libnorm/gen/parts/cue_table.c libnorm/gen/parts/cue_files.c libnorm/gen/parts/cue_table.h libnorm/marks/cues.c libnorm/marks/toks.c \
	libnorm/marks/cues.h libnorm/marks/words.c libnorm/base/mem.c $(B)/gen/unicode.c
gen_dates_reads := libnorm/data/cues.txt libnorm/data/phrases/date.txt libnorm/data/phrases/byline.txt
gen_dates_libs := -licui18n
