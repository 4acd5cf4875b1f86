gen_gazetteer_uses := libnorm/gen/parts/names.c libnorm/gen/parts/names.h libnorm/across/gazetteer.c \
	libnorm/across/gazetteer.h libnorm/base/uni.c $(B)/gen/unicode.c
gen_gazetteer_libs := -licui18n
