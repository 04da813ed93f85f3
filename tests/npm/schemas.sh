# CSL-JSON and OSCAL catalogs of the made-up and of the shipped library, against their JSON schemas.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need node jq
: "${NPM:?make check-npm sets it}"
schemas=$DATA/../schemas
[ -d "$schemas" ] || { echo 'the schemas are not beside the repository'; exit 77; }

valid() { # SCHEMA WHAT ARG...
	schema=$1 what=$2
	shift 2
	fatiao --on 2026-11-10 export "$@" >got.json 2>"$err" || fail "$what is exported" "$(cat "$err")"
	run node "$TOP/tests/npm/valid.js" "$schemas/$schema" got.json
	status_is 0 "$what is valid"
}

both() { # NAME STANDARD LAW
	valid csl-data.json "$1: CSL-JSON" --as csl-json
	valid csl-data.json "$1: CSL-JSON of places" --as csl-json --lang en "$3" "$2"
	valid oscal_catalog_schema.json "$1: a standard as a catalog" --as oscal "$2"
	valid oscal_catalog_schema.json "$1: a level" --as oscal --level 3 "$2"
	valid oscal_catalog_schema.json "$1: both languages" --as oscal --lang both "$2"
	valid oscal_catalog_schema.json "$1: a law" --as oscal "$3"
	valid oscal_catalog_schema.json "$1: the whole library" --as oscal
}

indexed
both 'made up' gbt-22239-2019 lamp-law
echo '{"catalog": {"uuid": "no"}}' >wrong.json
run node "$TOP/tests/npm/valid.js" "$schemas/oscal_catalog_schema.json" wrong.json
status_is 1 'what is wrong is found wrong'
unset FATIAO_CORPUS
export FATIAO_DATA=$PWD/shipped
run fatiao index -q
both 'shipped' gbt-22239-2019 csl
finish
