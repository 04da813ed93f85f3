# Other programs take a binder: LibreOffice opens the DOCX, Chromium the HTML, xmllint its parts. What is missing is
# skipped with a word.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
indexed
PLACES='lamp-law#art_3 lamp-law@2016-11-07#art_2 demo-3#art_2'
# shellcheck disable=SC2086 # words
ask export --as binder --output exhibit.html $PLACES || fail 'HTML is written'
have() { command -v "$1" >/dev/null; }
pages() { pdftotext -layout "$1" - 2>>"$err"; }

# Word's own XML
if [ ! -x "$B/fatiao-convert" ]; then
	skip 'the DOCX' 'fatiao-convert is not built'
else
	# shellcheck disable=SC2086 # words
	ask export --as binder --output exhibit.docx $PLACES || fail 'a DOCX is written'
	is 'its first part is the table of types' "$("$B/fatiao-convert" unzip <exhibit.docx | sed -n '2s/.* //p')" '[Content_Types].xml'
	"$B/fatiao-convert" unzip <exhibit.docx |
		LC_ALL=C awk '/^part [0-9]+ / { if (f) close(f); f = "part" ++n ".xml"; print $3 >"names"; next } f { print >f }'
	is 'every part that is named has a type' "$(grep -c . names)" 13
	if have xmllint; then
		for part in part*.xml; do
			ok "$part is XML" xmllint --nonet --noout "$part"
		done
		is 'each anchor that is linked to is there' "$(xmllint --xpath '//*[local-name()="hyperlink"]/@*[local-name()="anchor"]' part6.xml |
			grep -o '"[^"]*"' | sort -u | tr '\n' ' ')" '"p1" "p2" "p3" '
		is 'a cell ends with a paragraph' "$(xmllint --xpath 'count(//*[local-name()="tc"][not(*[last()][local-name()="p"])])' part6.xml)" 0
		is 'every style that is used is defined' "$(xmllint --xpath '//@*[local-name()="val"][local-name(..)="pStyle" or local-name(..)="rStyle"]' part6.xml part9.xml part10.xml 2>/dev/null |
			grep -o '"[^"]*"' | sort -u | while read -r style; do grep -q "w:styleId=$style" part7.xml || echo "$style"; done)" ''
		ok 'East Asian fonts are named' grep -q 'w:eastAsia="宋体"' part7.xml
	else
		skip 'its parts are XML' 'xmllint is not installed'
	fi
	if have soffice && have pdftotext; then
		soffice --headless "-env:UserInstallation=file://$PWD/office" --convert-to pdf exhibit.docx >office.log 2>&1
		ok 'LibreOffice opens it' test -s exhibit.pdf
		pages exhibit.pdf >"$out"
		has '法律依据汇编' 'with the cover'
		has '灯塔每夜应当有人值守' 'the Chinese'
		has 'Each lighthouse shall be attended' 'and the English side'
		ok 'the day above each page' grep -q 'Authorities .*The law as it stands on 2026-11-10' "$out"
		ok 'the number below' grep -q '^ *2 */ *[0-9]' "$out"
	else
		skip 'LibreOffice opens it' 'soffice or pdftotext is not installed'
	fi
fi

# One HTML file
if have xmllint; then
	xmllint --html --nonet --noout exhibit.html 2>"$err"
	is 'libxml2 finds no fault but tags that it does not know' "$(grep 'error' "$err" | grep -v 'Tag .* invalid')" ''
else
	skip 'HTML is well formed' 'xmllint is not installed'
fi
if have chromium && have pdftotext; then
	chromium --headless --no-sandbox --disable-gpu "--user-data-dir=$PWD/chromium" --no-pdf-header-footer \
		--print-to-pdf=print.pdf "file://$PWD/exhibit.html" >chromium.log 2>&1
	ok 'Chromium prints it' test -s print.pdf
	pages print.pdf >"$out"
	has '所引法律文件' 'with its tables'
	has 'Each lighthouse shall be attended' 'and both sides'
	ok 'and its page numbers' grep -q '^ *2 */ *[0-9]' "$out"
else
	skip 'Chromium prints it' 'chromium or pdftotext is not installed'
fi
finish
