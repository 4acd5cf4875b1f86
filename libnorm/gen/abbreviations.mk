gen_abbreviations_uses := libnorm/sentences/abbreviations.h
gen_abbreviations_reads := libnorm/data/abbreviations.txt libnorm/data/starters.txt
