gen_han_uses := libnorm/across/han.h
gen_han_libs := -licui18n
