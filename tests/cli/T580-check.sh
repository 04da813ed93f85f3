# check: every citation of a memo, what binds it, and whether it still holds.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq patch
indexed

checked() { # MEMO [OPTION...]
	memo=$1
	shift
	run ask --format json check "$@" "$memo"
}
cite() { # WHAT QUOTE FIELD WANTED: of the first citation with these words
	is "$1" "$(jq -r --arg q "$2" "[.citations[] | select(.quote == \$q)][0] | $3" "$out" 2>&1)" "$4"
}

cat >memo.md <<'MEMO'
# Memo on lighthouses

Date: 1 November 2019

Under Article 2 and Article 4 of the Lighthouse Law of Examplia, a keeper watches.

See also Article 3, and Articles 1 to 2.

The Demo Order 3, Article 3, wants one officer; 《示例部灯塔巡查规定》第二条 says what is looked at.
依照该规定第一条，另见示例部令第7号第二条第二项。灯塔法第二条值守。
Foo Act, Article 9. 灯塔法第九十九条，灯塔法第零条。GB/T 22239 – 2019 clause 8.1.4.3 a) and GB/T 28448-2019 L3-CES1-12.
《灯塔法》（2025年）第三条第（一）项。《航行许可证》不是法规。
MEMO
checked memo.md
status_is 1 'something is to be acted on'
json 'the day asked about and the memo own day' '.schema == "fatiao.check/1" and .on == "2026-11-10" and .written == "2019-11-01"'
json 'every citation is counted' '(.citations | length) == ([.summary[]] | add)'
json 'line and column' '.citations[0] | .line == 5 and .column == 7'
cite 'an article that moved' 'Article 4 of the Lighthouse Law of Examplia' .outcome renumbered
cite 'where it stands now' 'Article 4 of the Lighthouse Law of Examplia' '.now[0].address' 'lamp-law@2025-10-28#art_5'
cite 'as the memo means it' 'Article 4 of the Lighthouse Law of Examplia' '.place.address' 'lamp-law@2016-11-07#art_4'
cite 'a list shares its instrument' 'Article 2' '.place.address' 'lamp-law@2016-11-07#art_2'
cite 'a bare article belongs to the focus' 'Article 3' '.rule + " " + .place.address' 'focus lamp-law@2016-11-07#art_3'
cite 'a dropped article is no longer law' 'Article 3' .outcome repealed
cite 'a range whose last article has moved' 'Articles 1 to 2' '.outcome + " " + .message' 'renumbered art. 1: it stands; art. 2: now lamp-law@2025-10-28#art_3 (amended)'
cite 'a repealed rule' 'Demo Order 3, Article 3' .outcome repealed
cite 'its successor' 'Demo Order 3, Article 3' '.now[0].work' demo-7
cite 'a Chinese title' '《示例部灯塔巡查规定》第二条' '.place.address' 'demo-3@2018-09-05#art_2'
cite '该规定' '该规定第一条' '.place.address' 'demo-3@2018-09-05#art_1'
cite 'a document number' '示例部令第7号第二条第二项' '.place.address' 'demo-7@2026-08-06#art_2__para_1__item_2'
cite 'a short title without marks' '灯塔法第二条' '.place.address' 'lamp-law@2016-11-07#art_2'
cite 'a work that is not here' 'Foo Act, Article 9' .outcome outside-library
cite 'a number beyond the law' '灯塔法第九十九条' .outcome no-such-provision
cite 'article nought' '灯塔法第零条' .outcome no-such-provision
cite 'a clause' 'GB/T 22239 – 2019 clause 8.1.4.3 a)' '.place.address' 'gbt-22239-2019@2019-05-10#sec_8-1-4-3__item_a'
cite 'a printed unit id' 'GB/T 28448-2019 L3-CES1-12' '.place.work' gbt-28448-2019
cite 'a version named by its year' '《灯塔法》（2025年）第三条第（一）项' '.outcome + " " + .place.address' 'ok lamp-law@2025-10-28#art_3__para_1__item_1'
json 'a licence is no instrument' '[.citations[].quote | select(contains("许可证"))] == []'

# A date in the line that names the memo is the memo's; one in a title is not.
head_date() { # LINE DATE
	printf '%s\n\nArticle 2 of the Lighthouse Law of Examplia.\n' "$1" >dated.txt
	checked dated.txt
	is "the date of: $1" "$(field .written)" "$2"
}
head_date 'Memorandum, 1 November 2019' 2019-11-01
head_date 'Memo of November 1, 2019.' 2019-11-01
head_date '备忘录（2019年11月1日）' 2019-11-01
head_date 'Written 1 November 2019.' 2019-11-01
head_date 'Memo on the order of 5 June 2017 and its limits' null

# Without a date a number that moved is ambiguous, and both places are told.
grep -v '^Date' memo.md >undated.md
checked undated.md
json 'no date is found' '.written == null'
cite 'ambiguous without a date' '灯塔法第二条' .outcome ambiguous
cite 'both are told' '灯塔法第二条' '[.now[].address] | join(" ")' 'lamp-law@2016-11-07#art_2 lamp-law@2025-10-28#art_2'
cite 'why' '灯塔法第二条' '.message | contains("2016-11-07") and contains("2025-10-28")' true
cite 'nothing is bound' '灯塔法第二条' '.place' null
cite 'a number that only the old version has no doubt about' 'Demo Order 3, Article 3' .outcome repealed
checked undated.md --written 2019-11-01
cite '--written says when' '灯塔法第二条' .outcome renumbered
checked undated.md --written 2026-02-01
cite 'a memo of the new law' '灯塔法第二条' '.outcome + " " + .place.address' 'ok lamp-law@2025-10-28#art_2'

# --fix: only what was renumbered, in the script in which it stands.
cp memo.md fixed.md
run ask check --fix memo.md
status_is 1 'a diff is something to act on'
cp "$out" fix.diff
ok 'the diff applies' patch -s fixed.md fix.diff
ok 'English numbers' grep -q 'Article 3 and Article 5 of the Lighthouse Law' fixed.md
ok 'Chinese numbers' grep -q '灯塔法第三条值守' fixed.md
ok 'the dropped article stays' grep -q 'See also Article 3, and Articles 1 to 2' fixed.md
ok 'the repealed one stays' grep -q 'Demo Order 3, Article 3, wants' fixed.md
is 'nothing else is touched' "$(diff memo.md fixed.md | grep -c '^<')" 2
err_has '3 of 4 renumbered citations updated' 'standard error counts them'
err_has 'fatiao: memo.md:7:25: left alone: “Articles 1 to 2”' 'and tells what was left alone'
err_has 'updated, with caution: “灯塔法第二条”: its words changed, too' 'and what is not the same text'
{ printf '\357\273\277'; sed -n 5p memo.md; } >bom.md
cp bom.md bom.old
run ask check --fix --written 2019-11-01 bom.md
cp "$out" fix.diff
ok 'a memo with a byte order mark' patch -s bom.md fix.diff
is 'keeps it' "$(head -c 3 bom.md | od -An -tx1 | tr -d ' ')" efbbbf
ok 'and is brought up to date' grep -q 'Article 5 of the Lighthouse Law' bom.md
run ask --format json check --written 2019-11-01 bom.old
is 'which is no column' "$(field '.citations[0].column')" 7
printf '灯塔法第四条' >cut.txt
run ask check --fix --written 2019-11-01 cut.txt
cp "$out" fix.diff
ok 'a file without a last line end' patch -s cut.txt fix.diff
is 'is changed as it is' "$(cat cut.txt)" '灯塔法第五条'

# Cut by line ends and page furniture.
printf 'Date: 2019-11-01\n\nThe keeper of a lighthouse must under the terms of Article\n2 of the Lighthouse\nLaw of Examplia keep a log of all that he sees, and 灯塔法第\n四条也是。\n' >wrapped.txt
checked wrapped.txt
cite 'a citation over three lines' 'Article 2 of the Lighthouse Law of Examplia' '.place.address' 'lamp-law@2016-11-07#art_2'
cite 'a number at a line end' '灯塔法第四条' '.place.address' 'lamp-law@2016-11-07#art_4'
printf 'Date: 2019-11-01\n\nThe keeper of a lighthouse must under the terms of the Lighthouse Law\n- 3 -\nof Examplia, Article 2, keep a log of all that he sees at night.\n' >page.txt
checked page.txt
json 'page furniture is passed over' '[.citations[] | select(.place.address == "lamp-law@2016-11-07#art_2")] | length == 1'

# Definitions, pronouns and what hangs in the air.
cat >words.txt <<'MEMO'
《示例国灯塔法》（以下简称塔法）第三条第（一）项、第（二）项。塔法第五条。该法第一条。
The Lighthouse Law of Examplia (the "Law"), Article 3, paragraph 2. Paragraph 1 too, and the preceding paragraph. Article 5 of the Law.
MEMO
checked words.txt --written 2026-02-01
cite 'a defined name' '塔法第五条' '.place.address' 'lamp-law@2025-10-28#art_5'
cite 'a list of items' '第（二）项' '.place.address' 'lamp-law@2025-10-28#art_3__para_1__item_2'
cite 'an English definition' 'Article 5 of the Law' '.place.address' 'lamp-law@2025-10-28#art_5'
cite 'a paragraph of the article before' 'Paragraph 1' '.place.address' 'lamp-law@2025-10-28#art_3__para_1'
cite 'the one before the first is none' 'the preceding paragraph' .outcome ambiguous
printf 'See Article 5. 第三条。前款。\n' >air.txt
checked air.txt
cite 'nothing is in focus' 'Article 5' .outcome ambiguous
status_is 1 'and that is something to act on'

# Other inputs.
run sh -c '. "$TOP/tests/lib.sh" 2>/dev/null; printf "灯塔法第三条\n" | "$FATIAO" --on 2026-11-10 check --written 2026-02-01 -'
has 'lamp-law@2025-10-28#art_3' 'standard input'
printf 'No law is named here.\n' >none.txt
run ask check none.txt
status_is 0 'a memo without citations'
has '0 citations' 'is counted'
run ask check --format tsv --written 2026-02-01 words.txt
is 'tsv: a line each' "$(wc -l <"$out")" "$(ask --format jsonl check --written 2026-02-01 words.txt | wc -l)"
run ask check "$FIXTURES/bad/binary.txt"
status_is 3 'a binary memo'
run ask check nowhere.txt
status_is 3 'a memo that is not there'
run ask check --written yesterday words.txt
status_is 2 'no day'
run ask check a b
status_is 2 'two memos'
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "（《第" }' >deep.txt
run ask check deep.txt
ok 'open marks without end do no harm' test "$status" -le 1
# Forms that memos use: a name behind the place, thereof, a year in the name given, a number without its year, an
# article without 第, two lists of two laws.
cat >forms.md <<'MEMO'
（2019年11月1日）

《示例国灯塔法》（示例主席令第9号，以下简称“《塔法》”）第二条；《塔法》第四条、灯塔法2条。
The Lighthouse Law of Examplia (2025) (the "2025 LHL") applies: Article 3(1)(1) of the 2025 LHL; Demo Order 3 art. 1 and Article 2 of the 2025 LHL.
Demo Order 3 has articles; Articles 1 and 2 thereof. GB/T 22239 8.1.4.3 a), and GB/T 22239的8.1.4.3条.
Article 5 of the Quay Ordnance is nothing here. Foo Act, Article 1; Bar Law, Article 2. Article 4 of this Law, 本法第四条。
Article 2 of the Lighthouse
Law of Examplia; 依照灯塔
法第二条办理。
MEMO
checked forms.md
json 'a date in brackets is the memo own' '.written == "2019-11-01"'
cite 'a name given behind a number' '《塔法》第四条' '.rule + " " + .outcome + " " + .place.address' 'alias renumbered lamp-law@2016-11-07#art_4'
cite 'an article without 第' '灯塔法2条' '.place.address' 'lamp-law@2016-11-07#art_2'
cite 'a name with a year' 'Article 3(1)(1) of the 2025 LHL' '.place.address' 'lamp-law@2025-10-28#art_3__para_1__item_1'
cite 'the first of two lists' 'Demo Order 3 art. 1' '.place.address' 'demo-3@2018-09-05#art_1'
cite 'the second has its own law' 'Article 2 of the 2025 LHL' '.place.address' 'lamp-law@2025-10-28#art_2'
cite 'thereof' '2 thereof' '.place.address' 'demo-3@2018-09-05#art_2'
cite 'a standard without its year' 'GB/T 22239 8.1.4.3 a)' '.place.address' 'gbt-22239-2019@2019-05-10#sec_8-1-4-3__item_a'
cite 'its clause, Chinese' 'GB/T 22239的8.1.4.3条' '.place.address' 'gbt-22239-2019@2019-05-10#sec_8-1-4-3'
cite 'a name that nobody knows is no focus' 'Article 5' '.outcome + " " + (.place|tostring)' 'ambiguous null'
cite 'this Law, where two were named' '本法第四条' '.outcome' 'ambiguous'
cite 'cut by a line' 'Article 2 of the Lighthouse Law of Examplia' '.place.address' 'lamp-law@2016-11-07#art_2'
json 'cut in the middle of a Chinese name' '[.citations[] | select(.line == 8 and .place.eid == "art_2")] | length == 1'

# A memo without end is refused; one that says the same a thousand times is read.
yes '灯塔法第二条。' | head -c 5000000 >long.txt
run ask check long.txt
status_is 3 'a memo of five million bytes'
err_has 'longer than 4 MB' 'is too long'
yes '灯塔法第二条。' | head -n 1000 >again.txt
checked again.txt --written 2019-11-01
json 'each of a thousand is counted' '(.citations | length) == 1000 and ([.summary[]] | add) == 1000 and ([.citations[].outcome] | unique | length) == 1'

# Instruments of elsewhere are themselves, never the law named before them; what follows is theirs.
cat >abroad.md <<'MEMO'
Date: 1 November 2019

The Lighthouse Law of Examplia, Article 2. Regulation (EU) 2099/679, Article 2, and Article 3 of Council Directive 95/99/EC.
Article 1.

Article 4 of the Lighthouse Law of Examplia. Decree No. 745 of the State Council, Article 12. Article 5.

Lighthouse Law of Examplia, Article 1. LGPX Art. 6 asks more. Art. 7. Article 8 LGPX; LGPX第9条。

Lighthouse Law of Examplia, Article 5. NIST SP 800-999 is a catalogue. Article 11.

Lighthouse Law of Examplia, Article 3. Article 12 of Regulation S-Q. Article 13. Article 14 of the LX2 Directive.

Lighthouse Law of Examplia, Article 2. Article 15 of Quay Ordnances. Article 16.

Article 1 of Order No. 3 of the Ministry of Lamps; Order No. 7 of the Ministry of Examples.
MEMO
checked abroad.md
outside() { cite "$1 is outside the library" "$1" '.outcome + " " + .rule + " " + (.place | tostring) + " " + .message' "outside-library $2 null no work here is called $3"; }
outside 'Regulation (EU) 2099/679, Article 2' number 'Regulation (EU) 2099/679'
outside 'Article 3 of Council Directive 95/99/EC' number 'Council Directive 95/99/EC'
outside 'Decree No. 745 of the State Council, Article 12' number 'Decree No. 745 of the State Council'
outside 'LGPX Art. 6' title LGPX
outside 'Art. 7' focus LGPX
outside 'Article 8 LGPX' title LGPX
outside 'LGPX第9条' title LGPX
outside 'NIST SP 800-999' number 'NIST SP 800-999'
outside 'Article 11' focus 'NIST SP 800-999'
outside 'Article 12 of Regulation S-Q' number 'Regulation S-Q'
outside 'Article 13' focus 'Regulation S-Q'
outside 'Article 14 of the LX2 Directive' title 'LX2 Directive'
outside 'Article 1' focus 'Council Directive 95/99/EC'
outside 'Article 5' focus 'Decree No. 745 of the State Council'
outside 'Article 1 of Order No. 3 of the Ministry of Lamps' number 'Order No. 3 of the Ministry of Lamps'
cite 'a name that nobody can tell binds nothing' 'Article 15' '.outcome + " " + (.place | tostring)' 'ambiguous null'
cite 'nor does what follows' 'Article 16' '.outcome + " " + (.place | tostring)' 'ambiguous null'

# An order by its number, however it is named; what is another's stays another's.
cat >orders.md <<'MEMO'
Date: 1 November 2019

Demo Order 7 applies now; the Demo Order 3 art. 2 is gone. See Demo Order 3 art. 1, and Old Demo Decree No. 3, art. 3.

Ministry of Lamps and Bells Order No. 3, art. 1. Elsewhere's Demo Order 3, art. 2; Demo Decree 3/2024/XX-YY, art. 3.

中华人民共和国示例部令第3号第一条；示例部第3号令第二条；示例部令（第3号）第三条。

Lamp Order 7 is none. The Demo Order #7 article 2.
MEMO
checked orders.md --written 2019-11-01
order() { cite "$1" "$1" '.outcome + " " + (.place.address // .message)' "$2"; }
order 'Demo Order 3 art. 2' 'repealed demo-3@2018-09-05#art_2'
order 'Demo Order 3 art. 1' 'repealed demo-3@2018-09-05#art_1'
order 'Demo Decree No. 3, art. 3' 'repealed demo-3@2018-09-05#art_3'
order 'Ministry of Lamps and Bells Order No. 3, art. 1' 'outside-library no work here is called Ministry of Lamps and Bells Order No. 3'
order "Elsewhere's Demo Order 3, art. 2" "outside-library no work here is called Elsewhere's Demo Order 3"
order 'Demo Decree 3/2024/XX-YY, art. 3' 'outside-library no work here is called Demo Decree 3/2024/XX-YY'
order '中华人民共和国示例部令第3号第一条' 'repealed demo-3@2018-09-05#art_1'
order '示例部第3号令第二条' 'repealed demo-3@2018-09-05#art_2'
order '示例部令（第3号）第三条' 'repealed demo-3@2018-09-05#art_3'
order 'Lamp Order 7' 'outside-library no work here is called Lamp Order 7'

# A range: the end that is missing is told, and what became of both ends counts.
cat >ranges.md <<'MEMO'
LHL arts. 3-99; LHL articles 98 to 99; 《灯塔法》（2016年）第一条至第四条。《灯塔法》第二条至第九十条。LHL (2016) arts. 1-2; LHL art. 1-7.
MEMO
checked ranges.md --written 2019-11-01
cite 'the end is missing' 'LHL arts. 3-99' '.outcome + " " + .message' 'no-such-provision lamp-law@2016-11-07 has no art. 99'
cite 'the beginning is missing' 'LHL articles 98 to 99' '.message' 'lamp-law@2016-11-07 has no art. 98'
cite 'the end is missing, Chinese' '《灯塔法》第二条至第九十条' '.message' 'lamp-law@2016-11-07 has no art. 90'
cite 'both ends' '《灯塔法》（2016年）第一条至第四条' '.outcome + " " + ([.now[].address] | join(" "))' 'renumbered lamp-law@2025-10-28#art_1 lamp-law@2025-10-28#art_5'
cite 'where the last has moved' '《灯塔法》（2016年）第一条至第四条' '.message' 'art. 1: an older version; it stands unchanged at lamp-law@2025-10-28#art_1; art. 4: now lamp-law@2025-10-28#art_5 (renumbered)'

# A place that is not read never leaves its law as "ok"; a noun of another sort is not the law named last; a version
# stated within the title or by "as amended" is that version.
cat >left.md <<'MEMO'
Demo Order 7 § 2b. Demo Order 7 Art 2.1.3; Demo Order 7 Article 2bis; Demo Order 7 art. ２.

GB/T 22239-2019 clause 8.1.4.3(a). GB/T 22239-2019第8.1.4.3条a项。

示例部令第3号第一条。《灯塔法》第三条。该办法第二条。

《示例国灯塔法（2025修正）》第三条。《灯塔法》（2025修正）第五条。LHL (as amended 2025) art. 5.
MEMO
checked left.md --written 2019-11-01
json 'nothing is ok that is cited with an unread place' '[.citations[] | select(.line == 1) | .outcome] == ["ambiguous", "ambiguous", "ambiguous", "ambiguous"]'
cite 'a letter in brackets is read' 'GB/T 22239-2019 clause 8.1.4.3(a)' '.place.address' 'gbt-22239-2019@2019-05-10#sec_8-1-4-3__item_a'
cite 'one that is not read, with its words' 'GB/T 22239-2019第8.1.4.3条a项' '.outcome' ambiguous
is 'the quotes have what was not read' "$(field '[.citations[] | select(.line == 1) | .quote] | join("; ")')" \
	'Demo Order 7 § 2b; Demo Order 7 Art 2.1.3; Demo Order 7 Article 2bis; Demo Order 7 art. ２'
cite 'a law is no measure' '该办法第二条' '.outcome + " " + (.place | tostring)' 'ambiguous null'
cite 'a version within the title' '《示例国灯塔法（2025修正）》第三条' '.place.address' 'lamp-law@2025-10-28#art_3'
cite 'a version behind it' '《灯塔法》（2025修正）第五条' '.place.address' 'lamp-law@2025-10-28#art_5'
cite 'as amended' 'LHL (as amended 2025) art. 5' '.place.address' 'lamp-law@2025-10-28#art_5'

# Numbers in brackets: the item, where there is such a one, else the paragraph; where both are there, neither.
cat >brackets.md <<'MEMO'
LHL art. 3(3); LHL art. 3(2). LHL (2016) art. 4(1). LHL Article 3(1)(2); LHL art. 5(9). Demo Order 7 annex 1.
MEMO
checked brackets.md --written 2026-02-01
cite 'an item' 'LHL art. 3(3)' '.place.address' 'lamp-law@2025-10-28#art_3__para_1__item_3'
cite 'an item or a paragraph' 'LHL art. 3(2)' '.outcome + " " + ([.now[].address] | join(" "))' \
	'ambiguous lamp-law@2025-10-28#art_3__para_1__item_2 lamp-law@2025-10-28#art_3__para_2'
cite 'a paragraph' 'LHL (2016) art. 4(1)' '.place.address' 'lamp-law@2016-11-07#art_4__para_1'
cite 'an item of a paragraph' 'LHL Article 3(1)(2)' '.place.address' 'lamp-law@2025-10-28#art_3__para_1__item_2'
cite 'neither' 'LHL art. 5(9)' '.outcome' no-such-provision

# Offices that bear the name of a field are no instruments; what they issued is.
cat >offices.md <<'MEMO'
The State Administration for Lamp Regulation and the Bureau of Standards met the Department of Law.
The Ministry of Lamps Rules on Oil, Article 2, and the National Lamp Administration Rules, Article 3.
MEMO
checked offices.md
is 'no office is an instrument' "$(field '[.citations[] | select(.line == 1)] | length')" 0
is 'rules of an office are' "$(field '[.citations[].quote] | join("; ")')" 'Lamps Rules on Oil, Article 2; National Lamp Administration Rules, Article 3'

# § and Section as others write them: an article of ours where the law is named, or in focus; a law of elsewhere is never
# ours, nor is what follows it.
cat >signs.md <<'MEMO'
LHL § 3, §§ 1-2 LHL and Section 5 of the LHL. Lighthouse Law of Examplia, § 3(3). § 4 says more; so does Section 5 below.
Section 3(3) of the LHL. Section 1 of the Kite Act of Examplia. Section 99 of the LHL.

LHL § 3. 18 U.S.C. § 1030(a)(2) and § 2 are others. LHL art. 1. Cal. Lamp Code § 2. § 5.

LHL art. 1. LLXG § 2, § 3 LLXG, and Section 4 of the Foreign Lamp Act.
MEMO
checked signs.md --written 2026-02-01
cite 'a sign' 'LHL § 3' '.place.address' 'lamp-law@2025-10-28#art_3'
cite 'a range of them' '§§ 1-2 LHL' '.place.address' 'lamp-law@2025-10-28#art_1'
cite 'Section' 'Section 5 of the LHL' '.place.address' 'lamp-law@2025-10-28#art_5'
cite 'a number in brackets behind Section' 'Section 3(3) of the LHL' '.place.address' 'lamp-law@2025-10-28#art_3__para_1__item_3'
cite 'a number in brackets' 'Lighthouse Law of Examplia, § 3(3)' '.place.address' 'lamp-law@2025-10-28#art_3__para_1__item_3'
cite 'the focus' '§ 4' '.rule + " " + .place.address' 'focus lamp-law@2025-10-28#art_4'
is 'the memo has sections of its own' "$(field '[.citations[] | select(.quote == "Section 5")] | length')" 0
cite 'beyond the law' 'Section 99 of the LHL' '.outcome' no-such-provision
cite 'a code of elsewhere' '18 U.S.C. § 1030(a)(2)' '.outcome' outside-library
cite 'what follows it' '§ 2' '.outcome' outside-library
cite 'a name that is not known' '§ 5' '.outcome' ambiguous
cite 'letters that are not known' 'LLXG § 2' '.outcome' outside-library
cite 'behind the sign' '§ 3 LLXG' '.outcome' outside-library
cite 'an act that is not known' 'Section 4 of the Foreign Lamp Act' '.outcome' outside-library

# What is formed like a title and names no instrument; parts of the memo itself and of contracts.
cat >prose.md <<'MEMO'
PRC Law and International Law apply under Hong Kong Law. The Rule of Law, the Director of Law and the Lamp Regulation Bureau.

LHL art. 1. Chapter 1 of this memo, Section 2 above, Part II hereto and Article 3 of this contract are none.

See the Standard Lamp Measures, Article 5, and the Freedom of Lamps Act.
MEMO
checked prose.md --written 2026-02-01
is 'no law is named' "$(field '[.citations[] | select(.line == 1)] | length')" 0
is 'no part of the memo is a provision' "$(field '[.citations[] | select(.line == 3) | .quote] | join("; ")')" 'LHL art. 1'
is 'titles are taken whole' "$(field '[.citations[] | select(.line == 5) | .quote] | join("; ")')" \
	'Standard Lamp Measures, Article 5; Freedom of Lamps Act'

finish
