# Real laws in the forms in which people have them (../shared/data/forms), against the same laws as texts: every article,
# in its order, and at least 99.5 % of the characters after folding.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq xz tar
need_data forms
need_data lawrefbook.tar.xz
[ -z "${WRAP:-}${SAN:-}" ] || { echo 'too slow under a guard; made-up documents have the same tests'; exit 77; }
tool likeness
export FATIAO_DATA="$PWD/data" FATIAO_CORPUS="$PWD"
tar -xJf "$DATA/lawrefbook.tar.xz" --wildcards '*/公司法(2023-12-29).md' '*/国家安全法(2015-07-01).md' '*/民法典/*.md'
law() { find . -path "./data" -prune -o -path "$1" -print | head -n 1; }
for part in 总则 物权编 合同编 人格权编 婚姻家庭编 继承编 侵权责任编 附则; do
	cat "$(law "*/民法典/$part.md")"
	echo
done | sed '/^<!--/d; /^# 中华人民共和国民法典$/d' | { printf '# 中华人民共和国民法典\n\n'; cat; } >civil.md

articles() { # FILE: "eid TAB text" of each
	fatiao --format json import --dry-run "$1" 2>>"$err" | jq -r '.files[0].tree[] | recurse(.children[]?) | select(.kind == "article") |
		[(.eid | sub("^.*__"; "")), ((.heading // "") + " " + (.text // "") | gsub("[\n\t]"; " "))] | @tsv'
}
alike() { # FORM-FILE TEXT ARTICLES [EXCEPT]
	articles "$DATA/forms/$1" | grep -v "^${4:-none}	" >a
	articles "$2" | grep -v "^${4:-none}	" >b
	run ./likeness a b
	if awk -v n="$3" '{ exit !($2 == n && $3 == n "," && /same sequence/ && $7 >= 99.5) }' "$out"; then
		ok "$1: $(cat "$out")"
	else
		fail "$1: $(cat "$out")" "wanted $3 articles in their sequence"
	fi
}
T=$DATA/texts
alike csl2016_hexo_blog.html "$T/csl-2016.zh.lawrefbook.md" 79
alike chinatax_gov_company_law_2023.html "$(law '*/公司法(2023-12-29).md')" 266
alike company_law_2023.akn.xml "$(law '*/公司法(2023-12-29).md')" 266
alike moj_A0030297_zh.xml "$DATA/tw/A0030297.zh.txt" 23
alike moj_A0030297_en.xml "$DATA/tw/A0030297.en.txt" 23
alike nationalsecurity2015_altchunk.docx "$(law '*/国家安全法(2015-07-01).md')" 84
alike civilcode_weilueluo.docx civil.md 1260
if command -v pdftotext >/dev/null; then
	alike csl2016_magicpi.pdf "$T/csl-2016.zh.lawrefbook.md" 79
	alike csl2016_penggeor.pdf "$T/csl-2016.zh.lawrefbook.md" 78 art_76 # into article 76 its owner wrote notes
	alike dsl2021_penggeor.pdf "$T/dsl-2021.zh.lawrefbook.md" 55
	alike nationalsecurity2015_zitzhen.pdf "$(law '*/国家安全法(2015-07-01).md')" 84
else
	skip 'the PDFs' 'pdftotext is not installed'
fi

# No other copy of this one is at hand: its articles in their sequence
is 'gjxfj_gov_company_law_2005.html: 219 articles in their sequence' \
	"$(articles "$DATA/forms/gjxfj_gov_company_law_2005.html" | awk -F'\t' '$1 == "art_" NR { n++ } END { print n, NR }')" '219 219'
run fatiao import --dry-run "$DATA/forms/lawlib_spa_shell_no_text.html"
status_is 3 'a page that is but a script is refused'
err_has 'no-text: ' 'for that reason'
finish
