// Whether a JSON file is valid against a schema, by ajv. usage: node valid.js SCHEMA FILE
'use strict';
const fs = require('fs');
const path = require('path');
const from = path.join(process.env.NPM, 'node_modules');
const Ajv = require(path.join(from, 'ajv')).default;
const formats = require(path.join(from, 'ajv-formats')).default;

const ajv = new Ajv({ unicodeRegExp: true, strict: false, allErrors: false });
formats(ajv);
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const validate = ajv.compile(read(process.argv[2]));
if (!validate(read(process.argv[3]))) {
	for (const e of validate.errors.slice(0, 10))
		console.error(`${e.instancePath || '/'} ${e.message}`);
	process.exit(1);
}
