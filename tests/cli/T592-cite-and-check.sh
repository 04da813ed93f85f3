# What cite prints in each of its styles, check reads back: the same provision in the same version, and nothing else that
# is bound to another.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

# back ADDRESS...: every style of each. The places that are found are the one cited, or the whole version beside it.
back() {
	for address in "$@"; do
		wanted=$(ask cite --style address "$address")
		for style in $(ask cite --style list | awk '{print $1}'); do
			ask cite --style "$style" "$address" >printed.txt
			got=$(ask --format json check printed.txt | jq -r --arg w "$wanted" '[.citations[] |
				(.place.address // (.outcome + ": " + .message)) | select(. != ($w | sub("#.*"; "")))] | unique | join(" ")')
			is "$style: $wanted: $(cat printed.txt)" "$got" "$wanted"
		done
	done
}
back 'lamp-law#art_3' 'lamp-law#art_3__para_2' 'lamp-law#art_3__para_1__item_2' 'lamp-law#art_2__para_1' # in force
back 'lamp-law@2016-11-07#art_2' 'lamp-law@2016-11-07#art_4__para_1'                                    # superseded
back demo-3#art_3 demo-7#art_2__para_1__item_1                                                            # repealed; a rule
back '示例国风车法#art_14-1' '示例国风车法@2017-09-01#art_1' '示例国风车法#art_5__para_1__item_2__point_1'
back '示例国渡船条例#annex_2'
back gbt-22239-2019#sec_8-1-4-3__item_a gbt-28448-2019#sec_8-1-4-3-1
back 'kite-act-of-examplia#art_4-1' 'kite-act-of-examplia#art_3' # an English title alone

# The shipped library, where its titles are long and its issuers many.
unset FATIAO_CORPUS
rm -rf data
run fatiao index -q --no-corpus --source "$TOP/corpus"
ask() { fatiao --on 2026-11-26 "$@"; }
back 'csl#art_61__para_1' 'csl@2016-11-07#art_21' 'csl#art_23__para_1__item_3' mps-151#art_13 mps-176#art_7__para_1__item_1 \
	psapl#art_10__para_2 criminal-law#art_286-1 gbt-22239-2019#sec_8-1-4-3__item_a

# Lists and ranges in the form of an address, one citation each.
printf 'See csl@2025-10-28#art_21..art_23,art_61 and /akn/cn/act/csl/zho@2016-11-07/~art_21->art_23; /akn/cn/act/csl/~art_1.\n' >list.txt
run ask --format json check list.txt
is 'each place of a list' "$(field '[.citations[].place.address] | join(" ")')" \
	'csl@2025-10-28#art_21 csl@2025-10-28#art_61 csl@2016-11-07#art_21 csl@2025-10-28#art_1'
printf 'csl@2025-10-28#art_999; nowhere@2025-10-28#art_1; me@example.org; /akn/; /akn/cn/act/; /akn/cn/act/csl/zho@2025-13-01/~art_1; https://example.org/law#art_1; [text](/akn/cn/act/csl/zho@2016-11-07/~art_21)\n' >none.txt
run ask --format json check none.txt
is 'what is none, and none of elsewhere' "$(field '[.citations[].outcome] | join(" ")')" 'no-such-provision outside-library'
finish
