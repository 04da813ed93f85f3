# Input that cannot be taken: a line names it, the others are indexed, exit 3, as long as it is there.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
cp "$FIXTURES"/bad/*.txt lib/
ln -s nowhere lib/dangling.txt

run fatiao --format json index --source lib
status_is 3 'files that cannot be read: exit 3'
json 'the others are indexed' '.articles > 100'
for file in empty:empty blank:empty binary:binary noise:binary half-utf16:binary dangling:unreadable; do
	if grep -q "${file%:*}.txt.*: ${file#*:}: " "$err"; then ok "$file is named"; else fail "$file is named" "$(shown)"; fi
done
run fatiao --format json index
status_is 3 'indexed again, they are still there: exit 3'
json 'though nothing changed' '.changed == 0'
printf '\n第三条 门神贴两张。\n' >>lib/其他/关于修补石桥的决定.md
run fatiao --format json index
status_is 3 'and when another file changed'
run fatiao list faults
for file in empty blank binary noise half-utf16 dangling; do
	has "/$file.txt" "list faults shows $file"
done
rm lib/empty.txt lib/blank.txt lib/binary.txt lib/noise.txt lib/half-utf16.txt lib/dangling.txt
run fatiao -q index
status_is 0 'when they are gone: exit 0'
run fatiao list faults
lacks '/empty.txt' 'and no fault is left of them'

# A file that turns bad after it was read changes nothing: its old text stays, and the fault is told
bads() { # WHAT: bom.md is bad now
	run fatiao -q index
	status_is 3 "$1: exit 3"
	err_has 'bom.md' "$1: named"
	run ask show 示例县铜镜办法第一条
	status_is 0 "$1: the old text stays"
	run ask search --count 铜镜要擦干净
	is "$1: and is found" "$(cat "$out")" 1
	run fatiao -q index
	status_is 3 "$1: told as long as it is so"
	run fatiao list faults
	is "$1: told once" "$(grep -c 'bom.md' "$out")" 1
	run fatiao verify
	status_is 1 "$1: verify tells the file from the text"
}
cp -p lib/编码/bom.md keep
: >lib/编码/bom.md && bads 'a file that became empty'
head -c 3000 /dev/urandom >lib/编码/bom.md && bads 'a file that became binary'
rm lib/编码/bom.md && ln -s nowhere lib/编码/bom.md && bads 'a file that cannot be read'
run ask search --count 石桥由两岸共同修补
is 'the others stay' "$(cat "$out")" 1
rm lib/编码/bom.md && cp keep lib/编码/bom.md
run fatiao -q index
status_is 0 'mended: exit 0'
run fatiao verify
status_is 0 'and as it was'
run ask show 示例县铜镜办法第一条
status_is 0 'and there'
rm lib/编码/bom.md
run fatiao -q index
run ask show 示例县铜镜办法第一条
status_is 1 'a file that is gone is gone'
cp keep lib/编码/bom.md
run fatiao -q index

# Decoding
run ask show 示例县锡壶办法第三条
has '这里有坏字节' 'a text with broken bytes is read'
has '后面还有字' 'behind them, too'
for work in 铜镜 木梳 瓷瓶 竹篮 草鞋; do
	run ask show "示例县${work}办法第一条"
	has "${work}要擦干净。" "$work: the same text in its encoding"
	is "$work: two articles" "$(units "示例县${work}办法")" 'art_1 art_2'
done
run ask --format json show 示例县木梳办法第一条
json 'CRLF leaves no CR' '.provisions[0].text | test("\r") | not'
run ask --format json list versions 示例县铜镜办法
json 'a byte order mark is no part of the title' '.works[0].title.zh == "示例县铜镜办法"'

# The catalogue: clear errors, and the others stay
bad_work() { # what json-edit message
	cp -R "$FIXTURES/works/demo-3/." works/demo-3/ && chmod -R u+w works/demo-3
	jq "$2" "$FIXTURES/works/demo-3/work.json" >works/demo-3/work.json
	run fatiao -q index
	status_is 3 "$1: exit 3"
	if grep -q "demo-3/work.json.*$3" "$err"; then ok "$1: told"; else fail "$1: told" "$(shown)"; fi
}
bad_work 'a misspelt member' '.titel = {"zh": "x"}' 'titel'
run ask show demo-7#art_1
status_is 0 'the other works are there'
run ask show demo-3#art_1
status_is 0 'and this one as it was: such an input changes nothing'
run fatiao -q index
status_is 3 'it is told as long as it is there'
printf '\n第四条 门神贴三张。\n' >>lib/其他/关于修补石桥的决定.md
run fatiao --format json index
json 'another file is taken meanwhile' '.changed == 1'
run ask show demo-3#art_1
status_is 0 'and it stays still'
bad_work 'an unknown kind' '.kind = "law-like"' 'kind.*law-like'
bad_work 'a date that is none' '.versions[0].effective = "2018-13-01"' 'effective'
bad_work 'an end before the beginning' '.versions[0].until = "2018-10-01"' 'until'
bad_work 'two versions of a day' '.versions += .versions' 'two versions'
bad_work 'a text of no version' '.texts[0].version = "1999-01-01"' 'texts'
bad_work 'a digest without basis' 'del(.texts[0].basis)' 'basis'
bad_work 'a key with a blank' '.key = "demo 3"' 'key'
bad_work 'no title' 'del(.title)' 'title'
bad_work 'an issuer that is no pair' '.issuers = ["示例部"]' 'issuers: must be a list of'
bad_work 'a needed day that is empty' '.as_of = ""' 'as_of: is missing'
cp "$FIXTURES/works/demo-3/work.json" works/demo-3/work.json
run fatiao -q index
text=$(jq -r '.texts[0].file' works/demo-3/work.json)
mv "works/demo-3/$text" away
run fatiao -q index
status_is 3 'a listed text that is not there: exit 3'
if grep -q "demo-3/work.json: missing: texts\[0\].file: $text" "$err"; then ok 'it is named'; else fail 'it is named' "$(shown)"; fi
run fatiao -q index
status_is 3 'told as long as it is so'
run fatiao list faults
is 'listed once' "$(grep -c "$text" "$out")" 1
mv away "works/demo-3/$text"
run fatiao -q index
status_is 0 'when it is back: exit 0'
run ask show demo-3#art_1
status_is 0 'after all of these it is as it was'
echo '{"key": "demo-3",' >works/demo-3/work.json
run fatiao -q index
status_is 3 'JSON that is cut off: exit 3'
ok 'and where' grep -q 'demo-3/work.json:[0-9]' "$err"
cp "$FIXTURES/works/demo-3/work.json" works/demo-3/work.json
printf 'demo-7\tbelongs-to\t\tdemo-3\tx\tx\t5\tsecondary\n' >>works/links/demo.tsv
printf 'demo-7\tcites\t\tdemo-3\tx\tx\t11\tsecondary\n' >>works/links/demo.tsv
run fatiao -q index
ok 'the type, with its line' grep -q 'demo.tsv:7.*belongs-to' "$err"
ok 'the strength, with its line' grep -q 'demo.tsv:8.*strength' "$err"
run ask --format json links demo-7#art_2
json 'the good rows are taken' '.out | length > 0'
printf '# a comment more\n' >>works/links/demo.tsv
run fatiao -q index
run fatiao list faults
is 'each fault is listed once' "$(grep -c 'demo.tsv' "$out")" 2
has 'belongs-to' 'and named'
rm -r works/links
run fatiao -q index
status_is 0 'without the rows at fault: exit 0'
run ask links --type maps-to demo-7#art_2
status_is 1 'links of a table that is gone are gone'
run ask links --in gbt-22239-2019#sec_8-1-4-3
has evaluates 'but not those of the structure'
finish
