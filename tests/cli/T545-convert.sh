# Foreign forms through import --dry-run, and what of them cannot be taken: a clear reason, exit 3, nothing changed, nobody
# hurt. Documents are made here (tests/tools/mkzip.c, mkpdf.c).
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
tool mkzip
tool mkpdf
golden=$TOP/tests/golden/convert
mkdir in bin
W='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
docx() { printf '=== word/document.xml%s\n<w:document %s><w:body>%s</w:body></w:document>\n' "${2:-}" "$W" "$1"; }
refused() { # WHAT FILE CODE WORDS
	run fatiao import --dry-run "$2"
	status_is 3 "$1: exit 3"
	err_has "$3: " "$1: its kind"
	err_has "$4" "$1: says why"
}

# Every form becomes a tree, whatever the file is called
cp "$golden/page.html.in" in/page.txt
cp "$golden/act.akn.in" in/act.docx
./mkzip in/lists.html <"$golden/lists.docx.in"
run fatiao --format json import --dry-run in/page.txt in/act.docx in/lists.html
status_is 0 'a page, an act in XML, a Word file'
json 'their forms' '[.files[].form] == ["html","akn","docx"]'
json 'a title' '[.files[].title] == ["示例国风车法","示例国风车法","示例国风车法"]'
json 'the articles of the page' '[.files[0].tree | .. | objects | select(.kind == "article") | .eid] == ["art_1","art_2","art_3","art_4","art_5","art_6"]'
json 'of the act' '[.files[1].tree | .. | objects | select(.kind == "article") | .label] == ["第一条","第二条"]'
json 'of the Word file, whose own lists number them' '[.files[2].tree | .. | objects | select(.kind == "article") | .label] == ["第一条","第二条","第三条","第四条"]'
json 'a table survives, with line breaks in cells' '[.files[0].tree | .. | objects | select(.eid == "chp_2__art_4" or .eid == "art_4") | .text][0] | test("甲级") and test("十转")'
json 'days from the meta block' '[.files[1].dates[].date] == ["2019-03-04","2022-05-06"]'
if command -v pdftotext >/dev/null; then
	./mkpdf in/pages.md <"$golden/pages.pdf.in"
	run fatiao --format json import --dry-run in/pages.md
	status_is 0 'a PDF'
	json 'its articles' '.files[0].form == "pdf" and ([.files[0].tree | .. | objects | select(.kind == "article") | .label] ==
		["第一条","第二条","第三条","第四条","第五条","第六条"])'
	json 'its title over two lines' '.files[0].title == "示例国风车与风筝管理条例（试行）"'
else
	skip 'a PDF' 'pdftotext is not installed'
fi

# A page's encoding: what its head names, where the bytes bear it out; --encoding before all
law=$(printf '<title>%s</title></head><body><p>第一条 风车转。</p><p>第二条 caf\303\251。</p></body></html>' 示例国风车法)
page() { printf '<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s">%s' "$1" "$2"; }
encoded() { # WHAT FILE ENCODING [--encoding E]
	what=$1 file=$2 want=$3
	shift 3
	run fatiao --format json import --dry-run "$@" "$file"
	is "$what" "$(field '.files[0] | .encoding + " " + (.title // "none")')" "$want 示例国风车法"
}
page gb2312 "$law" | iconv -f UTF-8 -t GB18030 >in/gb.html
encoded 'a page that names GB2312' in/gb.html GB18030
page big5 '<title>示例國風車法</title></head><body><p>第一條 風車轉。</p></body></html>' | iconv -f UTF-8 -t BIG5 >in/big5.html
run fatiao --format json import --dry-run in/big5.html
json 'a page that names Big5' '.files[0].title == "示例國風車法" and (.files[0].encoding | test("Big5"; "i"))'
page gb2312 "$law" >in/wrong.html
encoded 'a page that names GB2312 and is UTF-8' in/wrong.html UTF-8
page '' "$law" | iconv -f UTF-8 -t GB18030 >in/none.html
encoded 'a page that names none' in/none.html GB18030
page utf-8 "$law" | iconv -f UTF-8 -t GB18030 >in/lie.html
encoded 'a page that names another one' in/lie.html GB18030
encoded 'an encoding by hand' in/lie.html GB18030 --encoding GBK

# Known, but not taken
printf '{\\rtf1 x}' >in/rtf
refused 'RTF' in/rtf unknown-form docx
printf '\320\317\021\340\241\261\032\341xxxx' >in/doc
refused 'old Word' in/doc unknown-form docx
printf '=== a.txt\nx\n' | ./mkzip in/zip
refused 'an archive of other things' in/zip unknown-form 'without a Word document'
cp "$golden/shell.html.in" in/shell.html
refused 'a page that is but a script' in/shell.html no-text script

# Archives
{ docx '<w:p/>'; printf '=== ../../etc/x\nx\n'; } | ./mkzip in/dots
refused 'a name that leads out' in/dots unsafe '../../etc/x'
{ docx '<w:p/>'; printf '=== /etc/x\nx\n'; } | ./mkzip in/root
refused 'an absolute name' in/root unsafe '/etc/x'
{ docx '<w:p/>'; printf '=== word\\..\\x\nx\n'; } | ./mkzip in/back
refused 'a name of another system' in/back unsafe 'leads out'
{ docx '<w:p/>'; printf '=== word/x link /etc/passwd\n'; } | ./mkzip in/link
refused 'a link' in/link unsafe 'a link'
{ docx '<w:p/>'; docx '<w:p/>'; } | ./mkzip in/twice
refused 'a part that is there twice' in/twice unsafe 'twice'
{ docx '<w:p/>'; printf '=== word/m/ entries 60000\n'; } | ./mkzip in/many
refused '60,000 entries' in/many unsafe '60001 entries'
docx '<w:p/>' ' locked' | ./mkzip in/locked
refused 'an encrypted part' in/locked encrypted 'password'
printf '=== word/document.xml\n<!DOCTYPE w [<!ENTITY a "b">]><w:document %s><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>\n' "$W" | ./mkzip in/dtd
refused 'a document type' in/dtd unsafe 'document type'
printf '=== word/document.xml repeat 300000\n<x>\n' | ./mkzip in/deep
refused '300,000 elements in one another' in/deep unsafe 'too deep'
docx '' | ./mkzip in/blank
refused 'a Word file without words' in/blank no-text 'no text'
docx '<w:p><w:r><w:t>x' | ./mkzip in/broken
refused 'XML that is broken' in/broken damaged 'well-formed'
docx '<w:p><w:r><w:t>第一条 好。</w:t></w:r></w:p>' | ./mkzip in/good
head -c 150 in/good >in/cut
refused 'an archive that is cut off' in/cut damaged 'cut off'
printf '=== word/document.xml bytes 2000000000\n' | ./mkzip in/bomb
refused 'a part of 2 GB' in/bomb too-large 'word/document.xml'
printf '=== word/document.xml lie 200000000\n' | ./mkzip in/lie
run fatiao import --dry-run in/lie
status_is 3 'a part that says it is small: exit 3'
{ docx '<w:p><w:r><w:t>第一条 好。</w:t></w:r></w:p>'; printf '=== word/media/big bytes 2000000000\n'; } | ./mkzip in/unread
run fatiao import --dry-run in/unread
status_is 0 'what is not read is not unpacked'
if [ -x /usr/bin/time ] && [ -z "${SAN:-}" ]; then
	/usr/bin/time -f %M -o peak "$B/fatiao-convert" docx <in/bomb >"$out" 2>"$err"
	peak=$(tail -n 1 peak)
	ok "the 2 GB are refused within 100 MB ($peak kB)" test "$peak" -le 100000
else
	skip 'the memory that a bomb takes' 'there is no /usr/bin/time, or a sanitizer takes more'
fi

# Pages and XML
awk 'BEGIN { printf "<html><body>"; for (i = 0; i < 100000; i++) printf "<div>"; print "第一条 深。" }' >in/divs.html
refused '100,000 <div> in one another' in/divs.html unsafe 'too deep'
awk 'BEGIN { printf "<akomaNtoso>"; for (i = 0; i < 300000; i++) printf "<part>" }' >in/parts.xml
refused 'an act of 300,000 parts in one another' in/parts.xml unsafe 'too deep'
cp "$golden/entities.akn.in" in/entities.xml
refused 'entities in XML' in/entities.xml unsafe 'entities'
awk 'BEGIN { print "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"; for (i = 1; i < 12; i++) printf "<!ENTITY a%d \"%s\">\n", i, i == 1 ? "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;" : "&a" i - 1 ";&a" i - 1 ";&a" i - 1 ";&a" i - 1 ";&a" i - 1 ";"
	print "]><akomaNtoso><act><body><p>&a11;</p></body></act></akomaNtoso>" }' >in/laughs.xml
refused 'entities of entities' in/laughs.xml unsafe 'entities'

# PDF, by pretended pdftotexts
./mkpdf in/law.pdf <"$golden/stamp.pdf.in"
pretend() { printf '#!/bin/sh\n%s\n' "$1" >bin/pdftotext && chmod +x bin/pdftotext; }
pretended() { # WHAT SCRIPT CODE WORDS
	pretend "$2"
	path=$PATH
	PATH=$PWD/bin:$PATH
	refused "$1" in/law.pdf "$3" "$4"
	PATH=$path
}
rm -f bin/pdftotext
path=$PATH
PATH=$PWD/bin
run fatiao import --dry-run in/law.pdf
PATH=$path
status_is 3 'no pdftotext: exit 3'
err_has 'no-tool: ' 'no pdftotext: its kind'
err_has 'poppler-utils' 'no pdftotext: says in which package it is'
pretended 'a pdftotext that spins' 'while :; do :; done' limit 'pdftotext took more than'
pretended 'one that writes without end' 'while :; do echo "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</word>"; done' limit 'characters for each byte'
pretended 'one that writes 100 characters a byte' 'echo "<page width=\"500\" height=\"500\">"; awk "BEGIN { for (i = 0; i < 4000; i++) { printf \"<word xMin=\\\"1\\\" yMin=\\\"1\\\" xMax=\\\"2\\\" yMax=\\\"2\\\">\"; for (k = 0; k < 300; k++) printf \"a\"; print \"</word>\" } }"' limit 'characters for each of its bytes'
pretended 'one that dies' 'kill -SEGV $$' damaged 'signal 11'
pretended 'one that finds a password' 'echo "Command Line Error: Incorrect password" >&2; exit 1' encrypted 'password'
pretended 'one that may not copy' 'echo "Copying of text from this document is not allowed." >&2; exit 3' encrypted 'copied'
pretended 'one that takes more than its memory' 'exec awk "BEGIN { s = \"x\"; while (1) s = s s }"' damaged ''
pretended 'one that knows no Chinese' 'echo "Syntax Error: Missing language pack for Adobe-GB1 mapping" >&2; echo "<page width=\"1\" height=\"1\">"' no-tool poppler-data
pretended 'one that would write a file' 'echo x >"'"$PWD"'/written" || exit 1; exit 1' damaged 'pdftotext'
ok 'and cannot' test ! -s written
if command -v pdftotext >/dev/null; then
	./mkpdf in/secret.pdf <"$golden/locked.pdf.in"
	refused 'an encrypted PDF' in/secret.pdf encrypted 'password'
	./mkpdf in/scan.pdf <"$golden/scan.pdf.in"
	refused 'a scanned PDF' in/scan.pdf no-text 'scan'
	printf '%%PDF-1.7\nnothing\n' >in/stub.pdf
	refused 'a PDF that is cut off' in/stub.pdf damaged 'PDF'
fi

# The converter itself
mkdir alone && cp "$FATIAO" alone/fatiao
status=0
alone/fatiao import --dry-run in/page.txt >"$out" 2>"$err" || status=$?
status_is 3 'fatiao-convert is missing: exit 3'
err_has 'fatiao-convert, which reads html, is not installed' 'and is told'
run "$B/fatiao-convert"
status_is 2 'fatiao-convert without a form'
err_has 'docx' 'lists them'
run "$B/fatiao-convert" docx
status_is 3 'and without a document'

ok 'nothing was made' test ! -e data
finish
