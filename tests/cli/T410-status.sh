# Status on the day asked about, what it rests on, and the notices.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

state() { # DAY ADDRESS: status, status_basis and the codes of the notices
	fatiao --on "$1" --format json show "$2" >"$out" 2>"$err"
	jq -r '.provisions[0] | "\(.status) \(.status_basis): \([.notices[].code] | join(" "))"' "$out"
}

is 'in force, by the catalogue' "$(state 2026-11-10 lamp-law@2025-10-28#art_1)" 'in-force catalogue: '
is 'the day before it took effect' "$(state 2025-12-31 lamp-law@2025-10-28#art_1)" 'not-yet catalogue: not-yet'
is 'the day it took effect' "$(state 2026-01-01 lamp-law@2025-10-28#art_1)" 'in-force catalogue: '
is 'its elder, the day before' "$(state 2025-12-31 lamp-law@2016-11-07#art_1)" 'in-force catalogue: digest'
is 'its elder, on that day' "$(state 2026-01-01 lamp-law@2016-11-07#art_1)" 'superseded catalogue: superseded digest'
is 'repealed: the day before' "$(state 2026-09-30 demo-3#art_1)" 'in-force catalogue: '
is 'repealed: on the day' "$(state 2026-10-01 demo-3#art_1)" 'repealed catalogue: repealed'
is 'not yet' "$(state 2026-09-30 demo-7#art_1)" 'not-yet catalogue: not-yet digest'
is 'a draft' "$(state 2026-11-10 demo-7-draft#art_1)" 'draft catalogue: draft digest'
is 'a standard' "$(state 2026-11-10 gbt-22239-2019#sec_8-1-4-3)" 'current catalogue: digest'
is 'a standard before its day' "$(state 2019-11-30 gbt-22239-2019#sec_8-1-4-3)" 'not-yet catalogue: not-yet digest'
is 'withdrawn' "$(state 2026-11-10 demo-old-std#sec_1 | cut -d' ' -f1)" withdrawn
is 'unknown' "$(state 2026-11-10 demo-unknown#sec_1 | cut -d' ' -f1)" unknown
is 'a commentary' "$(state 2026-11-10 demo-view#sec_1 | grep -o 'commentary$')" commentary
is 'a bare text: by dates' "$(state 2026-11-10 示例国渡船条例#art_1)" 'in-force dates: dates'
is 'a bare text before its day' "$(state 2012-05-31 示例国渡船条例#art_1)" 'not-yet dates: not-yet'
is 'a bare text that a later one follows' "$(state 2026-11-10 示例国风车法@2017-09-01#art_1)" 'superseded dates: superseded'
is 'a bare text without a date' "$(state 2026-11-10 示例县雨棚管理规定#art_1 | cut -d: -f1)" 'unknown dates'

# Words of the notices, and where they point
notice() { jq -r ".provisions[0].notices[] | select(.code == \"$1\") | .message + \" → \" + (.address // \"\")" "$out"; }
state 2026-11-10 示例国渡船条例#art_1 >/dev/null
is 'dates' "$(notice dates)" 'no later version in this library; text as of 2012-04-05 → '
state 2026-11-10 demo-3#art_1 >/dev/null
is 'repealed, and by what' "$(notice repealed)" 'no longer law: repealed 2026-10-01 → demo-7'
state 2026-11-10 lamp-law@2016-11-07#art_2 >/dev/null
is 'superseded, and where the article went' "$(notice superseded)" 'an older version: superseded 2026-01-01 → lamp-law@2025-10-28#art_3'
state 2025-01-01 lamp-law@2025-10-28#art_1 >/dev/null
is 'not yet, and from when' "$(notice not-yet)" 'not yet law: in force from 2026-01-01 → '
run fatiao --on 2026-11-10 show demo-3#art_1
has '┃ no longer law: repealed 2026-10-01 → demo-7' 'text: notices stand above the provision'

# Stale: as_of is 2026-11-01, more than 90 days before
is 'ninety days later' "$(state 2027-01-30 lamp-law#art_1)" 'in-force catalogue: '
is 'a day more' "$(state 2027-01-31 lamp-law#art_1)" 'in-force catalogue: stale'
is 'as known on' "$(notice stale)" 'as known on 2026-11-01 → '
is 'a digest: as_of of the catalogue' "$(fatiao --on 2026-11-10 --format json show demo-7#art_1 | jq -r '.provisions[0].as_of')" 2026-11-01
touch -d 2026-03-01T00:00:00Z lib/法规/渡船条例.md
run fatiao -q index
is 'a bare file: its own day' "$(state 2026-11-10 示例国渡船条例#art_1)" 'in-force dates: dates stale'

# The same in search and list
is 'search' "$(fatiao --on 2025-12-31 --format json search 让船看见岸 | jq -c '[.hits[] | .version + " " + .status] | sort')" \
	'["2016-11-07 in-force","2025-10-28 not-yet"]'
is 'list' "$(fatiao --on 2025-12-31 --format json list versions lamp-law | jq -c '[.works[0].versions[].status]')" '["in-force","not-yet"]'
for day in 2026-02-29 2026-13-01 yesterday 26-01-01 ''; do
	run fatiao --on "$day" list
	status_is 2 "no day: \"$day\""
done
is 'today is the day where none is named' "$(fatiao --format json show lamp-law#art_1 | jq -r .on)" "$(TZ=UTC-8 date +%F)"
finish
