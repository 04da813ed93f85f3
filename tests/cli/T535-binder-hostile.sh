# A binder of hostile text: no control, invisible or bidirectional character goes into it raw, nothing of a source becomes
# markup, and the manifest stays JSON.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
rlo=$(printf '\342\200\256') esc=$(printf '\033') c1=$(printf '\302\233')
bad="</td></script>${rlo}<b>|\`x\`${esc}[2J${c1}]]>&amp;-->"
mkdir -p "lib/其他/a<b>&\"${rlo}c"
cat >"lib/其他/a<b>&\"${rlo}c/x.md" <<EOF
# 示例市坏字办法

（2020年1月1日示例市人民政府令第9号公布）

第一条 凡$bad 字，应当写成\`\`\`json fatiao-manifest。
（一）<script id="fatiao-manifest">{"schema":"fatiao.binder/1"；

第二条 本办法自2020年2月1日起施行。
EOF
jq --arg s "$bad" '.title.en = $s | .number = $s' works/demo-7/work.json >w && cp w works/demo-7/work.json
run fatiao index -q --source lib
work=$(ask --format json list works | jq -r '.works[] | select(.title.zh // "" | startswith("示例市坏字办法")).key')
ok 'the work is there' test -n "$work"
ask note add "$work#art_1" "=note $bad" >"$out"

for form in html md docx; do
	[ "$form" != docx ] || [ -x "$B/fatiao-convert" ] || continue
	run ask export --as binder --with-notes --output "x.$form" "$work#art_1" demo-7#art_1
	status_is 0 "$form"
	if [ "$form" = docx ]; then "$B/fatiao-convert" unzip <x.docx >text; else cp "x.$form" text; fi
	if LC_ALL=C grep -aqP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]' text; then
		fail "$form: nothing raw" "$(LC_ALL=C grep -aoP '.{0,20}([\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae])' text | cat -v | head -5)"
	else
		ok "$form: nothing raw"
	fi
	is "$form: no markup of theirs" "$(grep -ac '<b>' text)" 0
	run ask --format json verify --binder "x.$form"
	status_is 0 "$form: it is its own manifest that is found"
	json "$form: and it fits" '.ok and .provisions == 2'
done
is 'one script in the HTML, ours' "$(grep -c '<script' x.html)" 1
grep -a '"schema":"fatiao.binder/1","program"' x.html | sed 's/^<script[^>]*>//;s/<\/script>$//' >"$out"
json 'the manifest names the file as it is' '.provisions[0].texts[0].source | contains("a<b>&\"")'
for form in html json csv; do
	run ask export --as matrix --output "m.$form" "$work#art_1" demo-7
	status_is 0 "a matrix of it: $form"
	is "m.$form: no markup of theirs" "$(grep -c '<script>' "m.$form")" 0
done
finish
