// npm's openai: node openai.mjs 6|7
import { serve, versionOf } from "./lines.mjs";

const name = `openai-${process.argv[2] ?? "6"}`;
const { default: OpenAI } = await import(name);

const modes = { create, "stream-helper": helper };
const hello = {
  client: "openai",
  version: versionOf(name),
  modes: [
    { name: "create", forms: ["plain", "stream"] },
    { name: "stream-helper", forms: ["stream"] },
  ],
};

await serve(hello, (request, said) => {
  const client = new OpenAI({ apiKey: request.key, baseURL: request.baseUrl });
  const body = { model: request.agent, messages: request.messages };
  const options = { signal: said.signal, timeout: request.timeoutMs, ...(request.maxRetries === null ? {} : { maxRetries: request.maxRetries }) };
  return modes[request.mode](client, body, options, request.stream, said);
});

async function create(client, body, options, stream, said) {
  if (!stream) {
    tell(await client.chat.completions.create(body, options), said);
    return;
  }

  for await (const chunk of await client.chat.completions.create({ ...body, stream: true }, options)) {
    const choice = chunk.choices[0];
    said.chunk(choice?.delta?.content);
    said.finishReason = choice?.finish_reason ?? said.finishReason;
    said.usage = usage(chunk.usage) ?? said.usage;
  }
}

async function helper(client, body, options, _, said) {
  const stream = client.chat.completions.stream(body, options);
  stream.on("content", (delta) => said.chunk(delta));
  tell(await stream.finalChatCompletion(), said);
}

function tell(completion, said) {
  const choice = completion.choices[0];
  said.text = String(choice.message.content ?? "");
  said.finishReason = choice.finish_reason;
  said.usage = usage(completion.usage);
}

function usage(told) {
  return told ? { promptTokens: told.prompt_tokens, completionTokens: told.completion_tokens, totalTokens: told.total_tokens } : null;
}
