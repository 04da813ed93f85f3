# fatiao's build. `make` leaves build/fatiao; `make help` lists the rest, V=1 shows commands. Objects stay in $(B); nothing is
# configured beyond pkg-config. A layer is a folder lib/X: it becomes $(B)/lib/X.a and a part of
# $(B)/libfatiao.a. A new .c file is found by itself.

B       = build
PREFIX  = /usr/local
BINDIR  = $(PREFIX)/bin
LIBEXEC = $(PREFIX)/libexec/fatiao
SHARE   = $(PREFIX)/share/fatiao
MANDIR  = $(PREFIX)/share/man
LOCALE  = $(PREFIX)/share/locale
# shell:where its completion goes, below PREFIX/share
ZSH_DIR = zsh/site-functions
COMPLETIONS = bash:bash-completion/completions/fatiao zsh:$(ZSH_DIR)/_fatiao fish:fish/vendor_completions.d/fatiao.fish

PKG_CONFIG ?= pkg-config
MSGFMT     ?= msgfmt
OPENCC_DICT ?= opencc_dict
CFLAGS     ?= -O2 -g
WARN        = -Wall -Wextra -Wconversion -Wshadow -Werror=implicit-function-declaration
WERROR     ?=
SAN        ?=

say         = $(if $(V),,@printf '%-5s %s\n' '$(1)' '$@';)

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.DEFAULT_GOAL = all
.PHONY: all help run layers install uninstall clean FORCE

# Parts. fatiao-convert, which alone parses foreign forms, is built where it has sources.
LAYERS      := $(patsubst lib/%/,%,$(sort $(dir $(wildcard lib/*/*.c))))
LIB_SRC     := $(wildcard lib/*/*.c)
INDEXER_SRC := $(filter-out indexer/convert/%,$(wildcard indexer/*.c indexer/*/*.c))
CONVERT_SRC := $(wildcard indexer/convert/*.c)
TUI_SRC     := $(wildcard tui/*.c tui/view/*.c)
CLI_SRC     := $(wildcard cli/*.c cli/cmd/*.c)
SRC         := $(LIB_SRC) $(INDEXER_SRC) $(CONVERT_SRC) $(TUI_SRC) $(CLI_SRC)
LAYER_ARCHIVES := $(LAYERS:%=$(B)/lib/%.a)
ARCHIVES    := $(B)/tui.a $(B)/indexer.a $(B)/libfatiao.a
PROGRAMS    := $(if $(CLI_SRC),$(B)/fatiao) $(if $(CONVERT_SRC),$(B)/fatiao-convert)
MO          := $(patsubst po/%.po,$(B)/mo/%/LC_MESSAGES/fatiao.mo,$(wildcard po/*.po))
MAN         := $(wildcard man/*.[1-8] man/*/*.[1-8])

# Libraries. The linker drops those that no object needs.
PKGS         = sqlite3 ncursesw jansson libutf8proc libmd
CONVERT_PKGS = libarchive libxml-2.0
HASH        := \#
ICONV        = $(shell printf '%s\n' '$(HASH)include <iconv.h>' 'int main(void){return iconv_open("a","b")==0;}' | \
                 $(CC) -x c - -o /dev/null 2>/dev/null || echo -liconv)
LIBS         = $(shell $(PKG_CONFIG) --libs $(PKGS)) $(ICONV) -lm
HARDEN      := $(if $(SAN),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE \
                 $(if $(filter x86_64,$(shell uname -m)),-fstack-clash-protection))
ifeq ($(shell uname -s),Linux)
HARDEN_LD   := $(if $(SAN),,-pie -Wl,-z,relro,-z,now) -Wl,--as-needed
endif
ifeq ($(filter clean uninstall help,$(MAKECMDGOALS)),)
PKG_CFLAGS  := $(shell $(PKG_CONFIG) --cflags $(PKGS) $(if $(CONVERT_SRC),$(CONVERT_PKGS)))
endif
COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -Ilib -I. -I$(B) $(PKG_CFLAGS) $(CPPFLAGS) $(HARDEN) $(WARN) $(WERROR) \
          $(CFLAGS) $(SAN) -pthread
LINK    = $(CC) $(CFLAGS) $(SAN) -pthread $(HARDEN_LD) $(LDFLAGS)

all: $(PROGRAMS) $(ARCHIVES) $(LAYER_ARCHIVES) $(MO)

help:
	@echo 'make [all]      build/fatiao'
	@echo 'make run        index the shipped corpus and open the reader'
	@echo 'make check      all tests; make accept T=NAME rewrites one expectation; check-npm: exports by ajv'
	@echo 'make scale-test the hand-over to ClickHouse and PostgreSQL, on servers of its own (docs/SCALE.md)'
	@echo 'make layers     proves who may use whom'
	@echo 'make torture    kills, full disks, faults, lost power, damage; make fuzz: strange input, SECONDS=60 a target'
	@echo 'make bench      the figures; make asan, ubsan, valgrind: the tests once more, guarded'
	@echo 'make warnings   gcc and clang without a word; make tidy: clang-tidy; make coverage: lines the tests reach, by gcovr'
	@echo 'make corpus-check: the shipped library'
	@echo 'make install uninstall [PREFIX=/usr/local] [DESTDIR=]; make clean'

run: all
	$(B)/fatiao index && $(B)/fatiao

# Stamps change when what they stand for does: other flags rebuild all, a file that came or went its archive.
stamp = (mkdir -p $(@D); cat >$@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@)
$(B)/flags: FORCE
	@printf '%s\n' '$(subst ','\'',$(COMPILE) $(LINK))' | $(stamp)
$(B)/sources: FORCE
	@printf '%s\n' '$(SRC)' | $(stamp)
FORCE:

# The folding table (lib/base/fold.c), from OpenCC's and Unicode's data.
DATA_DIRS = /usr/share /usr/local/share /opt/homebrew/share /opt/local/share
TS_OCD   := $(firstword $(wildcard $(DATA_DIRS:%=%/opencc/TSCharacters.ocd2)))
RADICALS := $(firstword $(wildcard $(DATA_DIRS:%=%/unicode/EquivalentUnifiedIdeograph.txt) \
              $(DATA_DIRS:%=%/unicode/ucd/EquivalentUnifiedIdeograph.txt)))
$(B)/foldgen: tools/foldgen.c lib/base/str.c lib/base/str.h lib/base/fold.h $(B)/flags
	$(call say,link)$(COMPILE) $(filter %.c,$^) -o $@ $(LDFLAGS) $(shell $(PKG_CONFIG) --libs libutf8proc)
$(B)/tschars.txt: $(TS_OCD) $(B)/flags
	@test -n '$(TS_OCD)' || { echo 'fatiao: TSCharacters.ocd2 is missing: ./bootstrap deps' >&2; exit 1; }
	$(call say,make)$(OPENCC_DICT) -i $(TS_OCD) -o $@ -f ocd2 -t text
$(B)/foldtab.h: $(B)/foldgen $(B)/tschars.txt $(RADICALS)
	@test -n '$(RADICALS)' || { echo 'fatiao: EquivalentUnifiedIdeograph.txt is missing: ./bootstrap deps' >&2; exit 1; }
	$(call say,make)$(B)/foldgen $(B)/tschars.txt $(RADICALS) >$@
$(B)/lib/base/fold.o: $(B)/foldtab.h

# Objects, archives, programs.
$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,cc)$(COMPILE) -MMD -MP -c $< -o $@
$(foreach l,$(LAYERS),$(eval $(B)/lib/$(l).a: $(patsubst %.c,$(B)/%.o,$(wildcard lib/$(l)/*.c))))
$(B)/libfatiao.a: $(LIB_SRC:%.c=$(B)/%.o)
$(B)/indexer.a: $(INDEXER_SRC:%.c=$(B)/%.o)
$(B)/tui.a: $(TUI_SRC:%.c=$(B)/%.o)
$(LAYER_ARCHIVES) $(ARCHIVES): $(B)/sources
	@mkdir -p $(@D); rm -f $@
	$(call say,ar)$(AR) rcs $@ $(filter %.o,$^)
$(B)/fatiao: $(CLI_SRC:%.c=$(B)/%.o) $(ARCHIVES)
	$(call say,link)$(LINK) $^ -o $@ $(LIBS)
$(B)/fatiao-convert: $(CONVERT_SRC:%.c=$(B)/%.o) $(B)/indexer.a $(B)/libfatiao.a
	$(call say,link)$(LINK) $^ -o $@ $(shell $(PKG_CONFIG) --libs $(CONVERT_PKGS)) $(LIBS)
$(B)/mo/%/LC_MESSAGES/fatiao.mo: po/%.po
	@mkdir -p $(@D)
	$(call say,make)$(MSGFMT) --check -o $@ $<
-include $(shell test -d $(B) && find $(B) -name '*.d')

install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(SHARE)
	install -m 755 $(B)/fatiao $(DESTDIR)$(BINDIR)
	$(if $(CONVERT_SRC),install -d $(DESTDIR)$(LIBEXEC) && install -m 755 $(B)/fatiao-convert $(DESTDIR)$(LIBEXEC))
	find corpus -type d -exec install -d $(DESTDIR)$(SHARE)/{} \;
	find corpus -type f -exec install -m 644 {} $(DESTDIR)$(SHARE)/{} \;
	for m in $(MAN:man/%=%); do d=$(DESTDIR)$(MANDIR)/$$(dirname $$m)/man$${m##*.}; \
	    install -d $$d && install -m 644 man/$$m $$d || exit; done
	for c in $(COMPLETIONS); do install -D -m 644 completions/fatiao.$${c%%:*} $(DESTDIR)$(PREFIX)/share/$${c#*:} || exit; done
	for m in $(MO:$(B)/mo/%=%); do install -D -m 644 $(B)/mo/$$m $(DESTDIR)$(LOCALE)/$$m || exit; done
uninstall:
	rm -f $(DESTDIR)$(BINDIR)/fatiao $(MO:$(B)/mo/%=$(DESTDIR)$(LOCALE)/%)
	rm -rf $(DESTDIR)$(LIBEXEC) $(DESTDIR)$(SHARE)
	for c in $(COMPLETIONS); do rm -f $(DESTDIR)$(PREFIX)/share/$${c#*:}; done
	for m in $(MAN:man/%=%); do rm -f $(DESTDIR)$(MANDIR)/$$(dirname $$m)/man$${m##*.}/$${m##*/}; done
clean:
	rm -rf $(B) $(B)-*

include tests/tests.mk tests/guard.mk
-include bench/bench.mk
