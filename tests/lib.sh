# For shell tests, which begin with
#
#     . "$TOP/tests/lib.sh"
#
# and end with `finish`. tests/run made an empty folder, went there, and set HOME and XDG_* in it.
# Each of the words below is one test point, except run, need and golden's helpers.
#
#     run CMD...               runs a command; then $status, $out (a file) and $err (a file) are what it gave
#     fatiao ARG...            the program built, under $WRAP
#     ok WHAT [CMD...]         passes when CMD succeeds (or always)
#     fail WHAT [WHY]
#     skip WHAT WHY
#     todo WHAT WHY CMD...     a known defect: passes loudly when it is mended
#     is WHAT GOT WANTED       the same string
#     status_is N WHAT         of the last run
#     has TEXT WHAT            $out holds the text literally; err_has: $err; lacks: $out does not
#     same FILE WHAT           $out equals the file
#     golden NAME FILE         FILE equals tests/golden/NAME; `make accept T=NAME-without-suffix` rewrites it
#     json WHAT FILTER         jq -e FILTER succeeds on $out
#     need PROGRAM...          skips the whole file where one is missing
#     need_data [FILE]         skips the whole file where ../shared/data (or a file in it) is not there
set -u
: "${TOP:?}" "${B:?}" "${FATIAO:?}" "${DATA:?}"
FIXTURES=$TOP/tests/fixtures
points=0 failures=0 status=0
out=$PWD/.out err=$PWD/.err
: >"$out" >"$err"

say() { # verdict what [note]
	points=$((points + 1))
	printf '%s %d - %s%s\n' "$1" "$points" "$2" "${3:+ # $3}"
}

tell() { sed 's/^/# /'; }

ok() {
	what=$1
	shift
	if [ $# -eq 0 ] || "$@"; then
		say ok "$what"
	else
		fail "$what" "$*"
	fi
}

fail() {
	failures=$((failures + 1))
	say 'not ok' "$1"
	[ -z "${2:-}" ] || printf '%s\n' "$2" | tell
}

skip() { say ok "$1" "SKIP $2"; }

todo() {
	what=$1 why=$2
	shift 2
	if "$@"; then fail "$what" "a known defect is mended ($why): make it a test"; else say 'not ok' "$what" "TODO $why"; fi
}

fatiao() { ${WRAP:-} "$FATIAO" "$@"; }

run() {
	status=0
	"$@" >"$out" 2>"$err" </dev/null || status=$?
}

shown() { # what the last run gave, for a failure
	{ echo "exit status $status; standard output:"; head -n 20 "$out"; echo "standard error:"; head -n 20 "$err"; }
}

is() {
	if [ "$2" = "$3" ]; then ok "$1"; else fail "$1" "got:    $2
wanted: $3"; fi
}

status_is() {
	if [ "$status" -eq "$1" ]; then ok "$2"; else fail "$2" "wanted exit status $1: $(shown)"; fi
}

has() {
	if grep -qF -e "$1" "$out"; then ok "$2"; else fail "$2" "\"$1\" is missing: $(shown)"; fi
}

lacks() {
	if grep -qF -e "$1" "$out"; then fail "$2" "\"$1\" is there: $(shown)"; else ok "$2"; fi
}

err_has() {
	if grep -qF -e "$1" "$err"; then ok "$2"; else fail "$2" "\"$1\" is missing: $(shown)"; fi
}

same() {
	if diff -u "$1" "$out" >"$out.diff" 2>&1; then ok "$2"; else fail "$2" "$(head -n 40 "$out.diff")"; fi
}

golden() {
	want=$TOP/tests/golden/$1
	case $1 in
	"${ACCEPT:-/}" | "${ACCEPT:-/}".*)
		if ! cmp -s "$want" "$2"; then
			mkdir -p "$(dirname "$want")" && cp "$2" "$want"
			echo "# accepted: $1"
		fi ;;
	esac
	if diff -u "$want" "$2" >"$out.diff" 2>&1; then ok "$1"; else fail "$1" "$(head -n 60 "$out.diff")"; fi
}

json() {
	if jq -e "$2" "$out" >"$out.jq" 2>&1; then ok "$1"; else fail "$1" "$2 gave: $(head -n 5 "$out.jq")
$(shown)"; fi
}

need() {
	for program; do
		command -v "$program" >/dev/null && continue
		echo "$program is not installed"
		exit 77
	done
}

need_data() {
	[ -e "$DATA/${1:-.}" ] && return
	echo "the real texts are not here: $DATA/${1:-}"
	exit 77
}

finish() {
	echo "1..$points"
	exit $((failures > 0))
}
