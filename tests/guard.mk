# The program built and tested once more, guarded: by sanitizers, valgrind, other compilers, an analyser, a count of the
# lines that tests reach. Each build keeps a folder of its own.

.PHONY: asan ubsan valgrind warnings tidy coverage

asan:
	$(MAKE) B=$(B)-asan CFLAGS='-O1 -g -fno-omit-frame-pointer' SAN=-fsanitize=address check
ubsan:
	$(MAKE) B=$(B)-ubsan CFLAGS='-O1 -g' SAN='-fsanitize=undefined -fno-sanitize-recover=undefined' check
# One start under valgrind takes two seconds and one index half a minute, so that the longest tests are left out, each counted as
# skipped: make asan and make ubsan run all of them.
VALGRIND_LONG = $(filter-out $(VALGRIND_TESTS),$(patsubst tests/%,%,$(CHECKS)))
VALGRIND_TESTS = golden/cite.sh golden/convert.sh golden/export.sh golden/read.sh fuzz/replay.sh fuzz/random.sh \
    cli/T106-tables.sh cli/T210-known-names.sh cli/T400-show.sh cli/T420-parts.sh cli/T510-links.sh \
    cli/T515-references.sh cli/T520-export.sh cli/T523-bibliography.sh cli/T534-matrix.sh cli/T540-import.sh \
    cli/T543-check-forms.sh cli/T544-import-forms.sh cli/T550-trace.sh cli/T560-compare.sh cli/T700-kept.sh \
    cli/T720-config.sh
VALGRIND = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite \
    --suppressions=$(abspath tests/valgrind.supp)
valgrind: all
	LEFT_OUT='$(VALGRIND_LONG)' LEFT_OUT_WHY='too slow under valgrind; make asan runs it' $(MAKE) WRAP='$(VALGRIND)' check

warnings:
	$(MAKE) B=$(B)-gcc CC=gcc WERROR=-Werror all $(B)-gcc/tests
	$(MAKE) B=$(B)-clang CC=clang WERROR=-Werror all $(B)-clang/tests
# .clang-tidy lists the checks. A stamp a file, so that only what changed is read again.
CLANG_TIDY ?= clang-tidy
tidy: $(SRC:%.c=$(B)/tidy/%.ok)
$(B)/tidy/%.ok: %.c .clang-tidy $(wildcard lib/*/*.h indexer/*.h indexer/*/*.h cli/*.h cli/*/*.h tui/*.h tui/*/*.h) $(B)/foldtab.h
	@mkdir -p $(@D)
	$(call say,tidy)$(CLANG_TIDY) --quiet $< -- $(filter-out $(CC) -W% -O% -g -U% -D_FORTIFY% -f%,$(COMPILE)) >$@.log 2>&1 || { cat $@.log; exit 1; }
	@mv $@.log $@
# Which lines of lib/ and indexer/ the tests reach; a page a file in $(B)-cov/lines. tests/tools/counted.c lets fatiao-convert
# leave its counts. The report is made even where a test failed.
COUNTED = $(B)-cov/tests/tools/counted.o
COVERED = $(MAKE) B=$(B)-cov CFLAGS='-O0 -g -fprofile-update=atomic' SAN=--coverage LDFLAGS='-Wl,--wrap=setrlimit $(abspath $(COUNTED))'
coverage:
	$(COVERED) $(COUNTED)
	@mkdir -p $(B)-cov/lines; find $(B)-cov -name '*.gcda' -delete; status=0; $(COVERED) check || status=$$?; \
	gcovr -r . --object-directory $(B)-cov -f lib/ -f indexer/ --html-details $(B)-cov/lines/index.html --txt $(B)-cov/lines.txt \
	    --json-summary $(B)-cov/lines.json $(B)-cov || exit; tail -3 $(B)-cov/lines.txt; exit $$status
