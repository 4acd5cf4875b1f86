gen_label_uses :=
gen_label_reads := libnorm/data/label.model
$(B)/gen/bin/label: libnorm/label/model.h
