gen_charset_model_reads := libnorm/data/charset.model
gen_charset_model_uses := libnorm/base/uni.c
