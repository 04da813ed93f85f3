#!/bin/sh
# Names the figures that are a quarter worse than the accepted ones. usage: B=build bench/check.sh [--accept]
# A recall is worse when it is lower, every other figure when it is higher. Exits 1 where one is worse.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
now=$B/bench/figures-1.json base=$top/bench/baseline.json
[ -s "$now" ] || { echo 'fatiao: bench: there are no figures yet: make bench' >&2; exit 2; }
if [ "${1:-}" = --accept ]; then
	jq -S . "$now" >"$base"
	exit
fi
jq -r --slurpfile base "$base" '
	def worse($n; $was; $is): if $n | endswith("recall") then $is < $was / 1.25 else $is > $was * 1.25 end;
	.figures as $is | $base[0].figures | to_entries[]
	| if $is[.key] == null then "not measured  \(.key)"
	  elif worse(.key; .value; $is[.key]) then "WORSE         \(.key): \($is[.key]), accepted \(.value)"
	  else "ok            \(.key): \($is[.key])" end' "$now" >"$B/bench/verdict"
cat "$B/bench/verdict"
! grep -q '^WORSE' "$B/bench/verdict"
