// Validates a file by the official schema of SARIF 2.1.0. Prints what is wrong; the exit code is 1 where anything is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const require = createRequire(import.meta.url);
const schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif").replace(/lib[\\/].*$/, "lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
// Some patterns of the schema are none in the mode "u", which this validator would use.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);
const problems = validate(JSON.parse(readFileSync(process.argv[2], "utf8"))) ? [] : validate.errors;
for (const { instancePath, message, params } of problems) {
  console.log(`${instancePath}: ${message} ${JSON.stringify(params)}`);
}

console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
