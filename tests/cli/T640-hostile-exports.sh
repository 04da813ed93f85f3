# A hostile text in every form of export: no raw control, bidirectional or invisible character, HTML escaped, cells of a
# spreadsheet defused; titles that look like another's are told apart by their address.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
esc=$(printf '\033') rlo=$(printf '\342\200\256') zw=$(printf '\342\200\213') c1=$(printf '\302\233') none=$(printf '\357\277\277')
cat >lib/hostile.txt <<E2
示例县敌意规则

2020年1月1日 示例县政府令第66号公布

第一条 红字${esc}[31m与${esc}]0;title$(printf '\a')、反字${rlo}文字、隐${zw}字、旧${c1}31m控、非${none}字、制	表。
第二条 =cmd|' /C calc'!A0 与 <script>alert(1)</script> & "引号"。
E2
cyrillic=$(printf '\320\260')
printf 'L%smp Rules of Examplia\n\nArticle 1 A lamp is a lamp.\n' "$cyrillic" >lib/homoglyph.txt
printf 'Lamp Rules of Examplia\n\nArticle 1 A lamp is a lamp.\n' >lib/glyph.txt
jq --arg u "https://example.org/a${rlo}b${c1}c${zw}{}" '.page = $u' works/demo-3/work.json >w && cp w works/demo-3/work.json
run ask -q index --source lib
status_is 0 'the hostile text is indexed'
harmless() { ! LC_ALL=C grep -qP '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbf[\xbe\xbf]' "$1"; }
for form in txt md html csv json jsonl csl-json ris biblatex akn oscal oscal-mapping; do
	run ask export --as $form 示例县敌意规则
	case $status in
	0) if harmless "$out"; then ok "export --as $form is harmless"; else fail "export --as $form is harmless" "$(cat -v "$out" | head -n 20)"; fi ;;
	*) if [ -s "$err" ]; then ok "export --as $form says that it cannot"; else fail "export --as $form" "$(shown)"; fi ;;
	esac
done
for output in hostile.html hostile.md hostile.docx; do
	run ask export --as binder --output $output 示例县敌意规则
	status_is 0 "a binder: $output"
	if [ "$output" = hostile.docx ]; then "$B/fatiao-convert" unzip <$output >parts && mv parts $output; fi
	if harmless $output; then ok "$output is harmless"; else fail "$output is harmless" "$(cat -v $output | head -n 20)"; fi
done
for output in gaps.html gaps.json gaps.csv; do
	run ask export --as matrix --output $output 示例县敌意规则
	status_is 0 "a matrix: $output"
	if harmless $output; then ok "$output is harmless"; else fail "$output is harmless" "$(cat -v $output | head -n 20)"; fi
done
ok 'a matrix has the duties of the text' grep -q '示例县敌意规则' gaps.csv
run ask export --as biblatex demo-3
has 'url          = {https://example.org/a%E2%80%AEb%C2%9Bc%E2%80%8B%7B%7D}' 'BibLaTeX: an address has nothing unseen'
if command -v xmllint >/dev/null; then
	run ask export --as akn 示例县敌意规则
	ok 'Akoma Ntoso: XML that holds what XML forbids is well-formed' xmllint --noout "$out"
else
	skip 'Akoma Ntoso is well-formed' 'xmllint is not installed'
fi
run ask export --as html 示例县敌意规则
lacks '<script>alert' 'HTML: markup in a text is text'
run ask export --as csv 示例县敌意规则
ok 'CSV: no cell begins as a formula' sh -c '! grep -qE "(^|,)\"?[=+@-][^0-9]" "$1"' - "$out"
run ask list works
is 'two titles that look the same are two works' "$(grep -c 'mp Rules of Examplia$' "$out")" 2
finish
