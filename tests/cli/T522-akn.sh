# export --as akn: valid against the OASIS schema (where it lies beside the repository), and what it says.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need xmllint
indexed
schema=$DATA/../schemas/akomantoso30.xsd

valid() { # WHAT ARG...
	what=$1
	shift
	ask export --as akn "$@" >got.xml 2>"$err"
	if ! xmllint --noout got.xml 2>>"$err"; then
		fail "$what: XML" "$(cat "$err")"
	elif [ ! -e "$schema" ]; then
		skip "$what: valid" 'the schema is not beside the repository'
	else
		run xmllint --nonet --noout --schema "$schema" got.xml
		status_is 0 "$what: valid"
	fi
}
at() { xmllint --xpath "normalize-space($1)" got.xml 2>/dev/null; }
el='*[local-name()='

valid 'a law' lamp-law
is 'the work' "$(at "//${el}'FRBRWork']/${el}'FRBRuri']/@value")" /akn/cn/act/lamp-law
is 'the expression' "$(at "//${el}'FRBRExpression']/${el}'FRBRuri']/@value")" /akn/cn/act/lamp-law/zho@2025-10-28
is 'an item is a point with our eid' "$(at "//${el}'point'][@eId='art_3__para_1__item_2']/${el}'content']")" '灯灭以后，十五分钟以内重新点亮；'
is 'its mark is its num' "$(at "//${el}'point'][@eId='art_3__para_1__item_2']/${el}'num']")" '（二）'
is 'a reference is a link' "$(at "//${el}'article'][@eId='art_5']//${el}'ref']/@href")" '/akn/cn/act/lamp-law/zho@2025-10-28/~art_3'
is 'the amendment is an event' "$(at "//${el}'eventRef'][@type='amendment']/@date")" 2025-10-28
is 'the official text is authoritative' "$(at "//${el}'FRBRExpression']/${el}'FRBRauthoritative']/@value")" true

valid 'a repealed rule, of which there is a digest' demo-3
is 'the repeal is an event' "$(at "//${el}'eventRef'][@type='repeal']/@date")" 2026-10-01
is 'the status on the day' "$(at "//${el}'state']/@status")" repealed
valid 'an older version: a digest' lamp-law@2016-11-07
ok 'which says so' grep -q '摘要，并非官方文本' got.xml
ok 'and names the day' grep -q '法律状态截至2026年11月10日' got.xml
is 'it is not authoritative' "$(at "//${el}'FRBRExpression']/${el}'FRBRauthoritative']/@value")" false

valid 'both languages' lamp-law --lang both
is 'are a collection of two' "$(at "count(//${el}'component'])")" 2
is 'with plain names as wIds' "$(at "count(//${el}'article'][@wId='art_3'])")" 2
is 'the translation is one' "$(at "//${el}'FRBRtranslation']/@fromLanguage")" zho

valid 'a standard' gbt-22239-2019
valid 'a provision, in the chapters that hold it' lamp-law#art_3__item_2
is 'widened to the article' "$(at "count(//${el}'point'])")" 3
is 'alone' "$(at "count(//${el}'article'])")" 1
valid 'several works' lamp-law demo-3 gbt-22239-2019
valid 'the whole library'
valid 'the whole library in both languages' --lang both
(
	export FATIAO_CORPUS="$TOP/corpus" FATIAO_DATA="$PWD/shipped"
	fatiao index -q
)
FATIAO_DATA=$PWD/shipped valid 'the shipped library' --lang both
run ask export --as akn --output x.xml lamp-law
ask export --as akn lamp-law >got.xml
ok 'two runs give the same bytes' cmp -s x.xml got.xml
finish
