// Serves aimock on a free port with the benchmark's two answers and a key, and prints its base URL.
import { LLMock } from "@copilotkit/aimock";

const [key, chunks] = process.argv.slice(2);
const piece = "sixteen letters ";
const mock = new LLMock({ port: 0, host: "127.0.0.1", logLevel: "silent", chunkSize: piece.length, journalMaxEntries: 1000, auth: { apiKeys: [key] } });
mock.onMessage("Stream", { content: piece.repeat(Number(chunks)) });
mock.onMessage("Repeat", { content: "The code is 000000000000." });
await mock.start();
console.log(`${mock.url}/v1`);
