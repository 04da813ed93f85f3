# cite: every style on made-up works; lists and ranges of places.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

cites() { # STYLE ADDRESS WANTED [OPTION...]
	style=$1 address=$2 wanted=$3
	shift 3
	is "$style: $address" "$(ask cite --style "$style" "$@" "$address" 2>&1)" "$wanted"
}
cites plain-zh 'lamp-law#art_3__item_2' '《示例国灯塔法》（2025年）第三条第一款第二项'
cites plain-zh 'lamp-law@2016-11-07#art_2' '《示例国灯塔法》（2016年）第二条（已被修改）'
cites plain-zh 'lamp-law@2016-11-07#art_2' '《示例国灯塔法》（2016年）第二条' --no-status
cites plain-zh demo-3#art_3 '《示例部灯塔巡查规定》第三条（已废止）'
cites plain-en 'lamp-law#art_3__item_2' 'Lighthouse Law of Examplia (2025), art. 3 para. 1 item 2'
cites plain-en demo-3#art_3 'Provisions on Lighthouse Rounds of the Ministry of Examples, art. 3 (repealed 2026-10-01)'
cites plain-zh 'GB/T 22239-2019 8.1.4.3 a)' '《示例灯塔分级要求》（GB/T 22239-2019） 8.1.4.3 a)'
cites address 灯塔法第三条 'lamp-law@2025-10-28#art_3'
cites iri 灯塔法第三条 '/akn/cn/act/lamp-law/zho@2025-10-28/~art_3'
cites markdown 灯塔法第三条 '[《示例国灯塔法》（2025年）第三条](https://example.org/lamp-law)'
cites markdown demo-3#art_3 '[Provisions on Lighthouse Rounds of the Ministry of Examples, art. 3](/akn/cn/act/demo-3/zho@2018-09-05/~art_3) (repealed 2026-10-01)' --lang en
cites zh-handbook 'lamp-law#art_3__item_2' '《示例国灯塔法》（2025年）第3条第1款第2项'
cites zh-handbook 'lamp-law@2016-11-07#art_2' '《示例国灯塔法》（2016年）第2条，已被修改'
cites zh-handbook demo-3#art_3 '《示例部灯塔巡查规定》第3条，已废止'
cites zh-handbook demo-3#art_3 '《示例部灯塔巡查规定》第3条' --no-status
cites zh-handbook 'GB/T 22239-2019 8.1.4.3 a)' '示例标准院《示例灯塔分级要求》，GB/T 22239—2019，8.1.4.3 a)'
cites zh-handbook 示例国风车法第十四条之一 '《示例国风车法》（2023年修正）第14条之一'
cites gbt7714-2025 gbt-22239-2019 'GB/T 22239—2019 示例灯塔分级要求[S]. 2019.'
cites gbt7714-2025 demo-3#art_3 '示例部. 示例部灯塔巡查规定：示例部令第3号[A]. 2018：第3条.（已废止）'
cites gbt7714-2015 gbt-22239-2019 '示例标准院. 示例灯塔分级要求: GB/T 22239—2019[S]. 2019.'
cites bluebook demo-3#art_3 '示例部灯塔巡查规定 [Provisions on Lighthouse Rounds of the Ministry of Examples] (promulgated by Ministry of Examples, Sept. 15, 2018, effective Nov. 1, 2018), art. 3 (China) (repealed Oct. 1, 2026)'
cites oscola 'lamp-law#art_3__item_2' 'Lighthouse Law of Examplia 2025 (China) art 3(1)(2)'
cites oscola demo-3#art_3 'Provisions on Lighthouse Rounds of the Ministry of Examples 2018 (China) art 3 (repealed 1 October 2026)'
cites oscola 'demo-3#art_2__para_1' 'Provisions on Lighthouse Rounds of the Ministry of Examples 2018 (China) art 2(1) (repealed 1 October 2026)'
cites oscola 'lamp-law#art_3__para_2' 'Lighthouse Law of Examplia 2025 (China) art 3 para 2' # 3(2) could be its item 2

# Lists and ranges, in both forms
cites zh-handbook 灯塔法第一条至第三条、第五条 '《示例国灯塔法》（2025年）第1条至第3条、第5条'
cites zh-handbook 'lamp-law#art_3__item_1,art_3__item_3' '《示例国灯塔法》（2025年）第3条第1款第1项、第3项'
cites bluebook 示例国古井保护法#art_1 '示例国古井保护法 (promulgated by Standing Committee of the Examplian Assembly, June 29, 1991), art. 1 (China)' # as the catalogue calls the issuer
cites bluebook 示例国蜂蜜法#art_1 '示例国蜂蜜法 (Dec. 26, 2020), art. 1 (China)' # whose English name nobody knows
cites bluebook 'lamp-law#art_1..art_3' '示例国灯塔法 [Lighthouse Law of Examplia] (promulgated by Standing Committee of the Examplian Assembly, Oct. 28, 2025, effective Jan. 1, 2026), arts. 1–3 (China)'
cites address 灯塔法第一条至第三条、第五条 'lamp-law@2025-10-28#art_1..art_3,art_5'
cites iri 灯塔法第一条至第三条 '/akn/cn/act/lamp-law/zho@2025-10-28/~art_1->art_3'
run ask cite 'lamp-law#art_1..art_99'
status_is 1 'a range that ends in nothing'
run ask cite 'lamp-law#art_3..art_1'
status_is 2 'a range that runs backward'
run ask cite 'lamp-law#art_1..'
status_is 2 'a range without an end'
run ask cite "lamp-law#art_1$(printf ',art_1%.0s' $(seq 70))"
status_is 2 'too long a list is refused, not cut'
run ask cite --style list
has zh-handbook 'the styles are listed'

run ask cite 灯塔法第一条 灯塔法第三条
is 'several addresses, a line each' "$(wc -l <"$out")" 2
run ask --format json cite --style address 灯塔法第三条
json 'JSON' '.schema == "fatiao.cite/1" and .citations[0].text == "lamp-law@2025-10-28#art_3" and .citations[0].style == "address"'
run ask cite --style nosuch 灯塔法第三条
status_is 2 'an unknown style'
err_has 'plain-zh' 'and those there are'
run ask cite 灯塔法第九十九条
status_is 1 'no such provision'
run ask cite
status_is 2 'no address'
finish
