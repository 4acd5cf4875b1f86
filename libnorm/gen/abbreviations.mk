gen_abbreviations_uses := libnorm/gen/parts/abbr_icu.c libnorm/gen/parts/abbr_words.h libnorm/sentences/abbreviations.h
gen_abbreviations_reads := libnorm/data/abbreviations.txt libnorm/data/starters.txt
