# The tests. tests/run runs them, each file in a folder and a home of its own, and ends with one line of counts.

UNIT_SRC  := $(wildcard tests/unit/test_*.c)
UNIT_HELP := $(filter-out $(UNIT_SRC),$(wildcard tests/unit/*.c))
UNIT      := $(UNIT_SRC:%.c=$(B)/%)
GUARD     := $(B)/tests/corpus/corpuscheck
TEST_ENV   = B='$(B)' CC='$(CC)' LINK='$(LINK)' LIBS='$(LIBS)' SAN='$(SAN)' WRAP='$(WRAP)'
CHECKS    := $(wildcard tests/layers/*.sh tests/corpus/*.sh tests/golden/*.sh tests/cli/T*.sh tests/tui/*.sh)

.PHONY: check accept scale-test corpus-check corpus-table $(B)/tests
.SECONDARY: $(UNIT_SRC:%.c=$(B)/%.o)

$(UNIT): $(B)/tests/unit/%: $(B)/tests/unit/%.o $(UNIT_HELP:%.c=$(B)/%.o) $(ARCHIVES)
	$(call say,link)$(LINK) $^ -o $@ $$($(PKG_CONFIG) --libs cmocka) $(LIBS)
$(GUARD): $(patsubst %.c,$(B)/%.o,$(wildcard tests/corpus/*.c)) $(ARCHIVES)
	$(call say,link)$(LINK) $^ -o $@ $(LIBS)
$(B)/tests: $(UNIT) $(GUARD)

# T=NAME runs the tests whose path holds NAME.
check: all $(UNIT) $(GUARD)
	@$(TEST_ENV) tests/run $(if $(T),$(foreach c,$(UNIT) $(CHECKS),$(if $(findstring $(T),$(c)),$(c))),$(UNIT) $(CHECKS))
layers: all
	@$(TEST_ENV) tests/run $(wildcard tests/layers/*.sh)
accept: all
	@test -n '$(T)' || { echo 'usage: make accept T=NAME, the path of one expectation below tests/, without its suffix' >&2; exit 2; }
	@$(TEST_ENV) ACCEPT='$(T)' tests/run $(filter-out tests/layers/%,$(CHECKS))
# The hand-over to other databases (docs/SCALE.md): servers of its own on loopback; one test at a time.
scale-test: all
	@$(TEST_ENV) JOBS=1 SCALE_DATA='$(SCALE_DATA)' tests/run $(wildcard tests/scale/[!l]*.sh)
corpus-check: all $(GUARD)
	@$(TEST_ENV) tests/run $(wildcard tests/corpus/*.sh)
# Renews the coverage table in corpus/README.md; tells what the guard finds, too.
corpus-table: $(GUARD)
	@$(GUARD) --table corpus
