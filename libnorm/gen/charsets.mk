# Mappings come from ICU and iconv; nothing of them is kept in the repository.
gen_charsets_reads := libnorm/data/charsets.txt libnorm/data/charset.model
