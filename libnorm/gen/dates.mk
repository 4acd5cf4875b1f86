gen_dates_uses := libnorm/marks/cues.c libnorm/marks/words.c libnorm/base/mem.c $(B)/gen/unicode.c
gen_dates_reads := libnorm/data/cues.txt libnorm/data/phrases/date.txt libnorm/data/phrases/byline.txt
gen_dates_libs := -licui18n
