// Asks once with a client that is as it is by default, and prints what came of it as one line of JSON.
// node ask.mjs openai|ai-sdk completion|stream AGENT QUESTION
import OpenAI from "openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, streamText } from "ai";

const [client, form, agent, question] = process.argv.slice(2);
const { FLOWYTE_BASE_URL: baseURL, FLOWYTE_API_KEY: apiKey } = process.env;
const messages = [{ role: "user", content: question }];

const ways = {
  openai: {
    async completion() {
      const completion = await new OpenAI({ apiKey, baseURL }).chat.completions.create({ model: agent, messages });
      return [completion.choices[0].message.content];
    },
    async *stream() {
      const stream = await new OpenAI({ apiKey, baseURL }).chat.completions.create({ model: agent, messages, stream: true });
      for await (const chunk of stream) {
        yield chunk.choices[0]?.delta?.content ?? "";
      }
    },
  },
  "ai-sdk": {
    async completion() {
      const { text } = await generateText({ model: model(), messages });
      return [text];
    },
    async *stream() {
      const result = streamText({ model: model(), messages, onError() {} });
      for await (const part of result.fullStream) {
        if (part.type === "error") {
          throw part.error;
        }

        if (part.type === "text-delta") {
          yield part.text;
        }
      }
    },
  },
};

function model() {
  return createOpenAICompatible({ name: "flowyte", apiKey, baseURL })(agent);
}

const pieces = [];
let error = null;
try {
  for await (const piece of await ways[client][form]()) {
    if (piece !== "") {
      pieces.push(piece);
    }
  }
} catch (caught) {
  error = { name: caught.name, status: caught.status ?? caught.statusCode ?? null, message: caught.message };
}

console.log(JSON.stringify({ pieces, error }));
