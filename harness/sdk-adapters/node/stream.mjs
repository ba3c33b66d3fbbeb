// The second snippet of Flowyte's guide; only the base URL, the key and the agent come from the environment.
import OpenAI from "openai";

const client = new OpenAI({
  apiKey: process.env.FLOWYTE_API_KEY,
  baseURL: process.env.FLOWYTE_BASE_URL,
});

const stream = await client.chat.completions.create({
  model: process.env.FLOWYTE_AGENT,
  messages: [{ role: "user", content: "Summarize your return policy." }],
  stream: true,
});
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
}
