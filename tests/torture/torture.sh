# What the torture tests share: `. "$TOP/tests/torture/torture.sh"` behind lib.sh.
#
#     begin               makes the library and two indexes of it: old/ (with the user's notes) and what it becomes
#                         when the folder `more` is added; sets $old, $new (their contents, summed) and $notes
#     fresh               ./data is old/ again
#     contents            the whole library as one sum: every text, status, link and work
#     whole WHAT          ./data holds the old or the new index, whole, and the notes; else a failed point, and 1
#     tidy WHAT           the next start, which changes nothing, clears what was left
#     restart WHAT        the next start brings the new index, and nothing else lies about
#     fault SPEC CMD...   runs the program with fault.so (fault.c); `built` makes it
#     died                the last run did not end by itself
. "$TOP/tests/cli/library.sh"
wanted=${TORTURE:-} # a part of the full count, for a quick look

share() { # COUNT: or fewer, as TORTURE (per cent) says
	echo $((($1 * ${wanted:-100} + 99) / 100))
}

contents() {
	{ ask export --as jsonl && ask links --all --format jsonl && ask --format json list works; } 2>>"$err" | cksum
}

kept() { { ask --format json note list; ask --format json basket; } 2>>"$err" | cksum; }

begin() {
	library
	many 12 more
	find more -type f -exec touch -d 2026-11-01T00:00:00Z {} +
	ask -q index --source lib 2>>"$err"
	ask -q basket add lamp-law#art_3
	ask -q note add lamp-law#art_3 ask the harbour master
	notes=$(kept) old=$(contents)
	rm -f data/user.db-shm data/user.db-wal
	cp -R data old
	ask -q index --source more 2>>"$err"
	new=$(contents)
	[ "$old" != "$new" ] && [ "$notes" = "$(kept)" ] || fail 'two indexes are made' "$(shown)"
}

fresh() {
	rm -rf data data.lost data.shadow
	cp -R old data
}

whole() {
	run ask --format json verify
	if [ "$status" -ne 0 ]; then
		fail "$1: the index is whole" "$(shown)"
		return 1
	fi
	got=$(contents)
	if [ "$got" != "$old" ] && [ "$got" != "$new" ]; then
		fail "$1: it is the old index or the new one" "$got is neither $old nor $new"
		return 1
	fi
	if [ "$(kept)" != "$notes" ]; then
		fail "$1: the notes are whole" "$(ask note list 2>&1)"
		return 1
	fi
}

strays() { find data/ -mindepth 1 ! -name index.db ! -name index.lock ! -name 'index-*.sha256' ! -name 'user.db' ! -name 'user.db-wal' ! -name 'user.db-shm' ! -name mine.tar ! -name library.lock; }

tidy() { # WHAT: the next start clears what was left, though it has nothing else to do
	run ask -q index
	if [ "$status" -ne 0 ] || [ -n "$(strays)" ] || [ "$(find data/ -name 'index-*.sha256' | wc -l)" -ne 1 ]; then
		fail "$1: the next start clears what was left" "$(shown; find data)"
		return 1
	fi
}

restart() { # WHAT [ARG...]: the next start; ARGs as those of index
	next=$1
	shift
	run ask -q index --source more "$@"
	if [ "$status" -ne 0 ]; then
		fail "$next: the next start" "$(shown)"
		return 1
	fi
	if [ "$(contents)" != "$new" ] || [ "$(kept)" != "$notes" ]; then
		fail "$next: the next start brings the new index" "$(contents), not $new"
		return 1
	fi
	if [ -n "$(strays)" ] || [ "$(find data/ -name 'index-*.sha256' | wc -l)" -ne 1 ]; then
		fail "$next: the next start clears what was left" "$(find data)"
		return 1
	fi
}

holds() { grep -qF -e "$1" "$out"; } # TEXT: the last run printed it

died() { [ "$status" -gt 128 ]; }

built() {
	[ -z "${SAN:-}" ] && [ -z "${WRAP:-}" ] || { echo 'a sanitizer or a wrapper stands in the way of LD_PRELOAD'; exit 77; }
	echo '#include <features.h>
#ifndef __GLIBC__
#error
#endif' | $CC -E - >/dev/null 2>&1 || { echo 'fault.c needs glibc'; exit 77; }
	if ! $CC -std=gnu11 -D_GNU_SOURCE -O1 -fPIC -shared "$TOP/tests/torture/fault.c" "$TOP/tests/torture/lost.c" -o fault.so -ldl 2>link.log; then
		fail 'fault.so links' "$(cat link.log)"
		finish
	fi
}

fault() {
	spec=$1
	shift
	run env LD_PRELOAD="$PWD/fault.so" FAULT="$spec" FAULT_DIR="$PWD/data" FAULT_COUNT="$PWD/count" "$FATIAO" --on "$ON" "$@"
}

count_of() { # CMD...: how many operations and allocations it takes, into $ops and $allocations
	fault none:0 "$@"
	read -r ops allocations <count
}

lot() { # SEED COUNT LOW HIGH: so many whole numbers from LOW to HIGH
	awk -v seed="$1" -v n="$2" -v low="$3" -v high="$4" 'BEGIN { srand(seed); while (n-- > 0) print low + int(rand() * (high - low + 1)) }'
}
