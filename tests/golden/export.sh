# The forms of export, on the made-up library: tests/golden/export/CASE.out_FORM. A case is a line below: its name, the
# forms, and what is asked for. Two runs give the same bytes.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
indexed

while IFS='|' read -r name forms words; do
	for form in $forms; do
		# shellcheck disable=SC2086 # words
		ask export --as $form --output got --force $words >"$out" 2>"$err"
		cp got "$name.$form" || fail "$name is exported as $form" "$(shown)"
		golden "export/$name.out_$form" "$name.$form"
		# shellcheck disable=SC2086 # words
		ask export --as $form --output again --force $words
		ok "$name.$form twice the same" cmp -s got again
	done
done <<'CASES'
mixed|txt md json jsonl csv csl-json ris biblatex html|lamp-law#art_2 lamp-law#art_3__item_2 demo-3#art_3 lamp-law@2016-11-07#chp_1
both|txt md akn|lamp-law --lang both
english|txt md|lamp-law#art_3 demo-3#art_2 --lang en
standard|txt md oscal akn|gbt-22239-2019 --level 3
CASES
finish
