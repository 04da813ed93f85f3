# Every form names the day as of which it speaks and says who speaks: a digest that it is one, a translation of a text
# that no longer applies that it is such.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
cat >works/lamp-law/text.2016-11-07.en.md <<'TEXT'
# Lighthouse Law of Examplia

Article 1 So that ships may see the shore.

Article 2 A lighthouse is attended by night.

Article 3 By day, flags are used.

Article 4 Who lights no lamp pays ten coppers.
TEXT
jq '.texts += [{"file": "text.2016-11-07.en.md", "version": "2016-11-07", "lang": "en", "authority": "translation"}]' \
	works/lamp-law/work.json >new && mv new works/lamp-law/work.json
run fatiao index -q --source lib
status_is 0 'the made-up library, with a translation of the old text'

ask export --as list | awk '{ print $1 "\t" $2 }' | sort -u >forms
says() { # FORM WHAT PATTERN FILE
	if grep -qE -e "$3" "$4"; then ok "$1: $2"; else fail "$1: $2" "$(head -n 30 "$4")"; fi
}
while read -r form suffix; do
	case $form in
	oscal-mapping | matrix) # links, not texts
		ask export --as "$form" --output "day$suffix" --force 2>"$err" || continue
		says "$form" 'the day' '2026-11-10|2026年11月10日' "day$suffix"
		continue ;;
	binder) continue ;; # has its own test
	esac
	run ask export --as "$form" --output "digest$suffix" --force gbt-22239-2019#sec_8-1-4-3
	status_is 0 "$form: a digest"
	says "$form" 'a digest says that it is one' '摘要|digest' "digest$suffix"
	says "$form" 'the day' '2026-11-10|2026年11月10日' "digest$suffix"
	run ask export --as "$form" --lang en --output "old$suffix" --force lamp-law@2016-11-07#art_2
	status_is 0 "$form: a translation of a text that no longer applies"
	says "$form" 'which says so' 'translation of a text that no longer applies|translation-of-superseded-text' "old$suffix"
	run ask export --as "$form" --lang en --no-status --output "old$suffix" --force lamp-law@2016-11-07#art_2
	says "$form" 'even with --no-status' 'translation of a text that no longer applies|translation-of-superseded-text' "old$suffix"
done <forms
finish
