gen_idf_uses := libnorm/across/idf.h
gen_idf_reads := libnorm/data/anchors.model
