# fatiao-convert on made-up documents: tests/golden/convert/NAME.FORM.in beside NAME.FORM.out, which is the text with its
# marks (the U+001D before a mark shown as @) or the refusal.
. "$TOP/tests/lib.sh"

convert() { # form file
	status=0
	# shellcheck disable=SC2086 # a command
	${WRAP:-} "$B/fatiao-convert" "$1" <"$2" >"$out" 2>"$err" || status=$?
}

for in in "$TOP"/tests/golden/convert/*.html.in; do
	name=$(basename "$in" .in)
	convert html "$in"
	case $status in
	0) tr '\035' @ <"$out" >text ;;
	3) cat "$err" >text ;;
	*) fail "$name: exit status $status" "$(cat "$err")" && continue ;;
	esac
	golden "convert/$name.out" text
done
finish
