# The tests. tests/run runs them, each file in a folder and a home of its own, and ends with one line of counts.

UNIT_SRC  := $(wildcard tests/unit/test_*.c)
UNIT_HELP := $(filter-out $(UNIT_SRC),$(wildcard tests/unit/*.c))
UNIT      := $(UNIT_SRC:%.c=$(B)/%)
GUARD     := $(B)/tests/corpus/corpuscheck
TEST_ENV   = B='$(B)' CC='$(CC)' LINK='$(LINK)' LIBS='$(LIBS)' SAN='$(SAN)' WRAP='$(WRAP)'
CHECKS    := $(wildcard tests/layers/*.sh tests/build/*.sh tests/corpus/*.sh tests/golden/*.sh tests/cli/T*.sh tests/tui/*.sh tests/fuzz/*.sh)

.PHONY: check accept scale-test corpus-check corpus-table $(B)/tests
.SECONDARY: $(UNIT_SRC:%.c=$(B)/%.o)

$(UNIT): $(B)/tests/unit/%: $(B)/tests/unit/%.o $(UNIT_HELP:%.c=$(B)/%.o) $(ARCHIVES)
	$(call say,link)$(LINK) $^ -o $@ $$($(PKG_CONFIG) --libs cmocka) $(LIBS)
$(GUARD): $(patsubst %.c,$(B)/%.o,$(wildcard tests/corpus/*.c)) $(ARCHIVES)
	$(call say,link)$(LINK) $^ -o $@ $(LIBS)
# A terminal in a box for tests/tui, where libvterm is.
VT        := $(if $(shell $(PKG_CONFIG) --exists vterm 2>/dev/null && echo yes),$(B)/tests/tui/vt)
$(B)/tests/tui/vt: $(B)/tests/tui/vt.o
	$(call say,link)$(LINK) $^ -o $@ $$($(PKG_CONFIG) --libs vterm)
$(B)/tests: $(UNIT) $(GUARD) $(VT) fuzz-targets

# T=NAME runs the tests whose path holds NAME.
check: all $(UNIT) $(GUARD) $(VT) fuzz-targets
	@$(TEST_ENV) tests/run $(if $(T),$(foreach c,$(UNIT) $(CHECKS),$(if $(findstring $(T),$(c)),$(c))),$(UNIT) $(CHECKS))
layers: all
	@$(TEST_ENV) tests/run $(wildcard tests/layers/*.sh)
# Only the tests that keep expectations below the first part of T.
KEEPERS   = $(shell grep -lE '(golden "?|ACCEPT.*)$(firstword $(subst /, ,$(T)))/' $(filter-out tests/layers/%,$(CHECKS)))
accept: all
	@test -n '$(T)' || { echo 'usage: make accept T=NAME, the path of one expectation below tests/golden/, without its suffix, or tui/NAME' >&2; exit 2; }
	@test -n '$(KEEPERS)' || { echo 'no test keeps an expectation $(T)' >&2; exit 2; }
	@$(TEST_ENV) ACCEPT='$(T)' tests/run $(KEEPERS)
# The hand-over to other databases (docs/SCALE.md): servers of its own on loopback; one test at a time.
scale-test: all
	@$(TEST_ENV) JOBS=1 SCALE_DATA='$(SCALE_DATA)' tests/run $(wildcard tests/scale/[!l]*.sh)
corpus-check: all $(GUARD)
	@$(TEST_ENV) tests/run $(wildcard tests/corpus/*.sh)
# Exports against the schemas beside the repository, by ajv from npm, which this fetches into $(B)/npm.
.PHONY: check-npm
$(B)/npm/node_modules/ajv-formats/package.json:
	@mkdir -p $(B)/npm
	$(call say,npm)npm install --silent --no-audit --no-fund --prefix $(B)/npm ajv@8 ajv-formats@3 >$(B)/npm/log 2>&1 || { cat $(B)/npm/log; exit 1; }
check-npm: all $(B)/npm/node_modules/ajv-formats/package.json
	@$(TEST_ENV) NPM='$(abspath $(B)/npm)' tests/run $(wildcard tests/npm/*.sh)
# An example of each form of export, in $(B)/examples.
.PHONY: examples
examples: all
	@tools/examples.sh $(B)/fatiao $(B)/examples
# Renews the coverage table in corpus/README.md; tells what the guard finds, too.
corpus-table: $(GUARD)
	@$(GUARD) --table corpus

# Fuzz targets, one file each in tests/fuzz/target. In an ordinary build replay.c reads the files kept (make check);
# fuzz-build builds them with libFuzzer, address and undefined-behaviour sanitizers; tests/fuzz/short.sh runs each for
# ten seconds (make check), `make fuzz` for SECONDS.
FUZZ_SRC  := $(wildcard tests/fuzz/target/*.c)
FUZZ      := $(FUZZ_SRC:tests/fuzz/target/%.c=$(B)/fuzz/%)
FUZZ_MAIN  = $(B)/tests/fuzz/replay.o
SECONDS    = 60
.PHONY: fuzz fuzz-build fuzz-targets
.SECONDARY: $(FUZZ_SRC:%.c=$(B)/%.o)
# Targets of foreign forms have fatiao-convert's parts and come back from a refusal, which ends that program; the parts of a
# DOCX are not zipped.
$(B)/fuzz.a: $(B)/tests/fuzz/fuzz.o $(B)/tests/fuzz/foreign.o $(filter-out %/main.o,$(CONVERT_SRC:%.c=$(B)/%.o))
	$(call say,ar)$(AR) rcs $@ $^
$(FUZZ): $(B)/fuzz/%: $(B)/tests/fuzz/target/%.o $(filter %.o,$(FUZZ_MAIN)) $(B)/fuzz.a $(ARCHIVES)
	@mkdir -p $(@D)
	$(call say,link)$(LINK) -Wl,--wrap=ft_refuse,--wrap=ft_word_zip $(filter-out %.o,$(FUZZ_MAIN)) $^ -o $@ $$($(PKG_CONFIG) --libs $(CONVERT_PKGS)) $(LIBS)
fuzz-targets: $(FUZZ)
fuzz-build:
	$(MAKE) B=$(B)-fuzz CC=clang CFLAGS='-O1 -g -fno-omit-frame-pointer' FUZZ_MAIN=-fsanitize=fuzzer \
	    SAN='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined' fuzz-targets
fuzz: fuzz-build
	@tests/fuzz/run $(B)-fuzz $(SECONDS) $(T)
# The Debian package, built, looked at, and installed in a fresh root; wants root and a network.
.PHONY: package-check
package-check: all
	@$(TEST_ENV) tests/run tests/package/deb.sh

# Kills, full disks, faults, lost power, damage: the index and the notes outlive them. Takes minutes; TORTURE=10 runs a
# tenth. Opening mutated indexes is done by a program with the address sanitizer.
TORTURES = $(filter-out tests/torture/torture.sh,$(wildcard tests/torture/*.sh))
.PHONY: torture
torture: all
	$(MAKE) B=$(B)-asan CFLAGS='-O1 -g -fno-omit-frame-pointer' SAN=-fsanitize=address all
	@$(TEST_ENV) ASAN_FATIAO='$(abspath $(B)-asan)/fatiao' tests/run $(if $(T),$(foreach c,$(TORTURES),$(if $(findstring $(T),$(c)),$(c))),$(TORTURES))
