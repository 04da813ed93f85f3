# A hostile text in every form of export: no raw control, bidirectional or invisible character, HTML escaped, cells of a
# spreadsheet defused; titles that look like another's are told apart by their address.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
esc=$(printf '\033') rlo=$(printf '\342\200\256') zw=$(printf '\342\200\213') c1=$(printf '\302\233')
cat >lib/hostile.txt <<E2
示例县敌意规则

2020年1月1日 示例县政府令第66号公布

第一条 红字${esc}[31m与${esc}]0;title$(printf '\a')、反字${rlo}文字、隐${zw}字、旧${c1}31m控。
第二条 =cmd|' /C calc'!A0 与 <script>alert(1)</script> & "引号"。
E2
cyrillic=$(printf '\320\260')
printf 'L%smp Rules of Examplia\n\nArticle 1 A lamp is a lamp.\n' "$cyrillic" >lib/homoglyph.txt
printf 'Lamp Rules of Examplia\n\nArticle 1 A lamp is a lamp.\n' >lib/glyph.txt
run ask -q index --source lib
status_is 0 'the hostile text is indexed'
harmless() { ! LC_ALL=C grep -qP '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]' "$1"; }
for form in txt md html csv json jsonl csl-json ris biblatex akn oscal oscal-mapping; do
	run ask export --as $form 示例县敌意规则
	case $status in
	0) if harmless "$out"; then ok "export --as $form is harmless"; else fail "export --as $form is harmless" "$(cat -v "$out" | head -n 20)"; fi ;;
	*) if [ -s "$err" ]; then ok "export --as $form says that it cannot"; else fail "export --as $form" "$(shown)"; fi ;;
	esac
done
run ask export --as html 示例县敌意规则
lacks '<script>alert' 'HTML: markup in a text is text'
run ask export --as csv 示例县敌意规则
ok 'CSV: no cell begins as a formula' sh -c '! grep -qE "(^|,)\"?[=+@-][^0-9]" "$1"' - "$out"
run ask list works
is 'two titles that look the same are two works' "$(grep -c 'mp Rules of Examplia$' "$out")" 2
finish
