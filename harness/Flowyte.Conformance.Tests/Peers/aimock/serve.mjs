// Serves aimock on a free port with one answer for every message, prints its base URL, and stops when its input ends.
import { LLMock } from "@copilotkit/aimock";

const mock = new LLMock({ port: 0, host: "127.0.0.1" });
mock.onMessage(/[\s\S]*/, { content: "Yes, we ship to Canada. It takes four to six days." });
await mock.start();
console.log(`${mock.url}/v1`);

process.stdin.resume();
process.stdin.on("end", async () => {
  await mock.stop();
  process.exit(0);
});
