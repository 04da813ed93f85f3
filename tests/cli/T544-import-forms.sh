# One made-up law in every form: the same articles come out, are matched alike, and check finds its citations by page.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
rm -rf lib
tool mkzip
tool mkpdf
lines() {
	printf '%s\n' 示例部灯塔检查办法 （2026年8月6日示例部令第7号公布，自2026年10月1日起施行） '第一条 为了让船舶看见海岸，制定本办法。' \
		'第二条 检查员可以登上灯塔，检查灯油、灯芯和值守日志。' '第三条 灯塔不点灯的，处铜钱十枚以上五十枚以下罚款。' \
		'第四条 本办法自2026年10月1日起施行。'
}
lines | iconv -t GB18030 >order.txt
lines | sed '1s/^/# /' >order.md
{
	printf '<!DOCTYPE html><html><head><meta charset="utf-8"><title>示例部灯塔检查办法</title></head><body>\n'
	lines | sed '1s,.*,<h1>&</h1>,; 2,$s,.*,<p>&</p>,'
	printf '</body></html>\n'
} >order.html
{
	cat <<'END'
=== [Content_Types].xml
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>
=== _rels/.rels
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
=== word/document.xml
<?xml version="1.0" encoding="UTF-8"?>
END
	printf '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\n'
	lines | sed 's,.*,<w:p><w:r><w:t>&</w:t></w:r></w:p>,'
	printf '</w:body></w:document>\n'
} >docx.in
./mkzip order.docx <docx.in
forms='order.txt order.md order.html order.docx'
if command -v pdftotext >/dev/null; then
	{
		echo page
		echo size 12
		lines | awk '{ print 60, 60 + 20 * NR, $0 }'
	} >pdf.in
	./mkpdf order.pdf <pdf.in
	forms="$forms order.pdf"
else
	skip 'PDF' 'pdftotext is not installed'
fi

run fatiao index -q
for file in $forms; do
	run fatiao --format json import --dry-run "$file"
	json "$file: its form" ".files[0].form == (\"$file\" | sub(\"order.\"; \"\") | {txt: \"text\", md: \"markdown\"}[.] // .)"
	jq -c '[.files[0] | .work, .version, .matched_by, .title, .number, [.tree[] | [.eid, .text]]]' "$out" >"$file.read"
	ok "$file: reads as the text does" cmp order.txt.read "$file.read"
done
is 'which is the whole law' "$(jq -c '[.[0], .[1], .[2], (.[5] | length)]' order.txt.read)" '["demo-7","2026-08-06","title and date",4]'
# shellcheck disable=SC2086 # a list of names
run fatiao import $forms
status_is 0 'all are imported'
run fatiao --format json list sources
json 'each with its form and what read it' '[.sources[] | select(.kind == "import") | .form] | index("docx") != null and index("html") != null'
ok 'what read it stands in source.json' sh -c 'jq -r .tool data/library/demo-7/*/source.json | grep -q fatiao-convert'
run fatiao --format json list versions demo-7
json 'all are texts of one version' '[.works[0].texts[] | select(.authority == "official")] | length == ('"$(echo $forms | wc -w)"')'
run fatiao verify
status_is 0 'and all is as it was'

# a memo of two pages
if command -v pdftotext >/dev/null; then
	{
		printf 'page\nsize 12\n60 80 Memo of 1 November 2026\n60 100 灯塔法第二条。\npage\n60 80 灯塔法第四条。\n'
	} >memo.in
	./mkpdf memo.pdf <memo.in
	run ask --format json check memo.pdf
	json 'check tells the page' '[.citations[].page] == [1, 2]'
	run ask check memo.pdf
	has 'page 2  ' 'in words, too'
fi
finish
