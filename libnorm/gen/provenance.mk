gen_provenance_uses := libnorm/gen/parts/prov_table.c libnorm/gen/parts/prov_names.c libnorm/gen/parts/prov_table.h \
	libnorm/marks/words.c libnorm/base/mem.c libnorm/base/uni.c $(B)/gen/unicode.c libnorm/marks/provenance_table.h \
	libnorm/marks/provenance.h
gen_provenance_reads := libnorm/data/provenance.txt libnorm/data/lang.tags
