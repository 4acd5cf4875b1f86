# libnorm: `make demo` shows it at work, `make check` runs every test, `make help` lists the rest.

CC ?= cc
CXX ?= c++
AR ?= ar
PKG_CONFIG ?= pkg-config
prefix ?= /usr/local
bindir ?= $(prefix)/bin
libdir ?= $(prefix)/lib
includedir ?= $(prefix)/include
DESTDIR ?=
B ?= build

# The version lives in the public header only.
version_part = $(shell sed -n 's/^\#define NORM_VERSION_$(1) //p' include/libnorm.h)
VERSION := $(call version_part,MAJOR).$(call version_part,MINOR).$(call version_part,PATCH)
# 0 until the first stable release, then 2, never 1: that name is another library's.
SOVERSION := 0

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
CFLAGS ?= -O2 -g
override CFLAGS += -std=c11 $(WARNINGS) -fPIC -fvisibility=hidden -ffp-contract=off
CPPFLAGS += -Iinclude -Ilibnorm -I$(B)/gen -D_POSIX_C_SOURCE=200809L
ICU_CFLAGS = $(shell $(PKG_CONFIG) --cflags icu-uc 2>/dev/null)
ICU_LIBS = $(shell $(PKG_CONFIG) --libs icu-uc 2>/dev/null || echo -licuuc -licudata)
JSON_LIBS = $(shell $(PKG_CONFIG) --libs jansson 2>/dev/null || echo -ljansson)
CMOCKA_LIBS = $(shell $(PKG_CONFIG) --libs cmocka 2>/dev/null || echo -lcmocka)
CPPFLAGS += $(ICU_CFLAGS)
LIBS = $(ICU_LIBS) -lm

# ------------------------------------------------------------------ sources --
STAGES := base text blocks lang marks label facts article write
LIB_C := $(sort $(wildcard libnorm/*.c $(STAGES:%=libnorm/%/*.c)))
GEN_NAMES := $(basename $(notdir $(wildcard libnorm/gen/*.c)))
GEN_C := $(GEN_NAMES:%=$(B)/gen/%.c)
CLI_C := $(sort $(wildcard libnorm/cli/*.c))
LIB_O := $(LIB_C:%.c=$(B)/obj/%.o) $(GEN_NAMES:%=$(B)/obj/gen/%.o)
CLI_O := $(CLI_C:%.c=$(B)/obj/%.o)

SHARED := $(B)/libnorm.so.$(VERSION)
STATIC := $(B)/libnorm.a
INTERNAL := $(B)/libnorm-internal.a

.DELETE_ON_ERROR:
.SECONDARY:

.PHONY: all help
all: $(STATIC) $(SHARED) $(B)/normtest $(B)/libnorm.pc

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(B)/obj/gen/%.o: $(B)/gen/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# ---------------------------------------------------------- generated tables --
# libnorm/gen/NAME.c prints build/gen/NAME.c. Each names what it links and what it reads.
gen_unicode_uses :=
gen_unicode_reads :=
-include libnorm/gen/*.mk

.SECONDEXPANSION:
$(B)/gen/bin/%: libnorm/gen/%.c $$(gen_$$*_uses) libnorm/base/uni.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(filter %.c,$^) -o $@ $(LIBS) $(gen_$*_libs)

$(B)/gen/%.c: $(B)/gen/bin/% $$(gen_$$*_reads)
	$(B)/gen/bin/$* $(gen_$*_reads) > $@.new
	@mv $@.new $@

# ----------------------------------------------------------------- libraries --
# Tests see the internals; users of the archive see the header's names only.
$(INTERNAL): $(LIB_O)
	@rm -f $@
	$(AR) rcs $@ $^

$(STATIC): $(LIB_O)
	@rm -f $@
	ld -r -o $(B)/libnorm.o $^
	objcopy --localize-hidden $(B)/libnorm.o
	$(AR) rcs $@ $(B)/libnorm.o

$(SHARED): $(LIB_O)
	$(CC) -shared -Wl,-soname,libnorm.so.$(SOVERSION) -Wl,-z,defs $(CFLAGS) $(LDFLAGS) $^ -o $@ $(LIBS)
	ln -sf $(@F) $(B)/libnorm.so.$(SOVERSION)
	ln -sf $(@F) $(B)/libnorm.so

$(B)/normtest: $(CLI_O) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ -o $@ $(LIBS) $(JSON_LIBS) -lpthread

$(B)/libnorm.pc: pkgconfig/libnorm.pc.in Makefile include/libnorm.h
	sed -e 's|@prefix@|$(prefix)|;s|@libdir@|$(libdir)|;s|@includedir@|$(includedir)|;s|@version@|$(VERSION)|' $< > $@

-include $(LIB_O:.o=.d) $(CLI_O:.o=.d)

# --------------------------------------------------------------------- tests --
# Each suite is a program that speaks TAP; tests/tap.sh runs it and counts.
export TALLY ?= /dev/null
TEST_CPPFLAGS = $(CPPFLAGS) -Itests
UNIT := $(patsubst tests/unit/%.c,$(B)/tests/unit/%,$(sort $(wildcard tests/unit/test_*.c)))

$(B)/tests/unit/%: tests/unit/%.c $(INTERNAL)
	@mkdir -p $(@D)
	$(CC) $(TEST_CPPFLAGS) $(CFLAGS) -MMD -MP -MF $@.d -MT $@ $< $(INTERNAL) $(LDFLAGS) -o $@ $(CMOCKA_LIBS) $(LIBS) -lpthread

.PHONY: unit
unit: $(UNIT)
	@rc=0; for t in $(UNIT); do tests/tap.sh unit/$${t##*/} $$t || rc=1; done; exit $$rc

-include $(UNIT:=.d)
