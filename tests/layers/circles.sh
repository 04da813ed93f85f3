# No two source files need each other: who calls whom, as the objects' symbols tell it, can be put in one order.
. "$TOP/tests/lib.sh"
need nm tsort

[ -z "${SAN:-}" ] || { echo 'proved by the plain build'; exit 77; }
# The list of commands holds the one that completes their names.
known='cli/options.o cli/cmd/complete.o'

(cd "$B" && find lib indexer tui cli -name '*.o' -exec nm -A {} +) >symbols
awk '{sub(":.*", "", $1)} NF == 3 && $2 == "U" {print $3, $1}' symbols | sort >uses
awk '{sub(":.*", "", $1)} NF == 3 && $2 ~ /^[TDRB]$/ {print $3, $1}' symbols | sort >has
join -o 1.2,2.2 uses has | grep -vxF "$known" | sort -u >calls
ok 'the objects tell who calls whom' test -s calls
if tsort <calls >order 2>loops; then
	ok 'no circle of source files' true
else
	fail 'no circle of source files' "$(sed 's/^tsort: //' loops)"
fi
