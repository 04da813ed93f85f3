# Search: words, phrases, OR, exclusion, prefixes, filters, folding, counts, pages; related, works and hints apart.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

count() { # WANTED QUERY...
	want=$1
	shift
	is "$want for $*" "$(ask search --count -- "$@")" "$want"
}
first() { ask --format json search "$@" | jq -r '.hits[0].address'; }

# Substrings of any length
count 2 风车停转
count 2 停转
count 1 村民可以借用风车
count 2 鸢
count 2 日志留存不少于六
count 0 风车借用
count 0 车风
count 1 每月上油
count 0 油每月
is 'one character' "$(ask search --count 蜂)" "$(ask export --as jsonl | jq -r 'select((.heading + "\n" + .text) | contains("蜂")) | .address' | sort -u | wc -l)"
run ask search --count 没有这样的字
status_is 1 'nothing found: exit 1'

# Words, phrases, OR, -word, word*
count 1 点灯 一盏
count 1 '点灯 一盏'
count 1 '"夜间转动的，点灯"'
count 0 '"点灯夜间"'
count 1 轴承 -每月
is 'OR joins' "$(ask search --count '瓷瓶要 OR 竹篮要')" 2
is 'OR of three' "$(ask search --count '瓷瓶要 OR 竹篮要 OR 草鞋要')" 3
is 'OR, then AND' "$(ask search --count '瓷瓶 OR 竹篮 要擦')" 2
count 0 瓷瓶要 竹篮要
count 1 silk
count 0 sil
count 1 'sil*'
count 1 SILK
count 1 '"flight log"'
count 0 '"log flight"'
count 1 kite-flyers
count 1 'kite flyers'
is 'a phrase in Chinese quotation marks' "$(ask search --count '“夜间转动的”')" 1
count 1 蜂箱 -向南 -修正案 -增加
run ask search -- -风车
status_is 1 'exclusion alone finds nothing'
is 'or is an operator in capitals alone' "$(ask search --count 'paper or')" 0

# Folding: width, case, traditional, zero-width, dashes
count 1 ＳＩＬＫ
count 1 rain-coat
count 1 RAIN—COAT
count 1 abc柱
count 1 每柱123件
count 1 風車旁不放紙鳶
count 1 测风用纸鸢
count 1 測風用紙鳶
is 'one word in both scripts' "$(ask search --count 纸鸢)" 2
count 1 雨棚柱子
count 1 "雨$(printf '\342\200\213')棚不漏水"

# Filters, as options and as fields
is 'work by key' "$(ask search --count --work 示例国风车法 罚)" 4
is 'work by title' "$(ask search --count --work 灯塔法 罚)" 2
is 'work by number' "$(ask search --count --work 示例部令第7号 检查)" "$(ask search --count work:demo-7 检查)"
is 'kind' "$(ask --format json search --kind draft 登塔 | jq -r '[.hits[].work] | unique | join(" ")')" demo-7-draft
is 'status' "$(ask --format json search --status repealed 巡查 | jq -r '[.hits[].status] | unique | join(" ")')" repealed
is 'authority' "$(ask --format json search --authority translation lamp | jq -r '[.hits[].authority] | unique | join(" ")')" translation
is 'level' "$(ask search --count --level 3 审计)" 3
is 'another level' "$(ask search --count --level 1 审计)" 0
is 'language' "$(ask --format json --lang en search lamp | jq -r '[.hits[].lang] | unique | join(" ")')" en
is 'fields do what options do' "$(ask search --count kind:law status:in-force 罚铜钱)" "$(ask search --count --kind law --status in-force 罚铜钱)"
is 'filters shrink' "$(ask search --count status:superseded 日志留存)" 2
run ask search --kind lawlike 风
status_is 2 'an unknown kind'
run ask search kind:lawlike 风
status_is 2 'an unknown kind as field'
run ask search --status gone 风
status_is 2 'an unknown status'
err_has 'in-force, not-yet' 'names those that are known'
run ask search --work 没有的法 风
status_is 1 'an unknown work'
run ask search --work 检查令 灯
status_is 2 'a name of two works'
err_has 'several works' 'is not taken for one of them'
run ask search --level 9 风
status_is 2 'an unknown level'
is 'a field that is none is a word' "$(ask search --count colour:red)" 0
run ask search
status_is 2 'no query'

# On which day
is 'what was law then' "$(fatiao --on 2020-01-01 --format json search --status in-force 日志留存 | jq -r '[.hits[].version] | sort | join(" ")')" '2016-11-07 2017-09-01'

# Order, pages
is 'what is in force stands before what is not' "$(ask --format json search 转动日志留存不少于 | jq -c '[.hits[].status]')" '["in-force","superseded"]'
ask --format json search --limit 100 灯 | jq -c '.hits[].address' >all
ask --format json search --limit 5 灯 | jq -c '.hits[].address' >page
ask --format json search --limit 5 --offset 5 灯 | jq -c '.hits[].address' >>page
ask --format json search --limit 100 --offset 10 灯 | jq -c '.hits[].address' >>page
ok 'pages join without a gap' cmp -s all page
is 'no address twice' "$(sort all | uniq -d | wc -l)" 0
is 'total counts addresses' "$(ask --format json search --limit 1 灯 | jq .total)" "$(wc -l <all)"
is 'limit 0 gives none' "$(ask --format json search --limit 0 灯 | jq '.hits | length')" 0
is 'a limit without bound' "$(ask --format json search --limit 1000000000 灯 | jq '.hits | length')" "$(wc -l <all)"
is 'an offset beyond the end' "$(ask --format json search --offset 1000000000 灯 | jq '.hits | length')" 0
run ask search --limit -1 灯
status_is 2 'a negative limit'

# Texts of one address are one hit, the best of them
run ask --format json search 不得饮酒
json 'official before digest' '.total == 1 and .hits[0].authority == "official"'
run ask --format json search 'months'
json 'translation before digest' '.total == 1 and .hits[0].authority == "translation"'

# Snippets and marks
run ask --format json search 日志留存
json 'marks are the hits' '[.hits[] | . as $h | .marks[] | $h.snippet[.[0]:.[1]]] | length > 3 and all(. == "日志留存")'
run ask --format json search 'sil*'
json 'marks of a prefix' '.hits[0] as $h | $h.marks[0] as $m | $h.snippet[$m[0]:$m[1]] | startswith("sil")'
run ask --format json search 測風
json 'marks in the other script' '.hits[0] as $h | $h.marks[0] as $m | $h.snippet[$m[0]:$m[1]] == "測風"'
run ask search 日志留存
has '转动[日志留存]不少于' 'the hit is marked in text'
has '示例国风车法 第六条' 'under its title and label'
has 'superseded 2024-01-01' 'with its status'
has 'digest, not the official text' 'and who speaks'
run ask --color always search 日志留存
ok 'marked by colour where asked' grep -q "$(printf '\033')\[1;33m日志留存" "$out"

# Related, works, hints
run ask --format json search lighthouse
json 'related stands apart' '.related | length > 0 and all(.via == "灯塔")'
json 'and never among the hits' '[.hits[].lang] | unique == ["en"]'
run ask --format json search 留存日志
json 'a variant of a term' '.total == 0 and ([.related[].via] | index("日志留存") != null)'
json 'something related alone is found' '.related | length > 0'
status_is 0 'so exit 0'
run ask --format json search 灯塔检查
json 'works of that title' '[.works[].key] | index("demo-7") != null and index("demo-view") != null'
run ask --format json search 风车法
json 'a work alone by its title' '[.works[].key] == ["示例国风车法"]'
run ask --format json search 灯塔检查办法
json 'a work of that very name comes first' '.works[0].key == "demo-7"'
run ask --format json search 车
json 'works by one character of their titles' '[.works[].key] | index("示例国风车法") != null'
run ask --format json search 风车
json 'and by two' '[.works[].key] | index("示例国风车法") != null'
run ask --format json search 车风车法
json 'not by pieces that stand apart in the title' '.works == []'
run ask --format json search 国风车法国
json 'nor by what goes on behind it' '.works == []'
run ask --format json search --status repealed 村民可以借用
json 'a hint: without the filters' '.total == 0 and (.hints | map(test("without the filters there are 1")) | any)'
run ask --format json search 灯塔法第三条
json 'a hint: an address' '.hints | map(test("lamp-law@2025-10-28#art_3")) | any'
run ask search 示例部令第7号
has 'demo-7@2026-08-06' 'a hint: a document number'
run ask --format json search 风车停转 石桥
json 'a hint: each word alone' '.hints | map(test("石桥 alone: ")) | any'
run ask search 风车停转 石桥
has 'leave one out' 'and what to do'
run ask search '。'
status_is 1 'nothing to look for'
has 'no word' 'is said'

# Formats
for format in json jsonl tsv text; do
	run ask --format $format search 灯
	status_is 0 "$format"
done
run ask --format jsonl search --limit 3 灯
is 'JSON Lines: one hit a line' "$(jq -c '.address' "$out" | wc -l)" 3
ok 'JSON Lines: the schema in each' jq -e -s 'all(.schema == "fatiao.search/1" and has("snippet") and has("marks"))' "$out"
run ask --format tsv search --limit 3 灯
is 'TSV: one hit a line, six fields' "$(awk -F'\t' '{print NF}' "$out" | sort -u | tr '\n' ' ')$(wc -l <"$out")" '6 3'
run ask --format json search 灯
json 'JSON: the fields of the contract' '.schema == "fatiao.search/1" and has("query") and has("on") and has("total") and
	has("related") and has("works") and has("hints")'
json 'JSON: a place' '.hits[0] | [has("address","work","version","eid","label","title","kind","number","lang","authority","basis",
	"status","status_basis","as_of","heading","snippet","marks","score")] | all'

# No query, whatever its bytes, is an error
for query in '"' "'" '(' '*' '^a' 'NEAR(a b)' 'a AND' 'a NOT' 'heading:灯' '{heading}: 灯' '"灯' '--' 'OR' '-"' 'a*b*' '%' ';DROP TABLE work' \
	"$(printf '\377\376\300')" "$(printf '\346\227')" "$(awk 'BEGIN { for (i = 0; i < 3000; i++) printf "(灯 " }')" \
	"$(awk 'BEGIN { for (i = 0; i < 3000; i++) printf "灯塔" }')"; do
	run ask search -- "$query"
	if [ "$status" -le 1 ] && ! [ -s "$err" ]; then ok "no error"; else fail "no error: $query" "$(shown)"; fi
done
finish
