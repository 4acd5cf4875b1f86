# libnorm: `make demo` shows it at work, `make check` runs every test, `make help` lists the rest.
# V=1 shows the commands.

CC ?= cc
CXX ?= c++
AR ?= ar
OBJCOPY ?= objcopy
PKG_CONFIG ?= pkg-config
prefix ?= /usr/local
bindir ?= $(prefix)/bin
libdir ?= $(prefix)/lib
includedir ?= $(prefix)/include
mandir ?= $(prefix)/share/man
bashcompletiondir ?= $(prefix)/share/bash-completion/completions
zshcompletiondir ?= $(prefix)/share/zsh/site-functions
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
ICU_CFLAGS := $(shell $(PKG_CONFIG) --cflags icu-uc 2>/dev/null)
ICU_LIBS := $(shell $(PKG_CONFIG) --libs icu-uc 2>/dev/null || echo -licuuc -licudata)
JSON_LIBS := $(shell $(PKG_CONFIG) --libs jansson 2>/dev/null || echo -ljansson)
CMOCKA_LIBS := $(shell $(PKG_CONFIG) --libs cmocka 2>/dev/null || echo -lcmocka)
CPPFLAGS += $(ICU_CFLAGS)
LIBS = $(ICU_LIBS) -lm

Q := $(if $(V),,@)
# `make check` and `make demo` use every core unless told how many.
JOBS := $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))

# ------------------------------------------------------------------ sources --
STAGES := base text blocks lang sentences marks label user facts across article write
LIB_C := $(sort $(wildcard libnorm/*.c $(STAGES:%=libnorm/%/*.c)))
GEN_NAMES := $(basename $(notdir $(wildcard libnorm/gen/*.c)))
GEN_C := $(GEN_NAMES:%=$(B)/gen/%.c)
CLI_C := $(sort $(wildcard libnorm/cli/*.c))
LIB_O := $(LIB_C:%.c=$(B)/obj/%.o) $(GEN_NAMES:%=$(B)/obj/gen/%.o)
CLI_O := $(CLI_C:%.c=$(B)/obj/%.o) $(B)/obj/gen/cli/page_html.o

SHARED := $(B)/libnorm.so.$(VERSION)
STATIC := $(B)/libnorm.a
PROGRAM := $(B)/libnormtest.a
INTERNAL := $(B)/libnorm-internal.a

.DELETE_ON_ERROR:
.SECONDARY:

.PHONY: all
all: $(STATIC) $(SHARED) $(if $(CLI_C),$(B)/normtest)

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC    $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(B)/obj/gen/%.o: $(B)/gen/%.c
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC    $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# ---------------------------------------------------------- generated tables --
# libnorm/gen/NAME.c prints build/gen/NAME.c. Each names what it links and what it reads.
gen_unicode_uses :=
gen_unicode_reads :=
-include libnorm/gen/*.mk

.SECONDEXPANSION:
$(B)/gen/bin/%: libnorm/gen/%.c $$(gen_$$*_uses) libnorm/base/uni.h
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC    $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(filter %.c,$^) -o $@ $(LIBS) $(gen_$*_libs)

# Listed, so that a generator may itself need a generated table.
$(GEN_C): # Listed, so that a generator may itself need a generated table.
$(GEN_C): $(B)/gen/%.c: $(B)/gen/bin/% $$(gen_$$*_reads)
	@$(if $(V),,echo "  GEN   $@")
	$(Q)$(B)/gen/bin/$* $(gen_$*_reads) > $@.new
	@mv $@.new $@

# The page of --format html, its style and its scripts, as C.
PAGE := libnorm/cli/page
$(B)/gen/bin/embed: $(wildcard $(PAGE)/*.[ch]) include/libnorm.h
	@mkdir -p $(@D)
	@$(if $(V),,echo "  CC    $(PAGE)/embed.c")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(filter %.c,$^) -o $@ -lm

$(B)/gen/cli/page_html.c: $(B)/gen/bin/embed $(wildcard $(PAGE)/*.html $(PAGE)/*.css $(PAGE)/*.js)
	@mkdir -p $(@D)
	@$(if $(V),,echo "  GEN   $@")
	$(Q)$(B)/gen/bin/embed $(PAGE) page.html > $@.new
	@mv $@.new $@

# ----------------------------------------------------------------- libraries --
# Tests see the internals; users of the archive see the header's names only.
$(INTERNAL): $(LIB_O)
	@rm -f $@
	@$(if $(V),,echo "  AR    $@")
	$(Q)$(AR) rcs $@ $^

$(STATIC): $(LIB_O)
	@rm -f $@
	@$(if $(V),,echo "  AR    $@")
	$(Q)$(LD) -r -o $(B)/libnorm.o $^
	$(Q)$(OBJCOPY) --localize-hidden $(B)/libnorm.o
	$(Q)$(AR) rcs $@ $(B)/libnorm.o

# normtest as one function, for the Python module; again without names that could clash.
$(PROGRAM): $(filter-out %/program.o,$(CLI_O))
	@rm -f $@
	@$(if $(V),,echo "  AR    $@")
	$(Q)$(LD) -r -o $(B)/libnormtest.o $^
	$(Q)$(OBJCOPY) --localize-hidden $(B)/libnormtest.o
	$(Q)$(AR) rcs $@ $(B)/libnormtest.o

$(SHARED): $(LIB_O)
	@$(if $(V),,echo "  LINK  $@")
	$(Q)$(CC) -shared -Wl,-soname,libnorm.so.$(SOVERSION) -Wl,-z,defs $(CFLAGS) $(LDFLAGS) $^ -o $@ $(LIBS)
	@ln -sf $(@F) $(B)/libnorm.so.$(SOVERSION)
	@ln -sf $(@F) $(B)/libnorm.so

$(B)/normtest: $(CLI_O) $(STATIC)
	@$(if $(V),,echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $^ -o $@ $(LIBS) $(JSON_LIBS) -lpthread

# What a program is linked with that takes the archives above.
.PHONY: print-libs
print-libs:
	@echo $(LIBS) $(JSON_LIBS) -lpthread

-include $(LIB_O:.o=.d) $(CLI_O:.o=.d)

# ---------------------------------------------------------------- installing --
MAN := $(wildcard libnorm/*.[1-9] libnorm/cli/*.[1-9])
INSTALLED = $(includedir)/libnorm.h $(libdir)/libnorm.a $(libdir)/$(notdir $(SHARED)) $(libdir)/libnorm.so.$(SOVERSION) \
	$(libdir)/libnorm.so $(libdir)/pkgconfig/libnorm.pc $(bindir)/normtest \
	$(foreach m,$(MAN),$(mandir)/man$(patsubst .%,%,$(suffix $(m)))/$(notdir $(m))) \
	$(bashcompletiondir)/normtest $(zshcompletiondir)/_normtest

.PHONY: install uninstall
install: all
	@mkdir -p $(sort $(dir $(INSTALLED:%=$(DESTDIR)%)))
	install -m 644 include/libnorm.h $(DESTDIR)$(includedir)/libnorm.h
	install -m 644 $(STATIC) $(DESTDIR)$(libdir)/libnorm.a
	install -m 644 $(SHARED) $(DESTDIR)$(libdir)/$(notdir $(SHARED))
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(libdir)/libnorm.so.$(SOVERSION)
	ln -sf $(notdir $(SHARED)) $(DESTDIR)$(libdir)/libnorm.so
	sed -e 's|@prefix@|$(prefix)|;s|@libdir@|$(libdir)|;s|@includedir@|$(includedir)|;s|@version@|$(VERSION)|' \
		pkgconfig/libnorm.pc.in > $(DESTDIR)$(libdir)/pkgconfig/libnorm.pc
	install -m 755 $(B)/normtest $(DESTDIR)$(bindir)/normtest
	$(foreach m,$(MAN),install -m 644 $(m) $(DESTDIR)$(mandir)/man$(patsubst .%,%,$(suffix $(m)))/ &&) true
	$(B)/normtest --completion bash > $(DESTDIR)$(bashcompletiondir)/normtest
	$(B)/normtest --completion zsh > $(DESTDIR)$(zshcompletiondir)/_normtest

uninstall:
	rm -f $(INSTALLED:%=$(DESTDIR)%)

# --------------------------------------------------------------------- tests --
# Each suite is a program that speaks TAP; tests/tap.sh runs it and counts.
export TALLY ?= /dev/null
export CC CXX PKG_CONFIG
TAP := tests/tap.sh
SAMPLES := tests/golden
SEEDS := tests/fuzz/seeds
ROUNDS ?= 3000

UNIT := $(patsubst tests/%.c,$(B)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
PROP := $(patsubst tests/%.c,$(B)/tests/%,$(sort $(wildcard tests/prop/test_*.c)))
FUZZ := $(patsubst tests/%.c,$(B)/tests/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
ALLOC := $(B)/tests/alloc/test_alloc
THREADS := $(B)/tests/threads/test_threads $(B)/tests/threads/test_arrow
GOLD := $(B)/tests/gold/gold
LINEAR := $(B)/tests/bench/linear
LOOP := $(B)/tests/bench/python/loop
DOCUMENTS := $(B)/tests/prop/documents
SUPPORT_O := $(patsubst %.c,$(B)/obj/%.o,$(wildcard tests/support/*.c))
SUPPORT := $(B)/tests/support.a
FUZZ_MAIN ?= $(B)/obj/tests/fuzz/driver.o

# What bindings do with Arrow, without them.
ARROW_O := $(patsubst %.c,$(B)/obj/%.o,$(wildcard bindings/python/src/arrow_*.c))

$(B)/obj/tests/%.o: CPPFLAGS += -Itests -Ibindings/python/src
$(B)/tests/unit/test_arrow $(B)/tests/unit/test_arrow_memory $(B)/tests/threads/test_arrow: $(ARROW_O)
$(B)/tests/unit/test_arrow_memory: LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free
$(PROP): $(B)/obj/tests/prop/prop.o
$(FUZZ): $(FUZZ_MAIN)
$(B)/tests/unit/test_cli: $(patsubst %,$(B)/obj/libnorm/cli/%.o,base64 buf compare json pretty record)
$(B)/tests/unit/test_batch: $(filter-out %/program.o,$(CLI_O))

$(SUPPORT): $(SUPPORT_O)
	@mkdir -p $(@D)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

# Unit tests see the library's insides, the others its public names; fuzz targets may do either.
$(UNIT) $(FUZZ): $(B)/tests/%: $(B)/obj/tests/%.o $(SUPPORT) $(INTERNAL)
	@mkdir -p $(@D)
	@$(if $(V),,echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(filter %.o,$^) $(filter %.a,$^) -o $@ $(FUZZ_FLAGS) $(CMOCKA_LIBS) $(JSON_LIBS) $(LIBS) -lpthread

$(PROP) $(ALLOC) $(THREADS) $(GOLD) $(LINEAR) $(LOOP) $(DOCUMENTS): $(B)/tests/%: $(B)/obj/tests/%.o $(SUPPORT) $(STATIC)
	@mkdir -p $(@D)
	@$(if $(V),,echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(filter %.o,$^) $(filter %.a,$^) -o $@ $(CMOCKA_LIBS) $(JSON_LIBS) $(LIBS) -lpthread

-include $(patsubst $(B)/tests/%,$(B)/obj/tests/%.d,$(UNIT) $(PROP) $(FUZZ) $(ALLOC) $(THREADS) $(GOLD) $(LINEAR) $(LOOP) $(DOCUMENTS)) $(SUPPORT_O:.o=.d) $(ARROW_O:.o=.d)

# Runs every program of a list: $(call each,programs,arguments)
each = rc=0; for t in $(1); do $(TAP) $(LABEL)$${t\#$(B)/tests/} $$t $(2) || rc=1; done; [ $$rc -eq 0 ]

.PHONY: unit golden golden-update prop fuzz-short fuzz-targets alloc threads
unit: $(UNIT)
	@$(call each,$(UNIT))

golden: $(B)/normtest $(GOLD)
	@$(TAP) golden tests/ok.sh "records are as blessed" $(B)/normtest check $(SAMPLES); rc=$$?; \
	$(TAP) gold tests/ok.sh "samples agree with their gold" $(GOLD) -q 0.90 0.95 $(SAMPLES) $(SAMPLES)/cases && exit $$rc

golden-update: $(B)/normtest
	$(B)/normtest check --bless $(SAMPLES)

prop: $(PROP) $(DOCUMENTS)
	@$(call each,$(PROP),$(ROUNDS) $(SAMPLES) $(SEEDS)); rc=$$?; \
	$(TAP) $(LABEL)prop/documents tests/prop/documents.sh $(DOCUMENTS) && exit $$rc

fuzz-targets: $(FUZZ)

fuzz-short: $(FUZZ)
	@$(call each,$(FUZZ),$(ROUNDS) 1 $(SEEDS) $(SAMPLES))

alloc: $(ALLOC)
	@$(call each,$(ALLOC),$(SEEDS))

threads: $(THREADS)
	@$(call each,$(THREADS),$(SAMPLES) $(SEEDS))

CLI_TESTS := $(addprefix tests/cli/,cli.sh batch.sh terminal.py man.py)
.PHONY: layers house symbols install-test zmq cli report exchange linear
layers:
	@$(TAP) layers tests/layers.sh

house:
	@$(TAP) house tests/house.sh

symbols: all $(INTERNAL)
	@$(TAP) symbols tests/symbols.sh $(B)

install-test: all
	@MAKE='$(MAKE)' $(TAP) install tests/install/install.sh

zmq: all
	@$(TAP) zmq tests/zmq/both.sh $(B)

cli: $(B)/normtest
	@$(call each,$(CLI_TESTS),$(B)/normtest)

report: $(B)/normtest
	@$(TAP) report python3 -B tests/report/report.py $(B)/normtest $(SAMPLES)

exchange: $(B)/normtest
	@$(TAP) exchange tests/exchange/exchange.sh $(B)/normtest $(SAMPLES) $(SEEDS)

linear: $(GEN_C)
	@mkdir -p $(B)/count && ln -sfn ../gen $(B)/count/gen
	@$(MAKE) --no-print-directory B=$(B)/count CFLAGS='$(COUNT)' linear-run

.PHONY: linear-run
linear-run: $(LINEAR)
	@$(call each,$(LINEAR))

# The same tables serve every build: they are made once, without sanitizers.
ASAN := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
TSAN := -O1 -g -fsanitize=thread
# Every basic block of the library calls a counter; the counter itself must not.
COUNT := -O1 -g -fsanitize-coverage=trace-pc
$(LINEAR:$(B)/%=$(B)/obj/%.o) $(SUPPORT_O): override CFLAGS += -fno-sanitize-coverage=trace-pc

.PHONY: asan tsan
asan: $(GEN_C)
	@mkdir -p $(B)/asan && ln -sfn ../gen $(B)/asan/gen
	@$(MAKE) --no-print-directory B=$(B)/asan CFLAGS='$(ASAN)' LABEL=asan/ ROUNDS=$$(($(ROUNDS) / 5)) -k unit prop fuzz-short alloc

tsan: $(GEN_C)
	@mkdir -p $(B)/tsan && ln -sfn ../gen $(B)/tsan/gen
	@$(MAKE) --no-print-directory B=$(B)/tsan CFLAGS='$(TSAN)' LABEL=tsan/ threads

-include bindings/python/python.mk

.PHONY: deps check demo
deps:
	@tests/deps.sh check

# What was just installed is only found by a make that starts afterwards. Two lanes run side by side, which share
# nothing that is still to be built: one computes, the other mostly waits for downloads, a browser and a cluster.
SUITES := layers house unit golden cli exchange prop fuzz-short alloc threads linear symbols install-test zmq asan tsan
OUTSIDE := python-test wheel-test report
check: deps
	@mkdir -p $(B) && rm -f $(B)/tally
	@$(MAKE) --no-print-directory $(JOBS) all || { tests/summary.sh /dev/null 1; exit 1; }
	@export TALLY=$(B)/tally; $(MAKE) --no-print-directory -k $(OUTSIDE) & \
	TALLY=$(B)/tally $(MAKE) --no-print-directory -k $(SUITES); inside=$$?; wait $$!; outside=$$?; \
	tests/summary.sh $(B)/tally $$((inside + outside))

demo:
	@tests/deps.sh build
	@$(MAKE) --no-print-directory $(JOBS) all
	@tests/demo.sh $(B)/normtest $(SAMPLES)

# ----------------------------------------------------------------- measuring --
BENCH := $(B)/tests/bench/bench $(B)/tests/bench/peers $(B)/tests/bench/across
CLD2_O := $(if $(wildcard /usr/include/cld2/public/compact_lang_det.h),$(B)/obj/tests/bench/cld2.o)

UCHARDET := $(if $(wildcard /usr/include/uchardet/uchardet.h),uchardet)

$(BENCH): $(B)/tests/bench/%: $(B)/obj/tests/bench/%.o $(B)/obj/tests/bench/duel.o $(B)/obj/tests/bench/stage.o $(CLD2_O) $(SUPPORT) $(INTERNAL)
	@mkdir -p $(@D)
	@$(if $(V),,echo "  LINK  $@")
	$(Q)$(CXX) $(LDFLAGS) $(filter %.o,$^) $(filter %.a,$^) -o $@ $(JSON_LIBS) $(LIBS) $(BENCH_LIBS) $(CLD2_O:%.o=-lcld2) $(UCHARDET:%=-l%)

# ICU's charset detector, the peer, is in its other part.
$(B)/tests/bench/peers: BENCH_LIBS = -licui18n
$(B)/obj/tests/bench/peers.o: CPPFLAGS += $(CLD2_O:%.o=-DHAVE_CLD2) $(UCHARDET:%=-DHAVE_UCHARDET)

$(B)/obj/tests/bench/cld2.o: tests/bench/cld2.cc
	@mkdir -p $(@D)
	$(Q)$(CXX) -O2 -Wall -Wextra -c $< -o $@

-include $(BENCH:$(B)/%=$(B)/obj/%.d) $(B)/obj/tests/bench/duel.d $(B)/obj/tests/bench/stage.d

.PHONY: bench fuzz
bench:
	@tests/deps.sh bench
	@$(MAKE) --no-print-directory $(JOBS) bench-run

.PHONY: bench-run
bench-run: all $(BENCH) $(LINEAR)
	@tests/bench/bench.sh $(B)

# From Python, beside the usual stack and beside C; PARTS="side c instructions threads memory flat small" chooses.
.PHONY: bench-python
bench-python: all $(LOOP)
	@tests/bench/python/bench.sh $(B) $(PARTS)

# With clang: libFuzzer, SECONDS for each target. Else the tests' own driver, ever new seeds.
SECONDS ?= 300
fuzz: $(GEN_C)
	@tests/fuzz/fuzz.sh $(B) $(SECONDS) $(SEEDS) $(SAMPLES)

# ------------------------------------------------------------------- fitting --
# The programs that fit models on the development data, each of NAME.c and NAME_*.c; run by hand.
FIT := $(patsubst libnorm/fit/%.c,$(B)/fit/%,$(shell ls libnorm/fit/*.c 2>/dev/null | grep -v _))

.PHONY: fit
fit: $(FIT)
$(FIT): $(B)/fit/%: $$(addprefix $(B)/obj/,$$(addsuffix .o,$$(basename $$(wildcard libnorm/fit/$$*.c libnorm/fit/$$*_*.c)))) $(INTERNAL)
	@mkdir -p $(@D)
	@$(if $(V),,echo "  LINK  $@")
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $^ -o $@ $(JSON_LIBS) $(LIBS) -licui18n

# --------------------------------------------------------------- housekeeping --
C_FILES = $(shell git ls-files '*.c' '*.h')

.PHONY: format lint dist clean help
format:
	clang-format -i $(C_FILES)

lint:
	@tests/lint.sh $(B)

dist:
	@mkdir -p $(B)
	git archive --prefix=libnorm-$(VERSION)/ -o $(B)/libnorm-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(B)

help:
	@sed -n 's/^#: //p' Makefile

#: make               the library (shared, static) and normtest, in build/
#: make demo          shows the library at work on sample articles
#: make check         every test; installs missing packages first
#: make install       to DESTDIR and prefix (/usr/local); make uninstall takes it away
#: make unit | prop | golden | report | exchange | alloc | threads | linear | layers | symbols | zmq | install-test
#:                    one kind of test
#: make python        build/venv, with the Python module in it; make python-test tests it
#: make wheel         build/wheels: the module with all it needs; make wheel-test tests it
#: make sdist         build/wheels: the module's sources, with the library's
#: make asan | tsan   tests under AddressSanitizer and UBSan, under ThreadSanitizer
#: make fuzz          fuzzing, SECONDS=300 for each target
#: make bench         speed, memory, instructions
#: make bench-spark   100,000 articles through Spark, on clusters of one and of two workers
#: make bench-python  speed and memory from Python, beside the usual Python stack and beside C
#: make golden-update writes what the library gives now as what is expected
#: make fit           the programs that fit the models, run by hand (libnorm/fit)
#: make format | lint | dist | clean
