#!/bin/sh
# An example of each form of export and of each citation style, from the shipped library, as of a fixed day.
# usage: tools/examples.sh PROGRAM FOLDER
set -eu
program=$1 folder=$2
day=2026-11-26
mkdir -p "$folder"
export FATIAO_DATA="$folder/data"
"$program" index -q
ask() { "$program" --on "$day" "$@"; }

ask basket add 'csl#art_23' 'mps-151#art_13' 'mps-176#art_7' 'gbt-22239-2019#sec_8-1-4-3' >/dev/null
ask export --as list | while read -r form suffix _; do
	case $form in
	akn | oscal | html) set -- gbt-22239-2019 ;;
	oscal-mapping | matrix) set -- ;;
	*) set -- @basket ;;
	esac
	ask export --as "$form" --output "$folder/$form$suffix" --force "$@"
done
ask export --as akn --lang both --output "$folder/akn-both.xml" --force csl
ask export --as html --lang both --output "$folder/html-both.html" --force csl
for style in $(ask cite --style list | sed 's/ .*//'); do
	for address in 'csl#art_23__para_1__item_3' 'mps-151#art_13' 'gbt-22239-2019#sec_8-1-4-3__item_a'; do
		printf '%s\t%s\n' "$style" "$(ask cite --style "$style" "$address")"
	done
done >"$folder/citations.tsv"
ls "$folder"
