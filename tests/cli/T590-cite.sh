# cite: the plain forms.
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
