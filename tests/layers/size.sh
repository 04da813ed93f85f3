# A file that one can read in one go: .c up to 400 lines, headers up to 150, no function above 80, half of them
# within 15 and nine of ten within 40. A function begins with { in the first column and ends with } there; a table,
# which opens behind its name, is none.
. "$TOP/tests/lib.sh"
cd "$TOP" || exit 1

find lib indexer tui cli tools tests bench \( -name '*.c' -o -name '*.h' \) -exec awk '
	function tell() { if (name != "") print "file", lines, name }
	FNR == 1 { tell(); name = FILENAME; begun = 0 }
	{ lines = FNR }
	/^\{/ { begun = FNR }
	/^\}/ && begun { print "function", FNR - begun - 1, FILENAME ":" begun; begun = 0 }
	END { tell() }' {} + >"$out"
awk '$1 == "function" { print $2 }' "$out" | sort -n >"$out.functions"
functions=$(wc -l <"$out.functions")

at_most() { # lines what pattern-of-the-count: none is longer
	long=$(awk -v most="$1" -v which="$3" '$0 ~ which && $2 > most { print $3 " has " $2 " lines" }' "$out")
	if [ -z "$long" ]; then ok "$2"; else fail "$2" "$long"; fi
}
share() { # per-cent lines: so many functions are within so many lines
	length=$(sed -n "$((functions * $1 / 100))p" "$out.functions")
	ok "$1 of 100 functions are within $2 lines" test "${length:-$2}" -le "$2"
}

ok 'functions were found' test "$functions" -gt 1000
at_most 400 'no source file is longer than 400 lines' '^file .*[.]c$'
at_most 150 'no header is longer than 150 lines' '^file .*[.]h$'
at_most 80 'no function is longer than 80 lines' '^function'
share 50 15
share 90 40
ok 'the Makefile is shorter than 150 lines' test "$(wc -l <Makefile)" -lt 150
finish
