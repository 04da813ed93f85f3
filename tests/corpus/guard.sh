# The guard on the shipped library, and the library as a reader meets it.
. "$TOP/tests/lib.sh"

guard() { ${WRAP:-} "$B/tests/corpus/corpuscheck" "$@"; }

run guard "$TOP/corpus"
if [ "$status" -eq 0 ]; then ok 'the corpus keeps its rules'; else fail 'the corpus keeps its rules' "$(cat "$out" "$err")"; fi

export FATIAO_CORPUS="$TOP/corpus" FATIAO_DATA="$PWD/data"
run fatiao index -q
status_is 0 'the corpus is indexed'

# Terms lead from one language to the articles of the other.
run fatiao --on 2026-11-23 search --format json 'log retention'
for place in mps-176@2026-08-06#art_7 csl@2025-10-28#art_23 csl@2016-11-07#art_21 mps-151@2018-09-15#art_10; do
	json "log retention leads to $place" ".related | any(.address == \"$place\" and .lang == \"zh\")"
done
run fatiao --on 2026-11-23 search --format json 日志留存
for place in mps-176@2026-08-06#art_7 csl@2025-10-28#art_23 csl@2016-11-07#art_21 mps-151@2018-09-15#art_10; do
	json "日志留存 leads to $place" ".related | any(.address == \"$place\" and .lang == \"en\")"
done

run fatiao --on 2026-11-23 show --format json --lang both 'mps-176#art_7'
json 'article 7 stands in both languages' '.provisions[0].texts | map(.lang) | sort == ["en", "zh"]'
json 'each with eleven matters' \
	'.provisions[0].texts | all((.text | [scan("(?m)^[（(]([0-9]+|[一二三四五六七八九十]+)[)）]")] | length) == 11)'

# Units of the evaluation standard are linked by its outline alone.
run fatiao links --in --format json 'gbt-22239-2019#sec_8-1-4-3__item_a'
json 'a control item knows the unit that evaluates it' '.in | any(.type == "evaluates" and .origin == "structural")'
finish
