# docs/SCALE.md, the text index of newer ClickHouse, by npm's chdb: counts compared with our own search, and that the index is asked.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
. "$TOP/tests/scale/lib.sh"
need node jq
node -e 'require("chdb")' >node.log 2>&1 || { echo "node does not find chdb (npm install chdb, then NODE_PATH)"; exit 77; }

handover
{
	block ti-table
	echo ';'
	for word in $(words); do block ti-search WORD "$word"; echo ';'; done
	echo "EXPLAIN indexes = 1 $(block ti-search WORD 网络安全)"
} >all.sql
cat >ask.js <<'E2'
const { Session } = require('chdb'), fs = require('fs')
const s = new Session(process.cwd() + '/db')
const columns = 'address String, work String, version String, eid String, label String, kind String, lang String, ' +
	'authority String, status String, as_of String, heading String, text String, source String'
s.query('CREATE DATABASE IF NOT EXISTS fatiao')
fs.readFileSync('all.sql', 'utf8').split(';').forEach((sql, i) => {
	const said = s.query(sql, 'TSV')
	if (i === 0)
		s.query(`INSERT INTO fatiao.provision SELECT * FROM file('${process.cwd()}/provisions.jsonl', JSONEachRow, '${columns}')`)
	else
		fs.writeFileSync(`said.${i}`, String(said))
})
E2
ok 'the engine takes the table, the lines and the questions' node ask.js
i=0
for word in $(words); do
	i=$((i + 1))
	is "$word" "$(cat said.$i)" "$(counted "$word")"
done
ok 'the index is asked' grep -q 'Name: text_words' said.11
finish
