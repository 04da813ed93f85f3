# export --as binder: what stands in an exhibit, in three forms; that two runs are the same; what is refused.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
PLACES='lamp-law#art_3 lamp-law@2016-11-07#art_2 demo-3#art_2 gbt-22239-2019#sec_8-1-4-3'
bind() { file=$1; shift; run ask export --as binder --force --output "$file" "$@"; }

# The manifest of a binder, as JSON; of a DOCX by fatiao-convert.
manifest() {
	case $1 in
	*.docx) "$B/fatiao-convert" unzip <"$1" | grep -a '<manifest ' | sed 's/.*<manifest [^>]*>//;s/<.*//' ;;
	*) grep -a '"schema":"fatiao.binder/1"' "$1" | sed 's/^<script[^>]*>//;s/<.*//' ;;
	esac
}

# shellcheck disable=SC2086 # words
bind exhibit.html $PLACES
status_is 0 'HTML'
cp exhibit.html "$out"
has '<title>法律依据汇编' 'a title'
has '法律状态截至2026年11月10日' 'the day on the cover'
has 'The law as it stands on 2026-11-10' 'in English too'
has '4 provisions of 4 instruments' 'what is in it'
has '<h2 id="authorities">' 'a table of authorities'
has '<a href="#p2">2</a>' 'which leads to the provisions'
has '示例国灯塔法 第三条' 'each provision by its Chinese name'
has 'Lighthouse Law of Examplia, art. 3' 'and its English one'
has '现行有效（2026年1月1日起） · in force since 2026-01-01' 'its status'
has '已被修改（2026年1月1日起） · superseded 2026-01-01' 'one that is over says so'
has '<code>lamp-law@2025-10-28#art_3</code></p>' 'and what stands in its place'
has '中文 — 摘要，非官方文本（据官方文本核对）' 'a digest says that it is one'
has '<td lang="zh-CN" class="digest">' 'and looks it'
has 'English — translation' 'who speaks in English'
has 'A translation; the Chinese text prevails' 'and that it is but a translation'
has 'Retrieved 2026-02-03' 'when it was got'
has 'Source: lamp-law/text.2025-10-28.en.md' 'where from'
has 'https://example.org/lamp-law/en' 'and by which address'
has '取得日期未记载' 'a day that is not known is said not to be'
has 'No English text in the library.' 'a language that is missing'
has '前身 Before</strong> ← 示例国灯塔法 第二条（2016-11-07） amended <code>lamp-law@2016-11-07#art_2</code>' 'where it came from'
has '后继 After' 'and where it went'
has '取代' 'which instrument took its place'
lacks '<script src' 'nothing is fetched'
lacks 'http-equiv' 'nor sent on'
is 'the hash is that of the text' "$(ask --format json show --lang en 'lamp-law#art_3' | jq -r '.provisions[0].source.sha256')" \
	"$(manifest exhibit.html | jq -r '.provisions[0].texts[] | select(.lang == "en").sha256')"
manifest exhibit.html >"$out"
json 'the manifest' '.schema == "fatiao.binder/1" and .on == "2026-11-10" and .matter == "main" and (.build | length) == 32 and
	(.program | startswith("fatiao ")) and .prepared == null and (.seal | test("^[0-9a-f]{64}$"))'
json 'has each provision with its status' '[.provisions[].status] == ["in-force", "superseded", "repealed", "current"]'

# A translation of what is no longer law
fatiao --on 2027-06-01 export --as binder --output later.html --force lamp-law#art_3 2>"$err"
cp later.html "$out"
lacks 'no longer applies' 'a translation of living law'
cp works/lamp-law/text.2025-10-28.en.md works/lamp-law/text.2016-11-07.en.md
jq '.texts += [{"file": "text.2016-11-07.en.md", "version": "2016-11-07", "lang": "en", "authority": "translation"}]' \
	works/lamp-law/work.json >w && cp w works/lamp-law/work.json
run fatiao index -q
bind old.html lamp-law@2016-11-07#art_2
cp old.html "$out"
has 'A translation of a text that no longer applies' 'a translation of a text that was superseded'

# Markdown and Word hold the same
# shellcheck disable=SC2086 # words
bind exhibit.md $PLACES
status_is 0 'Markdown'
# shellcheck disable=SC2086 # words
bind exhibit.html $PLACES
sed 's/"build":"[^"]*"/"build":"BUILD"/; s/index [0-9a-f]\{32\}/index BUILD/; s/"seal":"[^"]*"/"seal":"SEAL"/' exhibit.md >plain.md
golden export/binder.out_md plain.md
is 'the manifest is that of the HTML' "$(manifest exhibit.md | jq -S 'del(.seal)')" "$(manifest exhibit.html | jq -S 'del(.seal)')"
if [ -x "$B/fatiao-convert" ]; then
	# shellcheck disable=SC2086 # words
	bind exhibit.docx $PLACES
	status_is 0 'Word'
	is 'the manifest, too' "$(manifest exhibit.docx | jq -S 'del(.seal)')" "$(manifest exhibit.html | jq -S 'del(.seal)')"
else
	skip 'Word' 'fatiao-convert is not built'
fi

# The same bytes from the same database, basket and day
for form in html md docx; do
	[ -e "exhibit.$form" ] || continue
	# shellcheck disable=SC2086 # words
	bind "again.$form" $PLACES
	ok "$form twice the same" cmp -s "exhibit.$form" "again.$form"
done
# shellcheck disable=SC2086 # words
SOURCE_DATE_EPOCH=1000000000 ask export --as binder --output dated.html $PLACES
cp dated.html "$out"
has '制作日期 Prepared' 'SOURCE_DATE_EPOCH is the day on which it is made'
has '2001-09-09' 'in words'
status=0
SOURCE_DATE_EPOCH=soon ask export --as binder --output no.html lamp-law#art_1 2>"$err" || status=$?
status_is 2 'SOURCE_DATE_EPOCH is a number'

# The basket and its notes, in the order of the basket, under the matter's name
ask --matter 'Alpha <b>' basket add demo-3#art_2 lamp-law#art_3 >"$out"
ask --matter 'Alpha <b>' note add lamp-law#art_3 'ask the *keeper* <script>' >"$out"
bind basket.html --matter 'Alpha <b>' @basket
cp basket.html "$out"
has 'Alpha &lt;b&gt;' 'the matter is on the cover, escaped'
lacks 'keeper' 'notes stay at home'
is 'in the order of the basket' "$(manifest basket.html | jq -r '[.provisions[].address] | join(" ")')" \
	'demo-3@2018-09-05#art_2 lamp-law@2025-10-28#art_3'
bind basket.html --matter 'Alpha <b>' --with-notes @basket
cp basket.html "$out"
has 'ask the *keeper* &lt;script&gt;' 'unless asked for'
bind basket.md --matter 'Alpha <b>' --with-notes @basket
cp basket.md "$out"
has 'ask the \*keeper\* \<script\>' 'escaped in Markdown too'
manifest basket.md >"$out"
json 'and the manifest is JSON whatever the matter is called' '.matter == "Alpha <b>"'

# Refused
bind empty.html @basket
status_is 1 'an empty basket'
bind none.html lamp-law#art_99
status_is 1 'an address of nothing'
bind none.html
status_is 2 'nothing was named'
err_has '@basket' 'and what may be'
bind none.xyz lamp-law#art_3
status_is 2 'an unknown suffix'
err_has '.html, .md, .docx' 'and the known ones'
run ask export --as binder --output exhibit.html lamp-law#art_3
status_is 2 'a file that is there'
err_has '--force' 'and how to write over it'
if [ -w /dev/full ]; then
	for form in html docx; do
		run ask export --as "binder" --force --output /dev/full lamp-law#art_3
		status_is 5 "a full disk ($form)"
	done
fi
run ask export --as binder --output nowhere/exhibit.html lamp-law#art_3
status_is 5 'a folder that is not there'
is 'no partial file' "$(ls | grep -c 'none\.\|empty\.\|\.tmp')" 0
finish
