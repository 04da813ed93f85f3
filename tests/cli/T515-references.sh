# References out of source texts: extracted, bound by name when asked, read as of the day of the text that makes them.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
mkdir src
cat >'src/守塔人规则.txt' <<'TEXT'
守塔人规则

（2018年3月1日示例部公布）

第一条 根据《示例国灯塔法》，制定本规则。

第二条 依照灯塔法第二条值守的，适用本规则第三条第二项和《远海浮标法》第七条第一款。
违反前款规定的，依照该法第九条处理。

第三条 守塔人应当：
（一）点灯；
（二）守夜。

第四条 本规则自2018年5月1日起施行。《守灯人旧规》同时废止。
TEXT
cat >'src/守灯人旧规.txt' <<'TEXT'
守灯人旧规

（2001年3月1日示例部公布）

第一条 守灯人守灯。
TEXT
run fatiao index -q --source src
status_is 0 'indexed'

link() { # WHAT FILTER WANTED: of the links that go out of the rules
	is "$1" "$(ask --format json links --out 守塔人规则 | jq -r "[.out[] | $2][0]" 2>&1)" "$3"
}
run ask --format json links --out '守塔人规则#art_2'
json 'the words that made it, and where they stand' '.out[] | select(.quote == "灯塔法第二条") | .start == 2 and .end == 8'
json 'who makes it' '[.out[].from.eid] | unique == ["art_2__para_1", "art_2__para_2"]'
link 'a rule of 2018 means the law of 2016' 'select(.quote == "灯塔法第二条") | .to.address' 'lamp-law@2016-11-07#art_2'
link 'and its matter stands elsewhere now' 'select(.quote == "灯塔法第二条") | .now[0].address' 'lamp-law@2025-10-28#art_3'
link 'the full title where it is known' 'select(.quote == "灯塔法第二条") | .title' 示例国灯塔法
link 'the paragraph is completed' 'select(.quote == "本规则第三条第二项") | .to.eid' art_3__para_1__item_2
link 'what the text says stays as it is' 'select(.quote == "本规则第三条第二项") | .target_eid' art_3__item_2
link 'the walk of a relative one' 'select(.quote == "前款") | .rule + ": " + .walk' 'relative: 前款 → art. 2 para. 1'
link 'a law named twice over is not guessed at' 'select(.quote == "该法第九条") | "\(.rule) \(.to) \(.title)"' 'ambiguous null null'
link 'the basis' 'select(.type == "based-on") | .to.work' lamp-law
run ask links '守塔人规则#art_2'
has '“前款” · rule relative · 前款 → art. 2 para. 1' 'people see the words, the rule and the walk'
run ask --format json links --in 'lamp-law@2016-11-07#art_2'
json 'it comes in at the version that it means' '[.in[] | select(.origin == "extracted") | .from.work] == ["守塔人规则"]'
run ask --format json links --in 'lamp-law@2025-10-28#art_2'
json 'and at no other' '[.in[] | select(.origin == "extracted")] == []'
run ask --format json links --in '守塔人规则#art_3'
json 'references within a text' '.in[0].quote == "本规则第三条第二项"'

# A work that is not here: kept with its title and place, bound by itself when the work arrives.
link 'it is kept' 'select(.title == "远海浮标法") | "\(.to) \(.target_eid) \(.resolved)"' 'null art_7__para_1 false'
cat >'src/远海浮标法.txt' <<'TEXT'
远海浮标法

（2010年3月1日示例国大会通过）

第七条 浮标浮着。
TEXT
run fatiao index -q
link 'it binds when the work arrives' 'select(.title == "远海浮标法") | "\(.to.address) \(.resolved)"' '远海浮标法@2010-03-01#art_7__para_1 true'
rm 'src/远海浮标法.txt'
run fatiao index -q
link 'and is loose again when it goes' 'select(.title == "远海浮标法") | .to' null

# A clause that repeals a whole instrument ends it.
is 'it is no longer law' "$(ask --format json show 守灯人旧规第一条 | jq -r '.provisions[0] | .status + " " + .status_basis')" 'repealed catalogue'
is 'from the day that the clause takes effect' "$(fatiao --on 2018-04-30 --format json show 守灯人旧规第一条 | jq -r '.provisions[0].status')" in-force
rm 'src/守塔人规则.txt'
run fatiao index -q
is 'without the clause it is in force again' "$(ask --format json show 守灯人旧规第一条 | jq -r '.provisions[0].status')" in-force
finish
