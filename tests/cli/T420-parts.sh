# Several texts of one version: a code filed part by part is one text in the order of its articles; of two copies the
# better one is shown and found.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
export FATIAO_DATA="$PWD/data" FATIAO_CORPUS="$PWD/none"
mkdir -p code

# File names in an order that is not that of the articles; each counts its chapters from one
part() { # FILE PART FIRST-ARTICLE
	cat >"code/$1.md" <<-T
		# 示例国用品法典

		# $2

		2020年5月28日 示例国大会通过

		2021年1月1日 施行

		<!-- INFO END -->

		## 第一章 一般规定

		第$3条 本编管$2第一样。

		## 第二章 其他规定

		第$(($3 + 1))条 本编管$2第二样。
	T
}
part a 器物编 5 && part b 总则 1 && part c 人物编 3
printf '# 示例国用品法典\n\n# 附则\n\n2020年5月28日 示例国大会通过\n\n<!-- INFO END -->\n\n第七条 本法典自2021年1月1日起施行。\n' >code/0.md
run fatiao --format json index --no-corpus --source code
json 'one text' '.texts == 1 and .works == 1'
run fatiao --format json show 示例国用品法典
is 'in the order of the articles' "$(field '[.provisions[].eid] | join(" ")')" \
	'part_1 part_1__chp_1 art_1 part_1__chp_2 art_2 part_2 part_2__chp_1 art_3 part_2__chp_2 art_4 part_3 part_3__chp_1 art_5 part_3__chp_2 art_6 part_4 art_7'
is 'parts bear their names' "$(field '[.provisions[] | select(.eid | test("^part_[0-9]$")) | .heading] | join(" ")')" '总则 人物编 器物编 附则'
is 'export, too' "$(fatiao export --as jsonl 示例国用品法典 | jq -r .eid | tr '\n' ' ')" 'art_1 art_2 art_3 art_4 art_5 art_6 art_7 '
run fatiao --format json show 示例国用品法典#part_3__chp_1
json 'a chapter of one part alone' '[.provisions[].eid] == ["part_3__chp_1","art_5"]'
run fatiao --format json list versions 示例国用品法典
json 'the text is told once, by its first file' '.works[0].texts | length == 1 and .[0].units == 7 and .[0].source == "b.md"'

# A part more, in the middle: the ones behind it are renumbered, as in an index from nothing
rm code/a.md
run fatiao -q index --no-corpus
is 'a part less' "$(fatiao --format json show 示例国用品法典 | jq -r '[.provisions[].eid] | join(" ")')" \
	'part_1 part_1__chp_1 art_1 part_1__chp_2 art_2 part_2 part_2__chp_1 art_3 part_2__chp_2 art_4 part_3 art_7'
part a 器物编 5
run fatiao -q index --no-corpus
fatiao --format json show 示例国用品法典 | jq -r '.provisions[].eid' >after
fatiao -q index --no-corpus --rebuild
fatiao --format json show 示例国用品法典 | jq -r '.provisions[].eid' >anew
ok 'a part more: as from nothing' cmp -s anew after

# Two whole copies beside each other are no parts
run fatiao -q index --no-corpus --forget code
mkdir one two
law() { # FILE ARTICLES WORD
	{ printf '示例国甲法\n2001年3月1日示例国大会通过\n\n' && for i in $(seq "$2"); do printf '第%d条 %s第%d条。\n' "$i" "$3" "$i"; done; } >"$1"
}
law one/a.txt 3 破本 && law one/b.txt 5 全本 && law two/c.txt 4 短本
run fatiao --format json index --no-corpus --source one --source two
json 'three texts' '.texts == 3'
run fatiao --format json show 示例国甲法#art_2
json 'the copy with more articles is shown' '.provisions[0].text == "全本第2条。"'
run fatiao --format json search --work 示例国甲法 第2条
json 'and found' '.total == 1 and .hits[0].snippet == "全本第2条。"'
run fatiao --format json --lang both show 示例国甲法#art_2
is 'the others stand behind it' "$(field '[.provisions[0].texts[].text] | join(" ")')" '全本第2条。 短本第2条。 破本第2条。'
run fatiao --format json show 示例国甲法
is 'the work is shown by it' "$(field '[.provisions[].text] | join(" ")')" '全本第1条。 全本第2条。 全本第3条。 全本第4条。 全本第5条。'
law one/a.txt 5 好本 && sed -i 's/^第4条/第9条/' one/b.txt
run fatiao -q index --no-corpus
run fatiao --format json show 示例国甲法#art_2
json 'of as many, the one with fewer faults' '.provisions[0].text == "好本第2条。"'
run fatiao -q index --no-corpus --forget one
run fatiao --format json show 示例国甲法#art_2
json 'gone, the next one is shown' '.provisions[0].text == "短本第2条。"'
finish
