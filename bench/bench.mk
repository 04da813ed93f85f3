# The figures: make bench. What is compared and how is said in bench/run.sh.

BENCH := $(patsubst bench/%.c,$(B)/bench/%,$(wildcard bench/*.c))

.PHONY: bench bench-check bench-accept
$(BENCH): $(B)/bench/%: $(B)/bench/%.o $(ARCHIVES)
	$(call say,link)$(LINK) $^ -o $@ $(LIBS)
# TIMES=10: a made-up corpus of ten times the size; PEERS='xapian rg': these alone.
bench: all $(BENCH)
	@B='$(B)' TIMES='$(or $(TIMES),1)' PEERS='$(PEERS)' bench/run.sh
# The figures of the last `make bench` against the accepted ones, bench/baseline.json.
bench-check: bench
	@B='$(B)' bench/check.sh
bench-accept:
	@B='$(B)' bench/check.sh --accept
