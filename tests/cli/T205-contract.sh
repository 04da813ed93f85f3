# CONTRACT, JSON: every command's schema, lists and places, in json and jsonl.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
PLACE='def fields: ["address","work","version","eid","label","title","kind","number","lang","authority","basis","status","status_basis","as_of"];
	def whole: (fields - keys == []) and (.work as $w | .address | startswith($w)) and (.title | keys == ["en","zh"]) and
		(.status as $s | ["in-force","not-yet","repealed","superseded","draft","current","withdrawn","unknown"] | index($s) != null) and
		(.status_basis == "catalogue" or .status_basis == "dates") and (.as_of == null or (.as_of | test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))) and
		(.authority as $a | [null,"official","translation","digest","commentary"] | index([$a]) != null) and
		(.authority != "digest" or (.basis as $b | ["official-text","secondary","unverified"] | index($b) != null));
	def address: .work + (if .version then "@" + .version else "" end) + (if .eid != "" then "#" + .eid else "" end);'
places() { json "$1" "$PLACE [$2 | select(. != null)] | length > 0 and all(.[]; whole and .address == address)"; }
main() { # COMMAND LIST ARG...: jsonl is the list of json, an element a line
	command=$1 list=$2 && shift 2
	ask --format json "$command" "$@" >whole.json 2>>"$err"
	ask --format jsonl "$command" "$@" >lines.json 2>>"$err"
	is "$command $*: the schema" "$(jq -r .schema whole.json)" "fatiao.$command/1"
	is "$command $*: jsonl is the main list" "$(jq -s -c 'map(del(.schema, .score))' lines.json | sha256sum)" \
		"$(jq -c ".$list | map(del(.score))" whole.json | sha256sum)"
	is "$command $*: each line bears the schema" "$(jq -r .schema lines.json | sort -u)" "fatiao.$command/1"
}

run ask --format json search 灯塔
json 'search: its fields' '["query","on","total","hits","related","works","hints"] - keys == [] and .query == "灯塔" and .on == "2026-11-10"'
places 'search: hits are places' '.hits[]'
json 'search: and more' 'all(.hits[]; (.snippet | type) == "string" and has("heading") and (.score | type) == "number" and
	all(.marks[]; length == 2 and .[0] < .[1]))'
json 'search: marks are code points of the snippet' '[.hits[] | .snippet as $s | .marks[] | $s[.[0]:.[1]]] | length > 0 and all(. == "灯塔" or . == "灯" or . == "塔")'
main search hits 灯塔
run ask --format json search lighthouse
places 'search: related are places, each with the term it came by' '.related[]'
json 'search: via' 'all(.related[]; .via != "")'
total=$(ask --format json search 灯 | jq .total)
is 'search: --count' "$(ask search --count 灯)" "$total"
is 'search: --limit and --offset cut the one list' "$(for o in 0 3 6; do ask --format jsonl search --limit 3 --offset $o 灯 | jq -r .address; done | tr '\n' ' ')" \
	"$(ask --format jsonl search --limit 9 灯 | jq -r .address | tr '\n' ' ')"
run ask --format json search --offset 100000 灯
json 'search: behind the end' ".total == $total and .hits == []"
status_is 0 'search: which is found all the same'

run ask --format json show lamp-law#art_3 demo-3#art_1 gbt-22239-2019#sec_8-1-4-3 lamp-law#chp_1
places 'show: provisions are places' '.provisions[]'
json 'show: and more' 'all(.provisions[]; has("heading") and has("text") and (.paragraphs | type) == "array" and
	all(.notices[]; has("code") and has("message")) and (.source | has("url") and has("file") and has("sha256") and has("retrieved")))'
json 'show: eids of paragraphs lie below the unit and are unique' 'all(.provisions[]; .eid as $e | [.paragraphs[] | .., . | objects | .eid] |
	unique | all(startswith($e + "__")))'
main show provisions lamp-law#art_3 demo-3#art_1
run ask --format json links demo-7#art_2
places 'links: from' '.out[].from'
places 'links: to' '.out[].to'
places 'links: now' '.out[].now[]'
printf '《灯塔法》第三条、示例部令第3号第1条。\n' >memo.txt
run ask --format json check memo.txt
places 'check: places' '.citations[].place'
json 'check: summary counts' '(.summary | add) == (.citations | length)'
run ask --format json trace lamp-law@2016-11-07#art_2
places 'trace: from' '.from'
places 'trace: to' '.to[]'
run ask --format json compare demo-3 demo-7
places 'compare: both sides' '.rows[] | .left, .right'
ask export --as jsonl >dump.jsonl
run cat dump.jsonl
ok 'export: every line is a place with heading, text and source' jq -e -s "$PLACE"' all(.[]; whole and has("heading") and .text != null and (.source | type) == "string")' dump.jsonl
is 'export: every text of an address' "$(jq -r 'select(.address == "lamp-law@2025-10-28#art_3") | .lang + " " + .authority' dump.jsonl | sort | tr '\n' ';')" \
	'en digest;en translation;zh digest;zh official;'
is 'search and export: the same units' "$(jq -r 'select(.text + .heading | test("灯")) | .address' dump.jsonl | sort -u | wc -l)" "$(ask search --count 灯)"
main list works
main list changes changes
run ask --format json verify
json 'verify: its fields' '.schema == "fatiao.verify/1" and .ok == true and .faults == []'
run ask --format json index
json 'index: its fields' '["works","versions","texts","units","articles","links","faults","bytes","seconds","changed","unchanged","removed"] - keys == []'
finish
