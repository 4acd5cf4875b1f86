gen_lanes_uses := libnorm/base/uni.c $(B)/gen/textprop.c $(B)/gen/routes.c
