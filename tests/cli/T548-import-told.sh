# What import is told and what is told of a text: who speaks, --as with a work of another title or of none here, copies of which
# one is whole, and days on which a version was only made.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
rm -rf lib
mkdir in

# English that speaks of China as its own is a translation, also where its work is not known
printf 'Provisions on Kite Oversight by Public Security Organs\n\nArticle 1. These Provisions are made for kites in the PRC.\n\nArticle 2. Public security organs look at kites.\n' >in/kites.txt
run fatiao import in/kites.txt
has 'en translation' 'the plan says so'
run fatiao --format json show 'Provisions on Kite Oversight by Public Security Organs' 
json 'and the text shown' '.provisions[0].authority == "translation" and ([.provisions[0].notices[].code] | index("translation") != null)'
printf 'Kite Act of Examplia\n\nArticle 1. Kites fly.\n\nArticle 2. Strings hold.\n' >in/act.txt
run fatiao --format json import --dry-run in/act.txt
json 'other English law is the law itself' '.files[0].authority == "official"'

# --as against the title read
printf '示例国灯塔法\n\n第一条 灯塔亮着。\n\n第二条 守塔人醒着。\n\n第三条 本法自2017年6月1日起施行。\n' >in/lamp.txt
run fatiao import --dry-run --as demo-7@2026-08-06 in/lamp.txt
status_is 0 'a text of another title is taken as told'
has 'warning: the title it bears, 示例国灯塔法, is that of lamp-law, not of demo-7' 'with a warning'
run fatiao --format json import --dry-run --as demo-7@2026-08-06 in/lamp.txt
json 'as JSON' '.files[0] | .work == "demo-7" and (.warning | test("lamp-law"))'
run fatiao --format json import --dry-run --as lamp-law in/lamp.txt
json 'none where the title is right' '.files[0] | .work == "lamp-law" and .warning == null'

# A text without a title, of a work that is not here
printf '第一条 风车转着。\n\n第二条 磨盘也转着。\n\n第三条 面粉归磨坊。\n' >in/untitled.txt
run fatiao import in/untitled.txt
status_is 2 'nobody knows which work it is'
err_has '--as WORK@YYYY-MM-DD' 'the advice is whole'
run fatiao import --as 示例国磨坊法 in/untitled.txt
status_is 1 'a work that is not here needs a day'
err_has '--as TITLE@YYYY-MM-DD' 'which is told'
run fatiao import --as mill-law@2020-02-02 in/untitled.txt
status_is 1 'a short key that names nothing is a slip'
run fatiao import --as 示例国磨坊法@2020-02-02 in/untitled.txt
status_is 0 'its full title and a day make it'
run fatiao --format json show 示例国磨坊法第二条
json 'and it bears that title' '.provisions[0] | .title.zh == "示例国磨坊法" and .version == "2020-02-02" and (.text | test("磨盘"))'

# A text that is not whole, before a digest that is
printf '示例部灯塔检查办法\n\n（2026年8月6日示例部令第7号公布 自2026年10月1日起施行）\n\n第一条 为了让船舶看见海岸，制定本办法。\n\n第二条 检查员可以登上灯塔，检查灯\n' >in/part.txt
run fatiao import -q in/part.txt
run ask --format json show demo-7#art_1
json 'fewer articles than the catalogue says: a notice' '.provisions[0] | .authority == "official" and
	([.notices[] | select(.code == "incomplete") | .message] == ["this text is not whole: 2 of 4 articles"])'
run ask show demo-7
is 'told once above, and where an article breaks off' "$(grep -c 'this text is not whole' "$out")" 2
has 'not whole: 2 of 4 articles; this one breaks off' 'with the words for it'
echo 'Print J Print' >keys
run ask tui --keys keys demo-7#art_1
has 'This text is not whole: 2 of 4 articles.' 'the reader says so above the text'
has 'This article breaks off.' 'and of an article that breaks off'
LC_ALL=zh_CN.UTF-8 run ask tui --keys keys demo-7#art_1
has '本文本不完整：有 2 条，应有 4 条。' 'in Chinese, too'
printf '示例部灯塔检查办法\n\n（2026年8月6日示例部令第7号公布 自2026年10月1日起施行）\n\n第一条 为了让船舶看见海岸，制定本办法。\n\n第二条 检查员可以登上灯塔，检查灯油。\n\n第三条 灯塔不点灯的，罚款。\n\n第四条 本办法自2026年10月1日起施行。\n' >in/whole.txt
run fatiao import -q in/whole.txt
run ask --format json show demo-7#art_2
run ask tui --keys keys demo-7#art_1
lacks 'not whole' 'the reader of a whole text says nothing'
run ask --format json show demo-7#art_2
json 'none of a whole text' '.provisions[0] | (.text | test("灯油")) and ([.notices[] | select(.code == "incomplete")] == [])'

printf 'Kite Act of Elsewhere\n\nArticle 1. Kites fly.\n\nArticle 2. Strings hold.\n\n<<EXCERPT ENDS HERE; ARTICLES 3-9 NOT FOUND>>\n' >in/excerpt.txt
run fatiao import -q in/excerpt.txt
run fatiao --format json show 'Kite Act of Elsewhere'
json 'nor is one whose collector says so' '[.provisions[0].notices[] | select(.code == "incomplete") | .message] == ["this text has gaps: its source lacks parts of it"]'

# Two copies of one version: the one whose lines are whole stands in front, whatever the order of reading
good='# 示例国油灯法\n\n2019年3月3日 示例国大会通过\n\n第一条 守灯人应当：\n\n（一）备油；\n\n（二）剪芯。\n\n第二条 本法自2019年5月1日起施行。\n'
bad='# 示例国油灯法\n\n2019年3月3日 示例国大会通过\n\n第一条 守灯人应\n\n当：（一）备\n\n油；（二）剪芯。\n\n第二条 本法自2019年5月1日起施行。\n'
for order in 'bad good' 'good bad'; do
	rm -rf data
	for which in $order; do
		eval "printf '%b' \"\$$which\"" >"in/$which.md"
		run fatiao import -q --as 示例国油灯法@2019-03-03 "in/$which.md"
	done
	run fatiao --format json show 示例国油灯法第一条
	json "the better copy, imported $order" '.provisions[0].text | test("^守灯人应当：\n（一）备油；\n（二）剪芯。$")'
	printf '%b' "$good" | sed 's/备油/备灯油/' >in/third.md
	run fatiao import -q --as 示例国油灯法@2019-03-03 in/third.md
	fatiao --format json show 示例国油灯法第一条 | jq -r '.provisions[0].text' >"text.${order%% *}"
done
ok 'of two that are as good the same one, in either order' cmp text.bad text.good

# The day on which a version was made is not that of its effect
rm -rf data
mkdir dated
printf '# 示例国渡船法\n\n2012年10月26日 示例国大会通过\n\n第一条 渡船渡人。\n\n第二条 船夫收钱。\n' >dated/ferry.md
run fatiao -q index --source dated
run ask --format json list changes
json 'list changes: no word of beginning' '[.changes[] | select(.title == "示例国渡船法") | .day + " " + .what] == ["2012-10-26 adopted"]'
run ask show 示例国渡船法第一条
has 'dated 2012-10-26 (day of effect not recorded)' 'show says that it is not known'
finish
