import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const TOOL = "flowyte-conformance";
const LONGEST_ERROR_OUTPUT = 2000;

/** Starts the tool, which starts a mock, and learns the scenarios. Stop the kit when the tests are over. */
export async function start({ command = TOOL, only } = {}) {
  const [file, ...args] = [command].flat();
  const tool = new Tool(spawn(file, [...args, "sdk", "scenarios", ...(only === undefined ? [] : ["--only", only])], { stdio: "pipe" }), file);
  const { scenarios } = await tool.first;
  return new Kit(tool, scenarios);
}

class Kit {
  #tool;

  constructor(tool, scenarios) {
    this.#tool = tool;
    this.scenarios = scenarios.map((scenario) => new Scenario(tool, scenario));
  }

  stop() {
    return this.#tool.stop();
  }
}

class Scenario {
  #tool;

  constructor(tool, { name, title, legal, stream, agent, messages, text, finishReason, refusalStatus }) {
    this.#tool = tool;
    Object.assign(this, { name, title, legal, stream, agent, messages, text, finishReason, refusalStatus });
  }

  async open() {
    const { id, baseUrl, key } = await this.#tool.ask({ type: "open", scenario: this.name });
    return new Trial(this.#tool, id, baseUrl, key);
  }

  async try(ask, { timeLimitMs = 5000 } = {}) {
    const trial = await this.open();
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, timeLimitMs, { hungMs: timeLimitMs });
    });
    const answered = new Promise((resolve) => resolve(ask(trial))).then(
      (answer) => ({ answer }),
      (error) => ({ answer: { error: describe(error) } }),
    );
    const told = await Promise.race([answered, late]);
    clearTimeout(timer);
    return trial.send(told);
  }
}

class Trial {
  #tool;
  #id;

  constructor(tool, id, baseUrl, key) {
    this.#tool = tool;
    this.#id = id;
    this.baseUrl = baseUrl;
    this.key = key;
  }

  judge(answer) {
    return this.send({ answer: { ...answer, error: answer.error instanceof Error ? describe(answer.error) : answer.error } });
  }

  judgeHang(waitedMs) {
    return this.send({ hungMs: waitedMs });
  }

  async send(told) {
    const { outcome, good, detail, findings } = await this.#tool.ask({ type: "judge", id: this.#id, ...told });
    return { outcome, good, detail, findings };
  }
}

/** The tool's process: lines in, lines out, answered in their order. */
class Tool {
  #process;
  #waiting = [];
  #ids = 0;
  #error = "";
  #over = null;

  constructor(process, file) {
    this.#process = process;
    this.first = this.#next();
    process.stderr.setEncoding("utf8").on("data", (text) => (this.#error = (this.#error + text).slice(-LONGEST_ERROR_OUTPUT)));
    process.stdin.on("error", () => {});
    createInterface({ input: process.stdout }).on("line", (line) => this.#waiting.shift()?.resolve(JSON.parse(line)));
    this.closed = new Promise((resolve) => process.once("close", resolve).once("error", resolve));
    process.once("error", (error) => this.#end(`${file} cannot be started (${error.message}). Install it with: dotnet tool install --global ${TOOL}`));
    process.once("close", (code) => this.#end(`${file} ended with exit code ${code}. ${this.#error}`.trim()));
  }

  async ask(line) {
    if (this.#over !== null) {
      throw new Error(this.#over);
    }

    const answer = this.#next();
    this.#process.stdin.write(`${JSON.stringify({ id: String(++this.#ids), ...line })}\n`);
    const told = await answer;
    if (told.type === "error") {
      throw new Error(told.message);
    }

    return told;
  }

  async stop() {
    this.#process.stdin.end();
    await this.closed;
  }

  #next() {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #end(reason) {
    this.#over ??= reason;
    for (const { reject } of this.#waiting.splice(0)) {
      reject(new Error(this.#over));
    }
  }
}

function describe(error) {
  const status = error?.status ?? error?.statusCode;
  return { class: error?.constructor?.name ?? typeof error, status: Number.isInteger(status) ? status : null, message: String(error?.message ?? error) };
}
