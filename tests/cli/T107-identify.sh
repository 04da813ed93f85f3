# What a bare file is: its kind by its title and head; its key by its title, at most 120 bytes, one file's own whatever its title.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
rm -rf lib && mkdir lib
n=0
text() { # TITLE HEAD: a text of two articles
	n=$((n + 1))
	printf '%s\n\n%s\n\n第一条 甲。\n\n第二条 乙。\n' "$1" "$2" >"lib/$n.txt"
}
text 示例国最高人民法院关于灯塔案件的解释 '2020年1月1日'
text 示例国灯塔值守办法 '2020年1月2日 最高人民检察院示例厅公布'
text 北京市示例灯塔规定 '2020年1月3日公布'
text 示例灯塔水域条例 '2020年1月4日示例市第九届人民代表大会常务委员会通过'
text 灯塔发展规划 '国发〔2020〕99号'
text 关于灯塔的通知 '国办发〔2020〕98号'
text 示例灯油管理办法 '2020年1月7日 国务院令第9999号公布'
text 示例国灯芯法 '2020年1月8日公布'
text 示例灯芯收费的决定 '2020年1月9日第九届全国人民代表大会常务委员会通过'
text 示例灯罩规定 '2020年1月10日 示例部令第9号公布'
text 示例灯罩条例 '2020年1月11日公布'
text 示例灯罩纲要 '2020年1月12日公布'
text 示例灯罩细则 '2020年1月13日公布'
text 示例灯罩案 '2020年1月14日公布'
text 示例灯罩问答 '2020年1月15日公布'
printf 'Lamp Oil Act\n\n1 January 2020\n\nArticle 1 Oil.\n' >lib/en1.txt
printf 'Lamp Oil Rules under the Lamp Oil Act\n\n1 January 2020\n\nArticle 1 Oil.\n' >lib/en2.txt
printf 'Lamp Oil Measures\n\n1 January 2020\n\nArticle 1 Oil.\n' >lib/en3.txt
printf 'Lamp Oil Notes\n\n1 January 2020\n\nArticle 1 Oil.\n' >lib/en4.txt
run fatiao -q index --no-corpus --source lib
status_is 0 'made-up texts of all kinds are indexed'
run ask --format json list works
cp "$out" works.json
kind() { is "$1: $2" "$(jq -r --arg t "$1" '.works[] | select(.title.zh == $t or .title.en == $t) | .kind' works.json)" "$2"; }
kind 示例国最高人民法院关于灯塔案件的解释 judicial-interpretation
kind 示例国灯塔值守办法 judicial-interpretation
kind 北京市示例灯塔规定 local-regulation
kind 示例灯塔水域条例 local-regulation
kind 灯塔发展规划 plan
kind 关于灯塔的通知 normative-document
kind 示例灯油管理办法 administrative-regulation
kind 示例国灯芯法 law
kind 示例灯芯收费的决定 law
kind 示例灯罩规定 departmental-rule
kind 示例灯罩条例 administrative-regulation
kind 示例灯罩纲要 plan
kind 示例灯罩细则 departmental-rule
kind 示例灯罩案 case
kind 示例灯罩问答 normative-document
kind 'Lamp Oil Act' law
kind 'Lamp Oil Rules under the Lamp Oil Act' departmental-rule
kind 'Lamp Oil Measures' departmental-rule
kind 'Lamp Oil Notes' normative-document

# Keys
rm lib/*
long=示例国关于在很长很长的海岸线上修建很多很多灯塔并且在每一座灯塔里面安排一位看塔的人以及一位替他送饭的人
text "$long的甲办法" '2020年2月1日公布'
text "$long的乙办法" '2020年2月1日公布'
printf '第一条 没有题目。\n\n第二条 也没有。\n' >'lib/☃.txt'
run fatiao -q index --no-corpus --source lib
keys() { ask --format json list works | jq -r '.works[].key' | sort; }
keys >first
is 'three works' "$(wc -l <first)" 3
ok 'no key is longer than 120 bytes' sh -c '! LC_ALL=C grep -qE "^.{121}" first'
is 'two titles that are the same for 120 bytes have two keys' "$(grep -c '^示例国关于' first)" 2
ok 'keys are whole characters' sh -c 'iconv -f UTF-8 -t UTF-8 first >again && cmp -s first again'
ok 'a file without a title and a name has one, too' grep -q '^untitled' first
key=$(grep '^示例国关于' first | head -n 1)
run ask show "$key#art_1"
status_is 0 'a cut key is an address'
run fatiao -q index --no-corpus --source lib --rebuild
keys >second
ok 'and stays the same' cmp first second
finish
