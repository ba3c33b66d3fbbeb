import assert from "node:assert/strict";
import { after, test } from "node:test";
import OpenAI from "openai";
import { start } from "@flowyte/conformance-kit";

// What the SDK is known to get wrong. A scenario leaves the list once it is right.
const known = ["long-silence/stream"];

const kit = await start({ command: process.env.FLOWYTE_CONFORMANCE?.split(" "), only: "SSE-*" });
after(() => kit.stop());

for (const scenario of kit.scenarios) {
  test(scenario.name, async () => {
    const verdict = await scenario.try((trial) => ask(scenario, trial));
    assert.equal(verdict.good, !known.includes(scenario.name), `${scenario.title}: ${JSON.stringify(verdict)}`);
  });
}

async function ask({ agent, messages, stream }, { baseUrl, key }) {
  const client = new OpenAI({ baseURL: baseUrl, apiKey: key, maxRetries: 0, timeout: 3000 });
  if (!stream) {
    const { choices } = await client.chat.completions.create({ model: agent, messages });
    return { text: choices[0].message.content, finishReason: choices[0].finish_reason };
  }

  const pieces = [];
  let finishReason = null;
  for await (const { choices } of await client.chat.completions.create({ model: agent, messages, stream: true })) {
    pieces.push(choices[0]?.delta?.content ?? "");
    finishReason = choices[0]?.finish_reason ?? finishReason;
  }

  return { text: pieces.join(""), pieces, finishReason };
}
