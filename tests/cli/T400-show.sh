# show: the text, its parts, texts and source; both languages; several addresses; containers.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

run ask --format json show 灯塔法第三条
status_is 0 'one provision'
json 'the schema' '.schema == "fatiao.show/1" and .on == "2026-11-10"'
json 'a place' '.provisions[0] | .address == "lamp-law@2025-10-28#art_3" and .work == "lamp-law" and .version == "2025-10-28" and
	.eid == "art_3" and .label == "第三条" and .title.zh == "示例国灯塔法" and .title.en == "Lighthouse Law of Examplia" and
	.kind == "law" and .lang == "zh" and .authority == "official" and .status == "in-force" and .status_basis == "catalogue"'
json 'heading, text' '.provisions[0] | has("heading") and (.text | startswith("灯塔每夜应当有人值守"))'
json 'paragraphs with eid, label, text and items' '.provisions[0].paragraphs | length == 2 and .[0].eid == "art_3__para_1" and
	(.[0].items | length == 3) and .[0].items[1].eid == "art_3__para_1__item_2" and .[0].items[1].label == "（二）" and
	.[0].items[1].text == "灯灭以后，十五分钟以内重新点亮；" and .[1].text == "值守人员不得饮酒。"'
json 'the source' '.provisions[0].source | .file == "目录/灯塔法2025.md" and (.sha256 | test("^[0-9a-f]{64}$"))'
is 'its SHA-256 is of the unit'"'"'s text or of the file' "$(field '.provisions[0].source.sha256' | wc -c)" 65
json 'no texts without --lang both' '.provisions[0] | has("texts") | not'

# Both languages, and one
run ask --format json --lang both show 灯塔法第三条
json 'every text of the address' '[.provisions[0].texts[] | .lang + " " + .authority] ==
	["zh official", "en translation", "zh digest", "en digest"]'
json 'each with its words and source' '.provisions[0].texts | all(.text != "" and .source.file != "")'
json 'a digest says what it rests on' '.provisions[0].texts[2].basis == "official-text" and .provisions[0].texts[3].basis == "secondary"'
json 'what was retrieved, and where' '.provisions[0].texts[1].source | .url == "https://example.org/lamp-law/en" and .retrieved == "2026-02-03"'
run ask --lang both show 灯塔法第三条
has '灯塔每夜应当有人值守' 'both: Chinese'
has 'Each lighthouse shall be attended by night' 'both: the best English'
lacks 'manned every night' 'not the next best'
run ask --format json --lang en show 灯塔法第三条
json 'English alone: the translation' '.provisions[0] | .lang == "en" and .authority == "translation" and .label == "Article 3"'
run ask --format json --lang en show 示例国风车法第一条
json 'where there is no English: what there is' '.provisions[0].lang == "zh"'
run ask --format json show lamp-law#art_5
json 'the best text is not the digest of unverified basis' '.provisions[0].authority == "official"'

# Parts
run ask --format json show 灯塔法第三条第二项
json 'an item alone' '.provisions[0] | .text == "（二）灯灭以后，十五分钟以内重新点亮；" and .label == "第三条第一款第二项"'
run ask --format json --lang both show 灯塔法第三条第二项
json 'in every text' '[.provisions[0].texts[].text] | map(test("灯灭|lamp|extinguished")) | all'
run ask --format json show 灯塔法第三条第二款
json 'a paragraph alone' '.provisions[0].text == "值守人员不得饮酒。"'
is 'and named once, below its unit' "$(field '.provisions[0].paragraphs | map(.eid) | join(" ")')" art_3__para_2
run ask --format json show 灯塔法第三条第二项
is 'an item likewise' "$(field '.provisions[0].paragraphs | map(.eid + " " + .label + " " + .text) | join("; ")')" \
	'art_3__para_1__item_2 （二） 灯灭以后，十五分钟以内重新点亮；'
run ask --format json show 灯塔法第三条第一款
is 'a paragraph with its items' "$(field '.provisions[0].paragraphs | map(.eid, .items[].eid) | join(" ")')" \
	'art_3__para_1 art_3__para_1__item_1 art_3__para_1__item_2 art_3__para_1__item_3'
run ask --format json show 'gbt-22239-2019#sec_8-1-4-3__item_b'
json 'a lettered item' '.provisions[0].text | test("防止涂改")'

# Containers and works
run ask --format json show 示例国风车法#chp_1
json 'a chapter and its articles' '[.provisions[].eid] == ["chp_1","art_1","art_2","art_3","art_4"]'
run ask --format json show 示例国风车法
json 'a work in the order of its text' '[.provisions[].eid] | .[0] == "chp_1" and .[-1] == "art_16" and length == 22'
run ask show 示例国风车法
is 'its head is shown once' "$(grep -c 'official text' "$out")" 1
run ask --format json show lamp-law#art_1 示例国风车法第一条
json 'two addresses' '[.provisions[].work] == ["lamp-law", "示例国风车法"]'

# Forms
run ask --format jsonl show 示例国风车法#chp_1
is 'JSON Lines: one provision a line' "$(jq -c 'select(.schema == "fatiao.show/1") | .eid' "$out" | wc -l)" 5
run ask --format tsv show 示例国风车法#chp_1
is 'TSV: seven fields a line' "$(awk -F'\t' '{print NF}' "$out" | sort -u)$(wc -l <"$out")" 75
is 'TSV: address, title, label, status, who speaks' "$(sed -n 2p "$out" | cut -f1-5 | tr '\t' ' ')" \
	'示例国风车法@2023-09-01#art_1 示例国风车法 第一条 in-force official'
run ask show lamp-law#art_3
has '示例国灯塔法' 'text: title'
has 'in force since 2026-01-01' 'text: status'
has 'official text' 'text: who speaks'
has '第三条' 'text: label'
has '      （一）值守日志' 'text: items hang'
COLUMNS=30 run ask show 示例国最高法院关于风车转向问题的批复
is 'text: no line is wider than the terminal' "$(awk 'length($0) > 60' "$out" | grep -c '你院')" 0
run ask show demo-7#art_2
has 'digest, not the official text' 'a digest says so'
has 'checked against the official text' 'and its basis'

# A unit whose words stand at the control point that holds it
printf '# 示例灯塔测评要求（摘要）\n\n## 8 第三级测评\n\n##### 8.1.4.3 值守审计\n核查值守日志。\n' >works/gbt-28448-2019/digest.zh.md
jq '.texts = [{file: "digest.zh.md", version: "2019-05-10", lang: "zh", authority: "digest", basis: "unverified"}]' \
	works/gbt-28448-2019/work.json >w && mv w works/gbt-28448-2019/work.json
run fatiao index -q --source lib
run ask show 'GB/T 28448-2019 8.1.4.3.1'
has 'no words of its own here; see gbt-28448-2019@2019-05-10#sec_8-1-4-3' 'is shown with the way there'
run ask show 'GB/T 28448-2019 8.1.4.3'
lacks 'no words of its own' 'which has them'
finish
