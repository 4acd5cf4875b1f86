# Mappings come from ICU and iconv; nothing of them is kept in the repository. The C library's iconv and GNU libiconv
# give the same tables, byte for byte. To build with the latter, where it is not the system's own:
#   make ICONV_CFLAGS=-I/opt/libiconv/include ICONV_LIBS='-L/opt/libiconv/lib -liconv'
gen_charsets_reads := libnorm/data/charsets.txt libnorm/data/charset.model
gen_charsets_libs = $(ICONV_LIBS)
gen_charset_model_reads := libnorm/data/charset.model
gen_charset_model_uses := libnorm/base/uni.c
$(B)/gen/bin/charsets: CPPFLAGS += $(ICONV_CFLAGS)
