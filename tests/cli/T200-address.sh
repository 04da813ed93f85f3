# Addresses: canonical and natural, what they resolve to, what is refused and how.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

goes() { # ADDRESS WANTED: the address of the first provision shown
	is "$1" "$(ask --format json show -- "$1" 2>&1 | jq -r '.provisions[0].address' 2>&1)" "$2"
}

# Canonical
goes 'lamp-law@2025-10-28#art_3__para_1__item_2' 'lamp-law@2025-10-28#art_3__para_1__item_2'
goes 'lamp-law#art_3__item_2' 'lamp-law@2025-10-28#art_3__para_1__item_2'
goes 'lamp-law@2016-11-07#art_2' 'lamp-law@2016-11-07#art_2'
goes 'demo-7#art_2__para_1' 'demo-7@2026-08-06#art_2__para_1'
goes 'gbt-22239-2019#sec_8-1-4-3__item_a' 'gbt-22239-2019@2019-05-10#sec_8-1-4-3__item_a'
goes '示例国风车法#art_14-1' '示例国风车法@2023-09-01#art_14-1'
goes '养鸽办法~甲市公安局#art_1' '养鸽办法~甲市公安局@2011-01-11#art_1'
goes '养鸽办法@2011-01-12#art_1' '养鸽办法@2011-01-12#art_1'
goes 'lamp-law#chp_1' 'lamp-law@2025-10-28#chp_1'
goes 'lamp-law' 'lamp-law@2025-10-28#chp_1'

# Natural, Chinese
goes '灯塔法第三条' 'lamp-law@2025-10-28#art_3'
goes '《灯塔法》第三条第二项' 'lamp-law@2025-10-28#art_3__para_1__item_2'
goes '示例国灯塔法第三条第（二）项' 'lamp-law@2025-10-28#art_3__para_1__item_2'
goes '灯塔法第３条第1款第2项' 'lamp-law@2025-10-28#art_3__para_1__item_2'
goes '灯塔法 第三条 第二款' 'lamp-law@2025-10-28#art_3__para_2'
goes '《灯塔法》（2016年）第2条' 'lamp-law@2016-11-07#art_2'
goes '灯塔法(2016)第二条' 'lamp-law@2016-11-07#art_2'
goes '示例部令第3号第二条' 'demo-3@2018-09-05#art_2'
goes '示例部令第７号第2条' 'demo-7@2026-08-06#art_2'
goes '示例国风车法第十四条之一' '示例国风车法@2023-09-01#art_14-1'
goes '示例国风车法第5条第1款第2项第1目' '示例国风车法@2023-09-01#art_5__para_1__item_2__point_1'
goes '示例国渡船条例附件2' '示例国渡船条例@2012-04-05#annex_2'

goes '灯塔法2016年第2条' 'lamp-law@2016-11-07#art_2'
goes '灯塔法 2016年 第2条' 'lamp-law@2016-11-07#art_2'
run ask show '灯塔法 2018年 第2条'
status_is 1 'a year that is no version'"'"'s'
err_has 'lamp-law has no version of 2018' 'is told'
err_has 'lamp-law@2016-11-07#art_2' 'with the version that stood then'
run ask show lamp-law@2018-01-01#art_2
err_has 'lamp-law@2016-11-07#art_2' 'a day likewise'

# Natural, English
goes 'LHL art. 3(1)(2)' 'lamp-law@2025-10-28#art_3__para_1__item_2'
run ask show 灯塔法第三条第一项第二目
status_is 1 'in words it means what it says'
run ask show 'LHL art. 3(2)'
status_is 2 'a number that may be an item or a paragraph'
err_has 'lamp-law@2025-10-28#art_3__para_1__item_2' 'the item is a candidate'
err_has 'lamp-law@2025-10-28#art_3__para_2' 'and the paragraph'
goes 'LHL art. 3(3)' 'lamp-law@2025-10-28#art_3__para_1__item_3'
goes 'LHL (2016) art. 4(1)' 'lamp-law@2016-11-07#art_4__para_1'
goes 'Demo Order 3 art. 2(1)' 'demo-3@2018-09-05#art_2__para_1'
run ask show 'LHL art. 5(9)'
status_is 1 'neither an item nor a paragraph'
goes 'Lighthouse Law Article 3, paragraph 2' 'lamp-law@2025-10-28#art_3__para_2'
goes 'Article 3 of Demo Order 7' 'demo-7@2026-08-06#art_3'
goes 'Article 3 of Order No. 7' 'demo-7@2026-08-06#art_3'
goes 'Demo Decree No. 7, art. 3' 'demo-7@2026-08-06#art_3'
goes 'See Demo Order 7 art. 3' 'demo-7@2026-08-06#art_3'
goes 'Old Order 7 art. 3' 'demo-7@2026-08-06#art_3'
goes '示例部第7号令第二条' 'demo-7@2026-08-06#art_2'
is 'an order number is no clause' "$(ask --format json show 'Demo Order No. 7' | jq -r '.provisions[0].work')" demo-7
goes 'the Lighthouse Law of Examplia, Art. 5' 'lamp-law@2025-10-28#art_5'
goes 'Kite Act of Examplia Article 4-1' 'kite-act-of-examplia@2016-11-07#art_4-1'

# What a memo may say, an address may: without 第, a year before or behind, the IRI that cite prints
goes '灯塔法3条' 'lamp-law@2025-10-28#art_3'
goes '示例国灯塔法3条第二项' 'lamp-law@2025-10-28#art_3__para_1__item_2'
goes '2016年灯塔法第2条' 'lamp-law@2016-11-07#art_2'
goes '灯塔法（2016）第2条' 'lamp-law@2016-11-07#art_2'
goes '《示例国灯塔法（2016年）》第2条' 'lamp-law@2016-11-07#art_2'
goes 'Lighthouse Law of Examplia 2016 art 2' 'lamp-law@2016-11-07#art_2'
goes 'LHL art 2' 'lamp-law@2025-10-28#art_2'
goes 'Art. 2 of the 2016 LHL' 'lamp-law@2016-11-07#art_2'
goes 'LHL § 2' 'lamp-law@2025-10-28#art_2'
goes '§ 3(3) LHL' 'lamp-law@2025-10-28#art_3__para_1__item_3'
goes 'Section 2 of the Lighthouse Law of Examplia' 'lamp-law@2025-10-28#art_2'
goes '/akn/cn/act/lamp-law/zho@2016-11-07/~art_2' 'lamp-law@2016-11-07#art_2'
for bad in '不知道法3条' '灯塔法实施细则3条' 'see LHL 2016 art 2, and more' 'Windmill Law 2016 art 2' '18 U.S.C. § 2'; do
	run ask show "$bad"
	status_is 1 "still no work: $bad"
done
run ask show 检查令3条
status_is 1 'a name that is none by itself'
run ask show '/akn/cn/act/lamp-law/zho@yesterday/~art_2'
status_is 2 'an IRI with no day'

# Standards: hyphen, en dash, em dash and full width are the same
for dash in - – — － −; do
	goes "GB/T 22239${dash}2019 8.1.4.3 a)" 'gbt-22239-2019@2019-05-10#sec_8-1-4-3__item_a'
done
goes 'GB/T 22239-2019 A.1' 'gbt-22239-2019@2019-05-10#sec_a-1'
goes 'GB/T 28448-2019 L3-CES1-12' 'gbt-28448-2019@2019-05-10#sec_8-1-4-3-1'

# Several fit: refused with the candidates
run ask show 检查令
status_is 2 'a name of two works'
err_has 'demo-3@2018-09-05' 'its first candidate'
err_has 'demo-7@2026-08-06' 'and its second'
is 'nothing is shown' "$(wc -c <"$out")" 0
run ask show 检查令第三条
err_has 'demo-7@2026-08-06#art_3' 'candidates are whole addresses'
run ask show 养鸽办法第一条
status_is 2 'a title of two works, before a place'
err_has '养鸽办法~甲市公安局@2011-01-11#art_1' 'both are candidates'
err_has '养鸽办法@2011-01-12#art_1' 'both'
run ask show 'GB/T 28448-2019 L3-CES1-17'
status_is 2 'an id that several units bear'
err_has 'gbt-28448-2019@2019-05-10#sec_8-1-4-4-1' 'the candidates'
err_has 'gbt-28448-2019@2019-05-10#sec_8-1-4-5-1' 'are the units'
run ask show 示例国风车法第五条第一项
status_is 2 'an item that two paragraphs have'
err_has 'art_5__para_1__item_1' 'the candidates'
err_has 'art_5__para_2__item_1' 'name the paragraph'
goes '示例国风车法第五条第三项' '示例国风车法@2023-09-01#art_5__para_1__item_3'
while read -r candidate; do
	run ask show "$candidate"
	status_is 0 "a candidate is an address: $candidate"
done <<EOF
$(ask show 检查令第三条 2>&1 | sed -n 's/^  //p')
$(ask show 'GB/T 28448-2019 L3-CES1-17' 2>&1 | sed -n 's/^  //p')
EOF

# Nothing there: exit 1, with what is near
run ask show 灯塔法第九条
status_is 1 'no such article'
err_has 'no such provision' 'in these words'
err_has '第五条 (art_5)' 'with the nearest'
run ask show 灯塔法第三条第四项
status_is 1 'no such item'
run ask show 'lamp-law@2016-11-07#art_5'
status_is 1 'an article that another version has'
err_has 'lamp-law@2025-10-28#art_5' 'is offered'
run ask show 'GB/T 22239-2019 8.1.4.9'
status_is 1 'no such clause'
err_has 'sec_8-1-4-3' 'with the nearest'
run ask show 'GB/T 28448-2019 L9-XYZ1-01'
status_is 1 'no such unit'
run ask show 不存在法第一条
status_is 1 'no such work'
run ask show nothing-like-it
status_is 1 'no such key'
err_has 'fatiao search finds works' 'and where to look'
run ask show 大门法第二条
status_is 1 'a work that is known but absent'
err_has '示例国大门法 is not in the library' 'is named in full'
run ask show 'lamp-law@2020-01-01#art_1'
status_is 1 'no such version'
run ask show demo-plan
status_is 1 'a work without a text'
err_has 'no text' 'says so'
run ask show 检查令 lamp-law#art_1
status_is 2 'several addresses: the worst status'
has '第一条' 'and the good one shown'

# No address at all
for bad in '' ' ' '第三条' '@2025-10-28#art_3' '#art_3' 'lamp-law@yesterday' 'lamp-law#' 'lamp-law#art 3' 'lamp-law#<script>'; do
	run ask show -- "$bad"
	status_is 2 "no address: \"$bad\""
done
run ask show "$(printf '\377\376')"
status_is 2 'no UTF-8'
run ask show
status_is 2 'none given'

# Drafts are never meant
goes '灯塔检查办法' 'demo-7@2026-08-06#art_1'
goes '示例部灯塔检查办法第二条' 'demo-7@2026-08-06#art_2'
goes '灯塔检查办法征求意见稿第二条' 'demo-7-draft@2025-11-29#art_2'
goes '示例部灯塔检查办法（征求意见稿）第二条' 'demo-7-draft@2025-11-29#art_2'
goes 'Order 7 draft, Article 2' 'demo-7-draft@2025-11-29#art_2'
goes 'demo-7-draft' 'demo-7-draft@2025-11-29#art_1'

# The version in force on the day asked about, else the last, else the next
on() { is "$1: $2" "$(fatiao --on "$1" --format json show "$2" | jq -r '.provisions[0].version')" "$3"; }
on 2017-05-31 lamp-law#art_1 2016-11-07
on 2020-01-01 lamp-law#art_1 2016-11-07
on 2025-12-31 lamp-law#art_1 2016-11-07
on 2026-01-01 lamp-law#art_1 2025-10-28
on 2030-01-01 demo-3#art_1 2018-09-05
on 2000-01-01 demo-7#art_1 2026-08-06
on 2023-12-31 示例国风车法第一条 2017-09-01
on 2024-01-01 示例国风车法第一条 2023-09-01

goes '灯塔法第三條' 'lamp-law@2025-10-28#art_3'
goes 'Kite Act of Examplia Article 2(1)(a)' 'kite-act-of-examplia@2016-11-07#art_2__para_1__item_1__point_a'
finish
