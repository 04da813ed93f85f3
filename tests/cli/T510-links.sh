# links: curated and structural ones, both ways, by type, all of them.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

run ask --format json links demo-7#art_2
status_is 0 'links of an article'
json 'the schema' '.schema == "fatiao.links/1" and .on == "2026-11-10"'
json 'those of places inside it count' '[.out[] | select(.origin == "curated") | .type] | sort == ["commanded-by","maps-to"]'
json 'a link from end to end' '.out[] | select(.type == "maps-to") | .from.address == "demo-7@2026-08-06#art_2__para_1__item_2" and
	.to.address == "gbt-22239-2019@2019-05-10#sec_8-1-4-3" and .relation == "subset-of" and .strength == 7 and
	.basis == "secondary" and .origin == "curated" and .resolved and .target_eid == "sec_8-1-4-3" and
	.rationale.zh == "日志留存是审计的一部分。" and .rationale.en == "Keeping logs is a part of auditing."'
json 'every field of the contract' '.out[0] | [has("from","to","now","quote","start","end","title","target_eid","target_to","type","relation",
	"rationale","strength","basis","origin","rule","walk","resolved")] | all'
run ask --format json links --in lamp-law#art_3
json 'what comes in' '[.in[] | select(.origin == "curated") | .from.address] | index("demo-7@2026-08-06#art_2__para_1__item_2") != null'
json 'alone' '.out == [] or (has("out") | not)'
run ask --format json links --out lamp-law#art_3
json 'what goes out' '[.out[] | select(.origin == "curated") | .type] == ["punished-by"]'
run ask --format json links --type punished-by lamp-law#art_3
json 'of one type' '[.out[].type] == ["punished-by"] and .in == []'
run ask links demo-7#art_2
has 'maps-to (subset-of) → 示例灯塔分级要求 8.1.4.3' 'text: type, relation and target'
has '日志留存是审计的一部分。' 'text: the reason'

# Structural ones
run ask links --in gbt-22239-2019#sec_8-1-4-3
ok 'text: what has no basis ends without a comma' grep -qx '      structural, strength 10' "$out"
run ask --format json links --in gbt-22239-2019#sec_8-1-4-3
json 'units that evaluate a clause' '[.in[] | select(.origin == "structural" and .type == "evaluates") | .from.eid] ==
	["sec_8-1-4-3-1","sec_8-1-4-3-2"]'
run ask --format json links --out gbt-28448-2019#sec_8-1-4-3-2
json 'and the item that a unit evaluates' '.out[0].to.eid == "sec_8-1-4-3__item_b" and .out[0].resolved'

# A chapter, a group of clauses: the links of the units below it
run ask --format json links --in gbt-22239-2019#sec_8-1-4
json 'what comes in to a group of clauses' '[.in[] | select(.type == "maps-to") | .to.eid] == ["sec_8-1-4-3"]'
json 'and what evaluates them' '[.in[] | select(.type == "evaluates") | .to.eid] | length == 3'
run ask --format json links --in gbt-22239-2019#sec_6
lacks sec_8 'of another group, none of those'
run ask --format json links --out --type punished-by lamp-law#chp_1
json 'what goes out of a chapter' '[.out[].from.eid] == ["art_3"]'

# Time: `to` is the place as meant, `now` where it stands on the day
run ask --format json links --type succeeded-by lamp-law@2016-11-07#art_2
json 'the change' '.out[0] | .relation == "amended" and .to.address == "lamp-law@2025-10-28#art_3" and .to.status == "in-force"'
run ask --format json links --type succeeded-by lamp-law@2016-11-07#art_3
json 'what was dropped goes nowhere' '.out[0] | .relation == "deleted" and .to == null'
run ask --format json links --out demo-3
json 'a work' '[.out[] | select(.type == "succeeded-by") | .to.address] == ["demo-7@2026-08-06"]'

run ask links 示例国渡船条例#art_4
status_is 1 'no links: exit 1'
run ask links lamp-law#art_99
status_is 1 'no such place'
run ask links
status_is 2 'no address'
run ask links --type nonsense lamp-law#art_3
ok 'an unknown type finds nothing or is refused' test "$status" -eq 1 -o "$status" -eq 2

# All
run ask --format jsonl links --all
status_is 0 'all'
is 'curated: every row of the tables' "$(jq -c 'select(.origin == "curated")' "$out" | wc -l)" \
	"$(cat works/links/*.tsv | grep -vcE '^(from|#)')"
is 'structural: every unit that evaluates' "$(jq -c 'select(.origin == "structural" and .type == "evaluates")' "$out" | wc -l)" 3
ok 'each with its file' jq -e -s 'all(.source != null and .source != "" and .schema == "fatiao.links/1")' "$out"
run ask --format json links --all
json 'as one object' '.out | length >= 12'
run ask --format tsv links --all
is 'as TSV: six fields in every line' "$(awk -F'\t' '{print NF}' "$out" | sort -u)" 6
run ask links --all demo-7
status_is 2 'all of one is wrong use'
run ask links --type nonsense lamp-law
status_is 2 'a type that no link has'
err_has 'is no type of link' 'is refused'

run ask links --in --out lamp-law#art_3
has 'going out:' 'both sides asked for: what goes out'
has 'coming in:' 'and what comes in'
run ask links --all
ok 'a dump as text says where each link starts' sh -c 'grep -E "^[a-z0-9-]+@?[0-9-]*(#[a-z0-9_-]+)?  [a-z-]+ .*→" "$1" >/dev/null && ! grep -E "^  [a-z-]+ (\(.*\) )?→" "$1"' - "$out"
finish
