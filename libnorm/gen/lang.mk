gen_lang_uses := libnorm/lang/lang_grams.c libnorm/base/uni.c build/gen/unicode.c
gen_lang_reads := libnorm/data/lang.model libnorm/data/lang.tags
