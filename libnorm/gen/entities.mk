gen_entities_reads := libnorm/data/entities.txt
