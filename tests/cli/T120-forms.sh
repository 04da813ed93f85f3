# What the made-up texts become: works, versions, units. Each oddity seen in real collections has one.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
run ask --format json list
cp "$out" list.json
work() { jq -r ".works[] | select(.key == \"$1\") | $2" list.json; }
text() { ask --format json show "$1" | jq -r '.provisions[0].text'; }

is '第十四条之一 and 之二 follow 第十四条' "$(units 示例国风车法 | grep -o 'art_14.*')" 'art_14 art_14-1 art_14-2 art_15 art_16'
is 'two versions side by side are versions of one work' "$(work 示例国风车法 '[.versions[].date] | join(" ")')" '2017-09-01 2023-09-01'
is 'the older one ends as the newer begins' "$(work 示例国风车法 '.versions[0] | .until + " " + .status')" '2024-01-01 superseded'
is 'the last article says when it begins' "$(work 示例国风车法 '.versions[1].effective')" 2024-01-01
is 'a contents list becomes no empty chapters' "$(ask --format json show 示例国风车法#chp_2 | jq '.provisions | length')" 9
run ask --format json show 示例国风车法#chp_1
json 'headings keep the blanks inside, as printed' '.provisions[0].heading == "总　则"'

# Chapters at two and three #, parts above them
is '编 and 章 at ## and ###' "$(units 示例国蜂蜜法)" 'art_1 art_2 art_3 art_4 art_5 art_6'
run ask --format json show 示例国蜂蜜法#part_1__chp_2__sec_2
json '节 below 章 below 编' '.provisions[1].eid == "art_4"'
is 'half-width (一) is an item' "$(ask --format json show 示例国蜂蜜法#art_1 | jq -c '[.provisions[0].paragraphs[0].items[].eid]')" \
	'["art_1__para_1__item_1","art_1__para_1__item_2","art_1__para_1__item_3"]'
is 'full-width （一） as well' "$(ask --format json show 示例国风车法@2017-09-01#art_3 | jq -c '[.provisions[0].paragraphs[0].items[].label]')" \
	'["（一）","（二）","（三）"]'
is 'points below an item' "$(ask --format json show 示例国风车法#art_5 | jq -c '[.provisions[0].paragraphs[0].items[1].items[].eid]')" \
	'["art_5__para_1__item_2__point_1","art_5__para_1__item_2__point_2"]'
is 'paragraphs are counted' "$(ask --format json show 示例国风车法#art_5 | jq -c '[.provisions[0].paragraphs[].eid]')" '["art_5__para_1","art_5__para_2"]'

# A code filed part by part
is 'files of one title and disjoint articles are one text' "$(work 示例国家用品法典 '[.texts[].units] | length')" 1
is 'its articles go on' "$(units 示例国家用品法典 | tr ' ' '\n' | grep -c '^art_')" 7
is 'its last part says when it begins' "$(work 示例国家用品法典 '.versions[0].effective')" 2021-01-01

# Lines
is 'articles run together on one line' "$(units 示例国滑翔规则)" 'art_1 art_2 art_3 art_4 art_5'
is 'a citation among them opens none' "$(text 示例国滑翔规则#art_4)" '违反第二条 规定的，停飞三日。'
is 'a whole law on one line' "$(units 示例市门牌办法)" 'art_1 art_2 art_3 art_4'
is 'with its items' "$(ask --format json show 示例市门牌办法#art_2 | jq '.provisions[0].paragraphs[0].items | length')" 2
is 'and its number' "$(work 示例市门牌办法 .number)" 示例市公安局令第3号
is 'a wrapped header line that begins with 第三十一条 is no article' "$(units 示例国古井保护法)" 'art_1 art_2 art_3 art_4'
is 'and its date is read' "$(work 示例国古井保护法 '.versions[0].date')" 1991-06-29
is 'a very long line is one article' "$(units 示例市长行规则)" 'art_1 art_2'
run ask search --count 第3999只羊过桥
is 'found to its end' "$(cat "$out")" 1

# Characters
run ask --format json search 雨棚不漏水
json 'a zero-width space inside a word' '.total == 1'
run ask --format json search 雨棚柱子
json 'a byte order mark and a word joiner inside a word' '.total == 1'
is 'U+3000 and NBSP around a label' "$(units 示例县雨棚管理规定)" 'art_1 art_2 art_3'
is 'a text without a date has none' "$(work 示例县雨棚管理规定 '.versions[0] | "\(.date) \(.status)"')" 'null unknown'
is 'so its address has none' "$(ask --format json show 示例县雨棚管理规定第一条 | jq -r '.provisions[0].address')" '示例县雨棚管理规定#art_1'
run ask show 示例县雨棚管理规定#art_1
status_is 0 'which is an address'

# Tables, annexes
run ask show 示例国渡船条例第一条
has '| 大人 | 二枚 |' 'a table stays in its article'
is 'annexes behind the articles' "$(units 示例国渡船条例)" 'art_1 art_2 art_3 art_4 annex_1 annex_2'
run ask show 示例国渡船条例附件2
has '每船不超过三头牛' 'an annex is a place'

# Texts without articles
is 'a decision' "$(units 示例国大会常务委员会关于修补石桥的决定)" 'preamble sec_1 sec_2 sec_3'
is 'items below 一、' "$(ask --format json show '示例国大会常务委员会关于修补石桥的决定#sec_1__item_2' | jq -r '.provisions[0].text')" '（二）西岸出石灰。'
ok 'a reply has its words' test -n "$(text 示例国最高法院关于风车转向问题的批复#sec_1 | grep 风车可以向左转)"
is 'and its number' "$(work 示例国最高法院关于风车转向问题的批复 .number)" 示法释〔2021〕11号
is 'an amendment numbered 一、二、' "$(units 示例国蜂蜜法修正案-二)" 'sec_1 sec_2 sec_3'
is 'is a law' "$(work 示例国蜂蜜法修正案-二 .kind)" law
is 'a quoted article in it is none of its own' "$(text 示例国蜂蜜法修正案-二#sec_2 | grep -c 第四条之一　蜂箱上漆)" 1
is 'a case is a case' "$(work 借伞不还-应当赔偿 .kind)" case
ok 'with its sections' test "$(units 借伞不还-应当赔偿 | wc -w)" -ge 4

# Traditional characters
is 'a traditional text has a simplified key' "$(work 示例国测风规则 .title.zh)" 示例國測風規則
is 'and its kind' "$(work 示例国测风规则 .kind)" administrative-regulation
is 'its labels stay' "$(ask --format json show 示例国测风规则#art_1 | jq -r '.provisions[0].label')" 第一條

# English
is 'an English act' "$(units 'Kite Act of Examplia')" 'art_1 art_2 art_3 art_4-1 art_5 annex_1'
is 'with items and points' "$(ask --format json show 'Kite Act of Examplia art. 2' | jq -c '[.provisions[0].paragraphs[0].items[0].items[].eid]')" \
	'["art_2__para_1__item_1__point_a","art_2__para_1__item_1__point_b"]'
is 'and when it begins' "$(work kite-act-of-examplia '.versions[0].effective')" 2017-06-01
is 'English at ##' "$(units 'Lantern Measures of Examplia')" 'art_1 art_2'

# Standards
is 'clauses of a standard' "$(units 示例灯具安全要求)" 'sec_1 sec_2-1 sec_3-1-1 sec_3-1-2 annex_a sec_a-1'
is 'its kind' "$(work 示例灯具安全要求 .kind)" national-standard
run ask show 'GB/T 90002-2020 3.1.1 b)'
has '灯具不应太亮' 'a lettered item by the number of the standard'

# Works that collide, and bare texts of catalogued versions
is 'two works of one title' "$(jq -r '[.works[] | select(.title.zh == "养鸽办法") | .key] | sort | join(" ")' list.json)" '养鸽办法 养鸽办法~甲市公安局'
is 'a bare text by title and date' "$(work lamp-law '.texts[] | select(.source == "目录/灯塔法2025.md") | .version + " " + .matched_by')" \
	'2025-10-28 title and date'
is 'a bare text of a numbered order' "$(work demo-3 '.texts[] | select(.source == "目录/示例部令第3号.txt") | .version')" 2018-09-05
is 'every file is a text of its own' "$(work lamp-law '[.texts[] | select(.version == "2025-10-28")] | length')" 4
is 'no work was made beside' "$(jq '[.works[] | select(.title.zh == "示例国灯塔法")] | length' list.json)" 1
finish
