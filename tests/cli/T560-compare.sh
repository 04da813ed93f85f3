# compare: two versions, two works, a text and its twin, article by article.
. "$TOP/tests/lib.sh"
need jq
export FATIAO_CORPUS="$FIXTURES/trace" FATIAO_DATA="$PWD/data"
run fatiao index -q
status_is 0 'the made-up works are indexed'
ON=2026-11-10
compare() { run fatiao --on "$ON" "$@"; }
OLD=well-law@2016-03-01

compare --format json compare $OLD well-law
status_is 0 'two versions'
json 'rows of left, right, change, similarity and spans' '.schema == "fatiao.compare/1" and (.rows | length == 15) and
	(.rows | all([has("left", "right", "change", "similarity", "spans")] | all))'
json 'every article of both stands in a row' '
	([.rows[].left | select(.) | .eid | split("__")[0]] | unique | length == 13) and
	([.rows[].right | select(.) | .eid | split("__")[0]] | unique | length == 13)'
left=$(jq -r '.rows[] | select(.left.eid == "art_8") | [.spans[].left] | add' "$out")
right=$(jq -r '.rows[] | select(.left.eid == "art_8") | [.spans[].right] | add' "$out")
is 'the left sides of the spans are the left text' "$left" "$(fatiao --on "$ON" --format json show "$OLD#art_8" | jq -r '.provisions[0].text')"
is 'and the right sides the right one' "$right" "$(fatiao --on "$ON" --format json show well-law#art_11 | jq -r '.provisions[0].text')"
json 'what is equal has spans that are equal' '[.rows[] | select(.change == "unchanged" and .similarity == 1) | .spans[].op] | all(. == "equal")'
json 'typography is no change' '.rows[] | select(.left.eid == "art_4") | .change == "renumbered" and .similarity == 1'
json 'a moved article is found and said to have moved' '.rows[] | select(.left.eid == "art_11") | .right.eid == "art_4" and .moved'
json 'an amount changed is a span of its own' '.rows[] | select(.left.eid == "art_8") |
	[.spans[] | select(.op == "replace") | [.left, .right]] | contains([["五百", "一千"]])'
json 'what is new stands at its place' '[.rows[].right.eid] | index("art_2") < index("art_3")'
json 'what was dropped has no right side' '.rows[] | select(.left.eid == "art_12") | .right == null and .change == "deleted"'
json 'of a split, each half' '[.rows[] | select(.change == "split") | [.left.eid, .right.eid]] ==
	[["art_5", "art_7"], ["art_5__para_2", "art_8"]]'

# Parts
compare --format json compare "$OLD#art_8" well-law#art_11
json 'two articles named' '(.rows | length) == 1 and .rows[0].change == "amended"'
compare --format json compare "$OLD#art_7__item_2" well-law#art_10__item_2
json 'two items named' '(.rows | length) == 1 and .rows[0].similarity == 1 and (.rows[0].left.eid | endswith("item_2"))'
compare --format json compare "$OLD#art_5" well-law
json 'one article against a whole law' '[.rows[].right.eid] == ["art_7", "art_8"]'

# Works, drafts, twins
compare --format json compare order-3 order-7
json 'two works, paired by the curated rows' '.paired_by == "curated" and
	(.rows[] | select(.left.eid == "art_3") | .right.eid == "art_4" and .change == "renumbered")'
json 'where no text is at hand nothing is measured' '.rows[] | select(.left.eid == "art_4") | .change == "deleted"'
compare --format json compare --by-text order-3 order-7
json 'or by the texts alone' '.paired_by == "text"'
compare --format json compare order-3-draft order-3
json 'a draft and the adopted text' '.rows[] | select(.left.eid == "art_2") | .right.eid == "art_3" and .change == "amended"'
compare --format json compare order-3 order-3
json 'a digest and its twin: by number, nothing measured' '.paired_by == "number" and (.rows | length == 5) and
	(.rows | all(.left.lang == "zh" and .right.lang == "en" and .change == null and .similarity == null and .spans == []))'

# For people
COLUMNS=80
export COLUMNS
compare compare $OLD well-law
has '第八条 → 第十一条  amended' 'a line for each row'
has '[-五百-]' 'deleted words are marked'
has '{+一千+}' 'inserted words are marked'
has ' │ ' 'side by side'
lacks "$(printf '\033')" 'no colour where there is no terminal'
ok 'no line is wider than the terminal' test "$(wc -L <"$out")" -le 80
compare compare --unified "$OLD#art_8" well-law#art_11
has '[-第六条-]{+第九条+}' 'unified: deleted and inserted behind each other'
lacks ' │ ' 'in one column'
compare --color always compare "$OLD#art_8" well-law#art_11
has "$(printf '\033[31m五百\033[0m')" 'in colour, where it is asked for'
compare compare $OLD well-law
lacks '居民饮水，制定' 'the text of what is unchanged is left out'
compare compare --whole $OLD well-law
has '居民饮水，制定' 'but for --whole'
compare --format tsv compare $OLD well-law
is 'tsv: a row a line' "$(cut -f1,2,3 "$out" | sed -n 's/@[0-9-]*//g; 1p')" "$(printf 'well-law#art_1\twell-law#art_1\tunchanged')"

# Wrong use
run fatiao compare $OLD
status_is 2 'one address'
run fatiao compare $OLD nowhere
status_is 1 'no such work'
compare compare --unified well-law order-3-draft
status_is 0 'works that have nothing in common are compared all the same'

# Side by side: the brackets of what differs stay with its words, at every width
for width in 40 47 54 61 68 75 82 89; do
	COLUMNS=$width compare compare $OLD well-law
	ok "no line of $width columns begins or ends within brackets" \
		sh -c "! grep -E '^(-\\]|\\+\\})|│ (-\\]|\\+\\})|(\\[-|\\{\\+) *(│|\$)' '$out'"
done
finish
