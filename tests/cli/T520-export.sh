# export --as jsonl: every unit of every text, the same units as search; into a file, whole or not at all.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

run ask export --as jsonl
status_is 0 'the whole library'
cp "$out" all.jsonl
ok 'each line is an object of the schema' jq -e -s 'length > 100 and all(.schema == "fatiao.export/1")' all.jsonl
ok 'with the fields of the contract' jq -e -s 'all([has("address","work","version","eid","label","title","kind","number","lang","authority",
	"basis","status","status_basis","as_of","heading","text","source")] | all)' all.jsonl
is 'one line a unit and text' "$(wc -l <all.jsonl)" "$(fatiao --format json index | jq .units)"
is 'every text of an address' "$(jq -c 'select(.address == "lamp-law@2025-10-28#art_3") | .authority' all.jsonl | wc -l)" 4
is 'source is the path inside the source folder' "$(jq -r 'select(.address == "lamp-law@2025-10-28#art_3" and .authority == "official") | .source' all.jsonl)" \
	'目录/灯塔法2025.md'
is 'chapters are no units' "$(jq -r .eid all.jsonl | grep -c '^chp_[0-9]*$')" 0
ask --format json list | jq '[.works[].texts[].units] | add' >"$out"
is 'list counts the same units' "$(cat "$out")" "$(wc -l <all.jsonl)"

# The units of search are those of export
jq -r 'select((.heading + .text) | test("[灯油]")) | .address' all.jsonl | sort -u >want
ask --format jsonl search --limit 1000 '灯 OR 油' | jq -r .address | sort -u >got
ok 'search hits are exported addresses' cmp -s want got

# Some
run ask export --as jsonl 灯塔法第三条
is 'an article: every text' "$(wc -l <"$out")" 4
run ask export --as jsonl 示例国风车法
is 'a work: its units' "$(jq -r .eid "$out" | tr '\n' ' ')" "$(units 示例国风车法) "
run ask export --as jsonl 示例国风车法 lamp-law
ok 'two works' test "$(jq -r .work "$out" | sort -u | wc -l)" -eq 2
run ask export --as jsonl 不存在法
status_is 1 'a work that is not there'
run ask export --as jsonl 检查令
status_is 2 'a name of two works'

# Into a file
run ask export --as jsonl --output file.jsonl 示例国风车法
status_is 0 'into a file'
is 'the same' "$(wc -l <file.jsonl)" "$(units 示例国风车法 | wc -w)"
echo mine >keep.jsonl
run ask export --as jsonl --output keep.jsonl 示例国风车法
status_is 2 'a file that exists is refused'
is 'and left alone' "$(cat keep.jsonl)" mine
run ask export --as jsonl --output keep.jsonl --force 示例国风车法
status_is 0 'but with --force'
ok 'it is written over' cmp -s keep.jsonl file.jsonl
cp file.jsonl before
run ask export --as jsonl --output keep.jsonl --force 不存在法
status_is 1 'nothing to export'
ok 'and the old file stays' cmp -s keep.jsonl before
run ask export --as jsonl --output no/such/folder.jsonl 示例国风车法
status_is 5 'a folder that is not there'
is 'nothing is left behind' "$(find . -maxdepth 1 -name '*.tmp*')" ''

# Every eid is one that an address may bear; an annex of an outline, too
eids='^(part|subpart|chp|sec|art|annex|preamble|para|item|point)(_[0-9a-z-]+)?(__(part|subpart|chp|sec|art|annex|para|item|point)_[0-9a-z-]+)*$'
is 'eids are eids' "$(jq -r .eid all.jsonl | grep -vE "$eids")" ''
printf '附录B\tannex\t灯塔图\tPlans of lighthouses\n' >>works/gbt-22239-2019/outline.tsv
run fatiao index -q
is 'an annex of an outline is one' "$(ask export --as jsonl --lang zh gbt-22239-2019#annex_b | jq -r .heading)" 灯塔图
run fatiao --data shipped index -q --no-corpus --source "$TOP/corpus"
is 'and those of the shipped library' "$(fatiao --data shipped export --as jsonl | jq -r .eid | grep -vE "$eids")" ''

run ask export
status_is 2 'without a form'
run ask export --as nonsense
status_is 2 'an unknown form'
finish
