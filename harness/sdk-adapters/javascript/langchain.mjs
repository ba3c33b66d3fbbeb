// LangChain's ChatOpenAI: node langchain.mjs
import { ChatOpenAI } from "@langchain/openai";
import { serve, versionOf } from "./lines.mjs";

const hello = {
  client: "@langchain/openai",
  version: versionOf("@langchain/openai"),
  modes: [{ name: "chat", forms: ["plain", "stream"] }],
};

await serve(hello, async (request, said) => {
  const model = new ChatOpenAI({
    model: request.agent,
    apiKey: request.key,
    configuration: { baseURL: request.baseUrl },
    timeout: request.timeoutMs,
    ...(request.maxRetries === null ? {} : { maxRetries: request.maxRetries }),
  });
  // Content is text to LangChain, also where an assistant only calls tools.
  const messages = request.messages.map((message) => ({ ...message, content: message.content ?? "" }));
  if (!request.stream) {
    const message = await model.invoke(messages, { signal: said.signal });
    said.text = textOf(message);
    tell(message, said);
    return;
  }

  for await (const chunk of await model.stream(messages, { signal: said.signal })) {
    said.chunk(textOf(chunk));
    tell(chunk, said);
  }
});

function textOf(message) {
  return typeof message.content === "string" ? message.content : message.content.map((part) => part.text ?? "").join("");
}

function tell(message, said) {
  said.finishReason = message.response_metadata?.finish_reason ?? said.finishReason;
  const usage = message.usage_metadata;
  said.usage = usage ? { promptTokens: usage.input_tokens, completionTokens: usage.output_tokens, totalTokens: usage.total_tokens } : said.usage;
}
