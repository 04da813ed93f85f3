# fatiao-convert on made-up documents: tests/golden/convert/NAME.FORM.in beside NAME.FORM.out, which is the text with its
# marks (the U+001D before a mark shown as @) or the refusal. A .docx.in describes the parts of an archive
# (tests/tools/mkzip.c), a .pdf.in the places of words (tests/tools/mkpdf.c).
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"

tool mkzip
tool mkpdf

document() { # form file: the document itself, in ./document
	case $1 in
	docx) ./mkzip document <"$2" ;;
	pdf) ./mkpdf document <"$2" ;;
	*) cp "$2" document ;;
	esac
}

for in in "$TOP"/tests/golden/convert/*.in; do
	name=$(basename "$in" .in)
	form=${name##*.}
	if [ "$form" = pdf ] && ! command -v pdftotext >/dev/null; then
		skip "convert/$name.out" 'pdftotext is not installed'
		continue
	fi
	document "$form" "$in"
	status=0
	${WRAP:-} "$B/fatiao-convert" "$form" <document >"$out" 2>"$err" || status=$?
	case $status in
	0) tr '\035' @ <"$out" | sed 's/^@tool pdftotext .*/@tool pdftotext VERSION/' >text ;;
	3) cat "$err" >text ;;
	*) fail "$name: exit status $status" "$(cat "$err")" && continue ;;
	esac
	golden "convert/$name.out" text
done
finish
