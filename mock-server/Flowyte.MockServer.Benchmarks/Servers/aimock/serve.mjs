// Serves aimock on a free port with the benchmark's two answers and a key, and prints its base URL.
import { LLMock } from "@copilotkit/aimock";

const [key, chunks] = process.argv.slice(2);
const piece = "sixteen letters ";
const mock = new LLMock({ port: 0, host: "127.0.0.1", logLevel: "silent", chunkSize: piece.length, journalMaxEntries: 1000, auth: { apiKeys: [key] } });
mock.onMessage("Stream", { content: piece.repeat(Number(chunks)) });
mock.onMessage("Thank you", { content: "You are welcome." });
await mock.start();
console.log(`${mock.url}/v1`);
