# What a text alone cannot tell: a provision that may have been dropped or written anew is called unresolved; in JSON, whose
# words are fixed, deleted with "unresolved" true.
. "$TOP/tests/lib.sh"
need jq
export FATIAO_DATA="$PWD/data"

mkdir src
printf '# 造例国渡船条例\n\n（2020年3月1日造例国议会通过 自2020年5月1日起施行）\n\n第一条 渡船夜间应当点灯两盏，左红右绿，灯油由渡口备足。\n\n第二条 本条例自2020年5月1日起施行。\n' >'src/造例国渡船条例(2020-03-01).md'
printf '# 造例国渡船条例\n\n（2024年3月1日造例国议会通过 自2024年5月1日起施行）\n\n第一条 乘客上船以前，船主应当清点人数。\n\n第二条 大雾、大风之日停航，由渡口挂旗告知。\n' >'src/造例国渡船条例(2024-03-01).md'
run fatiao index -q --no-corpus --source src

run fatiao trace 造例国渡船条例@2020-03-01#art_1
has 'unresolved → no certain place' 'for people'
run fatiao --format json trace 造例国渡船条例@2020-03-01#art_1
json 'trace keeps to its words' '.to | map(.change == "deleted" and .unresolved and (.sure | not) and .confidence < 0.6) | all and length == 1'
run fatiao --format json compare 造例国渡船条例@2020-03-01 造例国渡船条例@2024-03-01
json 'so does compare' '[.rows[] | select(.left.eid == "art_1") | .change == "deleted" and .unresolved] == [true]'
json 'what is new is inserted, and resolved' '[.rows[] | select(.left == null) | .unresolved] | any | not'
finish
