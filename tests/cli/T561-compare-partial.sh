# compare where one side is not whole: curated rows hold, what is not at hand is told as that and never as deleted or inserted.
. "$TOP/tests/lib.sh"
need jq
export FATIAO_CORPUS="$FIXTURES/trace" FATIAO_DATA="$PWD/data"
run fatiao index -q
ON=2026-11-10
compare() { run fatiao --on "$ON" "$@"; }

printf '示例井房检查规定\n\n（2018年9月15日示例部令第3号公布 自2018年11月1日起施行）\n\n示例部档案室抄录，井房检查人员不少于两名，并出示证件。\n\n第一条 为了规范井房检查，保护取水人的权益，制定本规定。\n\n第二条 检查下列事项：\n（一）井盖是否盖严；\n（二）取水记录是否保存。\n' >old.txt
printf '示例井房监督检查办法\n\n（2026年8月6日示例部令第7号公布 自2026年10月1日起施行）\n\n第一条 为了规范井房监督检查，保护取水人和管理人的权益，制定本办法。\n\n第二条 检查下列事项：\n（一）井盖是否盖严；\n（二）取水记录是否保存满三个月；\n（三）水位计是否准确。\n\n第三条 检查人员可以进入井房。\n\n第四条 井房检查人员不少于两名，并出示证件。\n\n第五条 本办法自2026年10月1日起施行。\n' >new.txt
run fatiao import -q --as order-3@2018-09-15 old.txt
status_is 0 'a part of the old text'
run fatiao import -q --as order-7@2026-08-06 new.txt
status_is 0 'the whole new one'

compare --format json compare order-3 order-7
json 'the two official texts face each other' '.rows[] | select(.left.eid == "art_1") | .left.authority == "official" and .right.authority == "official"'
json 'a curated row holds for an article that the old text lacks' '.rows[] | select(.right.eid == "art_4") |
	.change == "renumbered" and .left.eid == "art_3" and .left.authority == "digest" and .similarity == null'
json 'as does one that says that it was dropped' '[.rows[] | select(.left.eid == "art_4") | .change] == ["deleted"]'
json 'what may stand in the missing articles is not called new' '[.rows[] | select(.right.eid == "art_5") | .change] == [null]'
json 'nor what is missing dropped' '[.rows[] | select(.left.eid == "art_5") | .change, .evidence] == [null, "its text is not at hand"]'
json 'lines before the articles pair with none' '[.rows[] | select((.left.eid // "") | startswith("preamble")) | .right] | all(. == null)'
compare --format json compare --by-text order-3 order-7
json 'by the texts alone, too' '[.rows[] | select(.left.eid == "art_3" or .right.eid == "art_4") | .change] | all(. == null)'
compare compare order-3 order-7
has '第五条  not at hand' 'for people'
lacks 'inserted' 'nothing is counted as new'
finish
