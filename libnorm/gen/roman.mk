gen_roman_uses := libnorm/across/roman.h
gen_roman_libs := -licui18n
