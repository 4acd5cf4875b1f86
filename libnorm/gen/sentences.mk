gen_sentences_uses := libnorm/base/uni.c libnorm/sentences/stops.h
