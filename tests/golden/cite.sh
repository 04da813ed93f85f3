# References out of made-up texts: tests/golden/cite/NAME.in beside NAME.out_refs. NAME ends in the suffix of the form.
# names.txt beside them is the table of names without 《》.
. "$TOP/tests/lib.sh"

if ! $LINK -std=c11 -D_GNU_SOURCE -I"$TOP/lib" -I"$TOP" "$TOP/tests/golden/refdump.c" -o refdump \
	"$B/indexer.a" "$B/libfatiao.a" $LIBS >link.log 2>&1; then
	fail 'refdump links' "$(tail -n 20 link.log)"
	finish
fi

for in in "$TOP"/tests/golden/cite/*.in; do
	name=$(basename "$in" .in)
	run ${WRAP:-} ./refdump "$in" "$name" "$TOP/tests/golden/cite/names.txt" refs
	status_is 0 "$name is read"
	golden "cite/$name.out_refs" refs
done
finish
