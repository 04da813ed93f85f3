# The readers on made-up texts: tests/golden/read/NAME.in beside NAME.out_tree and NAME.out_diag. NAME ends in the
# suffix of the form: wrapped.md.in is read as wrapped.md.
. "$TOP/tests/lib.sh"

if ! $LINK -std=c11 -D_GNU_SOURCE -I"$TOP/lib" -I"$TOP" "$TOP/tests/golden/treedump.c" -o treedump \
	"$B/indexer.a" "$B/libfatiao.a" $LIBS >link.log 2>&1; then
	fail 'treedump links' "$(tail -n 20 link.log)"
	finish
fi

for in in "$TOP"/tests/golden/read/*.in; do
	name=$(basename "$in" .in)
	run ${WRAP:-} ./treedump "$in" "$name" tree diag
	status_is 0 "$name is read"
	golden "read/$name.out_tree" tree
	golden "read/$name.out_diag" diag
done
finish
