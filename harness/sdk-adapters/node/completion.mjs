// The first snippet of Flowyte's guide; only the base URL, the key and the agent come from the environment.
import OpenAI from "openai";

const client = new OpenAI({
  apiKey: process.env.FLOWYTE_API_KEY,
  baseURL: process.env.FLOWYTE_BASE_URL,
});

const completion = await client.chat.completions.create({
  model: process.env.FLOWYTE_AGENT,
  messages: [{ role: "user", content: "Do you ship to Canada?" }],
});

console.log(completion.choices[0].message.content);
