# What a text is and when it applies: drafts, the day of a version, days of effect, versions that are not held.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
mkdir lib && export FATIAO_DATA="$PWD/data" FATIAO_CORPUS="$PWD/none"

body() { printf '\n第一条 示例乙%s。\n第二条 示例丙%s。\n' "$1" "$1"; }
text() { # FILE LINE...: a text with this head and two articles
	file=lib/$1 && mkdir -p "${file%/*}" && shift
	{ printf '%s\n' "$@" && body "$file"; } >"$file"
}
english() { # FILE LINE...: the same in English
	file=lib/$1 && shift
	{ printf '%s\n' "$@" && printf '\nArticle 1 Lamps are lit.\nArticle 2 Wicks are cut.\n'; } >"$file"
}
taken() {
	run fatiao -q index --no-corpus --source lib
}
versions() { # DAY WORK
	fatiao --on "$1" --format json list versions "$2" 2>>"$err" |
		jq -r '.works[].versions | map("\(.date // "-") \(.event) \(.effective // "-") \(.status)") | join("; ")'
}
state() { # DAY ADDRESS
	fatiao --on "$1" --format json show "$2" 2>>"$err" |
		jq -r '.provisions[0] | "\(.version // "-") \(.status) \(.status_basis): \([.notices[].code] | sort | join(" "))"'
}

# ---- drafts ----
text d1.txt 示例甲一办法 （征求意见稿） && text d2.txt 示例甲二办法 征求意见稿 && text d3.txt 示例甲三办法 2020年5月 '（草案二次审议稿）'
text d4.txt 关于《示例甲四办法（征求意见稿）》公开征求意见的通知 '' 示例甲四办法
text d5.md '# 关于《示例甲五办法（修订草案）》的说明' '' '现将《示例甲五办法（修订草案）》予以说明：' '' '# 示例甲五办法'
text d6.txt 示例部关于公开征求《示例甲六办法》意见的公告 '' 示例甲六办法 && text '示例甲七办法（送审稿）.txt' 示例甲七办法
english d8.txt 'Measures of Example Eight' '(Draft for Comment)'
english d9.txt 'Measures of Example Nine' 'Draft for Public Consultation'
text d10.txt 示例甲十办法 2020年5月1日示例部令第10号公布 此前《示例甲十办法（征求意见稿）》曾公开征求意见。 自2020年6月1日起施行
taken
status_is 0 'texts are read'
fatiao --on 2026-11-10 --format json list >works.json
for n in 一 二 三 四 五 六 七; do
	is "a draft: 示例甲${n}办法" "$(jq -r --arg t "示例甲${n}办法" '[.works[] | select(.title.zh // "" | startswith($t)) | .kind, .versions[].status] | join(" ")' works.json)" 'draft draft'
done
is 'drafts in English' "$(jq -r '[.works[] | select(.title.en) | .versions[].status] | join(" ")' works.json)" 'draft draft'
is 'what was adopted is none, though its head names the draft' "$(versions 2026-11-10 示例甲十办法)" '2020-05-01 adopted 2020-06-01 in-force'
run fatiao show 示例甲一办法第一条
status_is 1 'a title without the word never means a draft'
run fatiao show 示例甲一办法（征求意见稿）第一条
status_is 0 'with the word it does'

# ---- a sentence of a preamble gives no date ----
rm -r lib && mkdir lib
text s1.txt 示例乙一办法 （2001年3月1日示例部发布） '' '为了规范示例，根据2015年7月1日通过的《示例国大法》，制定本办法：'
text s2.txt 示例乙二办法 （2001年3月1日示例部发布） '' '为了规范示例，根据2015年7月1日示例国大会通过的大法和' '2016年1月1日示例部公布的规定，制定本办法'
text s3.txt 示例乙三办法 '' '《示例乙三办法》已经2001年3月1日示例部会议通过，现予公布，有效期至2020年12月31日，自2001年5月1日起施行。2030年1月1日前公布目录。'
text s4.txt 示例乙四办法 公布日期：2001-03-01 施行日期：2001-05-01
text s5.txt 示例乙五办法 （2001年3月1日示例部发布） '' '根据2009年8月27日通过的《示例国大法》，现予公布。'
text s6.txt 示例乙六办法 '2001年3月1日示例部令第6号发布' '根据2009年8月27日通过的《示例部关于修改部分规定的决定》修正'
english s7.txt 'Measures of Example Seven' '(Promulgated by the Ministry of Examples on March 1, 2001)' '' 'In accordance with the Great Law of Examplia adopted on July 1, 2015, and' 'the Decision issued on January 1, 2016, these Measures are formulated'
taken
is 'a preamble that ends with a colon' "$(versions 2026-11-10 示例乙一办法)" '2001-03-01 adopted - in-force'
is 'a preamble that is wrapped' "$(versions 2026-11-10 示例乙二办法)" '2001-03-01 adopted - in-force'
is 'its words stay' "$(fatiao search --count 2016年1月1日示例部公布的规定)" 1
is 'an order: adoption and effect, no deadline' "$(versions 2026-11-10 示例乙三办法)" '2001-03-01 adopted 2001-05-01 in-force'
is 'labelled days' "$(versions 2026-11-10 示例乙四办法)" '2001-03-01 adopted 2001-05-01 in-force'
is 'the day of another instrument' "$(versions 2026-11-10 示例乙五办法)" '2001-03-01 adopted - in-force'
is 'the day of an amending decision' "$(versions 2026-11-10 示例乙六办法)" '2009-08-27 amended - in-force'
is 'English' "$(versions 2026-11-10 'Measures of Example Seven')" '2001-03-01 adopted - in-force'

# ---- only a day of effect ----
rm -r lib && mkdir lib
printf '示例丙一办法\n\n第一条 点灯。\n第二条 本办法自2010年5月1日起施行。\n' >lib/e1.txt
printf '示例丙二办法\n\n第一条 点灯。\n第二条 本办法自2010年5月1日起施行。\n' >lib/e2.txt
printf '示例丙二办法\n\n第一条 点灯两盏。\n第二条 本办法自2015年5月1日起施行。\n' >lib/e3.txt
printf '示例丙三办法\n\n第一条 点灯。\n第二条 本办法自2010年5月1日起施行。\n' >lib/e4.txt
printf '示例丙三办法\n2010年3月1日公布 2012年3月1日修正\n\n第一条 点灯三盏。\n第二条 本办法自2010年5月1日起施行。\n' >lib/e5.txt
printf '示例丙四办法\n\n第一条 点灯。\n第二条 熄灯。\n' >lib/e6.txt
printf '示例丙五办法\n2010年3月1日公布\n\n第一条 点灯。\n第二条 剪芯。\n第三条 第二条自2011年1月1日起施行。\n第四条 本办法自2010年5月1日起施行。\n' >lib/e7.txt
taken
is 'it is used' "$(versions 2026-11-10 示例丙一办法)" '2010-05-01 effective 2010-05-01 in-force'
is 'the closing article says it before one above' "$(versions 2026-11-10 示例丙五办法)" '2010-03-01 adopted 2010-05-01 in-force'
is 'by dates' "$(state 2026-11-10 示例丙一办法#art_1)" '2010-05-01 in-force dates: dates'
is 'not before' "$(state 2010-04-30 示例丙一办法#art_1)" '2010-05-01 not-yet dates: not-yet'
is 'two versions are told apart' "$(versions 2012-01-01 示例丙二办法)" '2010-05-01 effective 2010-05-01 in-force; 2015-05-01 effective 2015-05-01 not-yet'
is 'beside a dated version it says too little' "$(versions 2026-11-10 示例丙三办法)" '2010-05-01 effective 2010-05-01 unknown; 2012-03-01 amended - in-force'
is 'without any day: unknown' "$(state 2026-11-10 示例丙四办法#art_1 | cut -d: -f1)" '- unknown dates'

# ---- versions that are not held ----
rm -r lib && mkdir lib
text v1.txt 示例丁一法 '（2001年3月1日示例国大会通过 根据2012年10月26日示例国大会《关于修改示例丁一法的决定》修正）'
text v2.txt 示例丁二法 '（2001年3月1日示例国大会通过）'
text v3.txt 示例丁二法 '（2001年3月1日示例国大会通过 2009年8月27日第一次修正 2018年4月27日第二次修正）'
text v4.txt 示例丁三规定 '（2001年3月1日示例部会议通过 2001年3月20日示例部令第3号公布 自2001年5月1日起施行）'
taken
is 'before the oldest version held' "$(state 2010-01-01 示例丁一法#art_1)" '2012-10-26 unknown dates: no-version'
is 'before the law was made' "$(state 2000-01-01 示例丁一法#art_1)" '2012-10-26 not-yet dates: not-yet'
is 'the version held' "$(state 2013-01-01 示例丁一法#art_1)" '2012-10-26 in-force dates: dates'
fatiao --on 2010-01-01 --format json show 示例丁一法#art_1 >"$out"
is 'in words' "$(field '.provisions[0].notices[0].message')" 'no version of that day is in this library: one was made 2001-03-01, the next one here begins 2012-10-26'
is 'between two versions held, before the one missing' "$(state 2005-01-01 示例丁二法#art_1)" '2001-03-01 in-force dates: '
is 'in the time of the one missing' "$(state 2010-01-01 示例丁二法#art_1)" '2001-03-01 superseded dates: no-version superseded'
is 'behind it' "$(state 2018-05-01 示例丁二法#art_1)" '2018-04-27 in-force dates: dates'
is 'adoption and promulgation are one event' "$(state 2001-04-01 示例丁三规定#art_1)" '2001-03-20 not-yet dates: not-yet'
run fatiao --on 2010-01-01 list versions 示例丁一法
has 'status unknown' 'list, too'
is 'and search' "$(fatiao --on 2010-01-01 --format json search --work 示例丁一法 示例乙 | jq -r '.hits[0].status')" unknown
rm lib/v2.txt
taken
is 'when the older one is gone' "$(state 2010-01-01 示例丁二法#art_1)" '2018-04-27 unknown dates: no-version'

# ---- one version, dated by its adoption in one source and by its promulgation in another ----
rm -r lib && mkdir lib
text m1.txt 示例己解释 '（2022年4月4日示例法院会议通过，自2022年5月1日起施行）'
text m2.txt 示例己解释 '（2022年4月24日示例法院公布，自2022年5月1日起施行）'
text m3.txt 示例己解释 '（2022年4月4日示例法院会议通过，2022年7月1日修正，自2022年8月1日起施行）'
taken
is 'is one version' "$(versions 2022-06-01 示例己解释)" '2022-04-04 adopted 2022-05-01 in-force; 2022-07-01 amended 2022-08-01 not-yet'

# ---- who speaks in an English text ----
rm -r lib && mkdir lib
english a1.txt 'Lamp Act' '(Adopted by the Parliament of Examplia on March 1, 2001)'
english a2.txt 'Measures for Lamps' "(Issued by the Ministry of Public Security on March 1, 2001)"
english a3.txt 'Rules for Lamps' '' "These rules apply within the territory of the People’s Republic of China."
english a4.txt 'Lantern Rules' '示例部令第4号'
taken
speaker() { fatiao --format json list versions "$1" | jq -r '.works[].texts[].authority'; }
is 'English law is official' "$(speaker 'Lamp Act')" official
is 'Chinese law in English is a translation: its issuer' "$(speaker 'Measures for Lamps')" translation
is 'its first words' "$(speaker 'Rules for Lamps')" translation
is 'its number' "$(speaker 'Lantern Rules')" translation

# ---- the catalogue's unknown ----
mkdir -p works/w
cat >works/w/work.json <<'J'
{"key": "w-1", "kind": "law", "title": {"zh": "示例戊法"}, "as_of": "2026-11-01", "versions": [
 {"date": "2011-01-08", "event": "amended", "effective": "2011-01-08", "status": "unknown"},
 {"date": "2024-12-06", "event": "amended", "effective": null}], "texts": [
 {"file": "a.md", "version": "2011-01-08", "lang": "zh", "authority": "official"},
 {"file": "b.md", "version": "2024-12-06", "lang": "zh", "authority": "official"}]}
J
printf '# 示例戊法\n\n2000年9月25日公布 2011年1月8日修订\n\n第一条 甲。\n第二条 乙。\n' >works/w/a.md
printf '# 示例戊法\n\n2000年9月25日公布 2011年1月8日修订 2024年12月6日修订\n\n第一条 甲。\n第二条 丙。\n' >works/w/b.md
run fatiao -q index --no-corpus --source works
is 'unknown since when: in force up to the next version' "$(state 2018-01-01 w-1#art_1)" '2011-01-08 in-force catalogue: '
is 'then unknown' "$(state 2024-12-06 w-1@2011-01-08#art_1 | cut -d: -f1)" '2011-01-08 unknown catalogue'
is 'before the oldest held' "$(state 2005-01-01 w-1#art_1 | cut -d: -f1)" '2011-01-08 unknown catalogue'
is 'before all' "$(state 1999-01-01 w-1#art_1 | cut -d: -f1)" '2011-01-08 not-yet catalogue'
finish
