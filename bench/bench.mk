# The figures: make bench. What is compared and how is said in bench/run.sh.

BENCH := $(patsubst bench/%.c,$(B)/bench/%,$(wildcard bench/*.c))

.PHONY: bench
$(BENCH): $(B)/bench/%: $(B)/bench/%.o $(ARCHIVES)
	$(call say,link)$(LINK) $^ -o $@ $(LIBS)
bench: all $(BENCH)
	@B='$(B)' bench/run.sh
