export interface StartOptions {
  /** How the tool is started, such as ["dotnet", "tool", "run", "flowyte-conformance"]; by default the installed flowyte-conformance. */
  command?: string | readonly string[];
  /** Only faults and variants of this id; * and ? are wildcards. The documented answers are always there. */
  only?: string;
}

/** Starts the tool, which starts a mock on a free port, and learns the scenarios. Stop the kit when the tests are over. */
export function start(options?: StartOptions): Promise<Kit>;

export interface Kit {
  readonly scenarios: readonly Scenario[];
  /** Stops the mock. */
  stop(): Promise<void>;
}

export interface Scenario {
  /** Fault or variant and form, such as "crlf/stream". */
  readonly name: string;
  /** What is strange about the answer, in a sentence. */
  readonly title: string;
  /** Whether the answer is legal: the SDK has to read it, or to raise an error where it is a refusal. */
  readonly legal: boolean;
  /** Whether a stream is to be asked for. */
  readonly stream: boolean;
  /** What is to be sent as model. */
  readonly agent: string;
  readonly messages: readonly { readonly role: "user"; readonly content: string }[];
  /** What the text must be; null where none is due, because something is broken or refused. */
  readonly text: string | null;
  /** What the finish reason must be; null where text is. */
  readonly finishReason: string | null;
  /** The status of a refusal; null where the answer is none. */
  readonly refusalStatus: number | null;
  /** Opens a way to the mock for one try, with a key of its own. */
  open(): Promise<Trial>;
  /** Lets the SDK try the scenario, and judges what came of it: an answer, an exception, or neither within timeLimitMs (5,000). */
  try(ask: (trial: Trial) => Promise<Answer>, options?: { timeLimitMs?: number }): Promise<Verdict>;
}

export interface Trial {
  readonly baseUrl: string;
  readonly key: string;
  /** Judges what the SDK handed out, and what it sent. A trial is judged once. */
  judge(answer: Answer): Promise<Verdict>;
  /** Judges an SDK that did not end. */
  judgeHang(waitedMs: number): Promise<Verdict>;
}

export interface Answer {
  /** The whole text, as far as it came. */
  text?: string;
  /** The pieces of a stream, as the SDK handed them out. */
  pieces?: readonly string[];
  finishReason?: string | null;
  /** The error that the SDK raised. */
  error?: Error | { class: string; status: number | null; message: string } | null;
}

export interface Verdict {
  outcome: "reads" | "notices" | "hang" | "misreads" | "silent truncation" | "crash";
  /** Whether the SDK read what is legal, noticed what is not, and sent a valid request. */
  good: boolean;
  /** What led to the outcome. */
  detail: string;
  /** The requirements for clients that did not hold, of every level. */
  findings: { requirement: string; level: "MUST" | "SHOULD" | "MAY"; statement: string; problem: string }[];
}
