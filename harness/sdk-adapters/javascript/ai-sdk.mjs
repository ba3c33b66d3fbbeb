// Vercel's AI SDK over @ai-sdk/openai-compatible: node ai-sdk.mjs
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, streamText } from "ai";
import { serve, versionOf } from "./lines.mjs";

const hello = {
  client: "@ai-sdk/openai-compatible",
  version: versionOf("@ai-sdk/openai-compatible"),
  modes: [{ name: "generate", forms: ["plain", "stream"] }],
};

await serve(hello, async (request, said) => {
  // AbortSignal.any with AbortSignal.timeout may be collected before it fires (Node 20): a timer keeps this one.
  const limit = new AbortController();
  setTimeout(() => limit.abort(new Error("The time is over.")), request.timeoutMs);
  said.signal.addEventListener("abort", () => limit.abort());
  const provider = createOpenAICompatible({ name: "flowyte", apiKey: request.key, baseURL: request.baseUrl });
  const call = {
    model: provider(request.agent),
    messages: request.messages.map(messageOf),
    abortSignal: limit.signal,
    ...(request.maxRetries === null ? {} : { maxRetries: request.maxRetries }),
  };
  if (!request.stream) {
    const result = await generateText(call);
    said.text = result.text;
    tell(result.finishReason, result.usage, said);
    return;
  }

  for await (const part of streamText({ ...call, onError() {} }).fullStream) {
    if (part.type === "text-delta") {
      said.chunk(part.text);
    } else if (part.type === "finish") {
      tell(part.finishReason, part.totalUsage, said);
    } else if (part.type === "error") {
      throw part.error;
    } else if (part.type === "abort") {
      throw new Error("The stream was aborted.");
    }
  }
});

// The SDK has a form of its own for the turns of tools.
function messageOf({ role, content, tool_calls: calls, tool_call_id: toolCallId }, _, messages) {
  if (role === "tool") {
    const called = messages.flatMap((message) => message.tool_calls ?? []).find((call) => call.id === toolCallId);
    return { role, content: [{ type: "tool-result", toolCallId, toolName: called.function.name, output: { type: "text", value: content } }] };
  }

  if (!calls) {
    return { role, content };
  }

  const parts = calls.map((call) => ({ type: "tool-call", toolCallId: call.id, toolName: call.function.name, input: JSON.parse(call.function.arguments) }));
  return { role, content: content ? [{ type: "text", text: content }, ...parts] : parts };
}

function tell(finishReason, usage, said) {
  said.finishReason = finishReason ?? null;
  said.usage = usage ? { promptTokens: usage.inputTokens ?? null, completionTokens: usage.outputTokens ?? null, totalTokens: usage.totalTokens ?? null } : null;
}
