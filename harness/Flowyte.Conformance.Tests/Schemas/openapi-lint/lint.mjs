// Redocly's linter with its recommended rules, each of them an error. Prints what it finds; the exit code is 1 where it finds anything.
import { createConfig, lint } from "@redocly/openapi-core";

const [file] = process.argv.slice(2);
const config = await createConfig({
  extends: ["recommended-strict"],
  rules: {
    // Its validator loses references between schemas that have an $id; OpenApiTests validates the examples instead.
    "no-invalid-media-type-examples": "off",
    // A schema may say that a member must be absent, and need not describe it for that.
    "no-required-schema-properties-undefined": "off",
  },
});
const problems = await lint({ ref: file, config });
for (const { ruleId, message, location } of problems) {
  console.log(`${ruleId}: ${message} (${location.map(place => `${place.source.absoluteRef}${place.pointer ?? ""}`).join(", ")})`);
}

console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
