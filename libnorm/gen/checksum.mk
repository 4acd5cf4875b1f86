gen_checksum_uses :=
gen_checksum_reads := $(sort $(wildcard libnorm/data/*.* libnorm/data/*/*.*))
