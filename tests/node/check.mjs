// node check.mjs SCHEMA FILE...
// Validates documents with ajv: one line per fault, exit status 1 if there is any.
// A file that holds an array is taken as many documents.

import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const [schemaFile, ...files] = process.argv.slice(2);
const load = (file) => JSON.parse(readFileSync(file, "utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(load(schemaFile));

let documents = 0;
for (const file of files) {
  for (const document of [load(file)].flat()) {
    documents += 1;
    if (!validate(document)) {
      process.exitCode = 1;
      for (const { instancePath, message } of validate.errors) {
        console.log(`${file}: ${instancePath || "/"} ${message}`);
      }
    }
  }
}
console.log(`${documents} checked`);
