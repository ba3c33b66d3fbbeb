import { byId, element, texts } from "./server.js";

// More would make the page slow, and nobody reads it.
const mostFrames = 1000;
const longestFrame = 20_000;

const endpoint = "/api/v1/chat/completions";
let messages = [];
let sending = null;

export function startChat(agents, keys) {
  byId("agent-ids").replaceChildren(...agents.map(agent => element("option", { value: agent.id, label: agent.name })));
  byId("chat-agent").value = (agents.find(agent => agent.published) ?? agents[0])?.id ?? "";
  byId("chat-key").replaceChildren(
    ...keys.map(key => element("option", { value: key.key, textContent: key.name })),
    element("option", { value: "", textContent: "none" }),
    element("option", { value: "other", textContent: "another …" }));
  byId("chat-key").addEventListener("change", () => {
    byId("other-key-field").hidden = byId("chat-key").value !== "other";
  });
  byId("chat-form").addEventListener("submit", event => {
    event.preventDefault();
    send();
  });
  byId("message").addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      byId("chat-form").requestSubmit();
    }
  });
  byId("stop").addEventListener("click", () => sending?.abort());
  byId("anew").addEventListener("click", forget);
}

export function chatWith(agent) {
  byId("chat-agent").value = agent;
  forget();
  byId("message").focus();
}

function forget() {
  sending?.abort();
  messages = [];
  byId("turns").replaceChildren();
  showAnswer("");
  byId("chat-state").textContent = "";
}

async function send() {
  if (sending !== null) {
    return;
  }

  const stream = document.querySelector("input[name=form]:checked").value === "stream";
  const body = { model: byId("chat-agent").value, messages: [...messages, { role: "user", content: byId("message").value }], stream };
  const own = new AbortController();
  sending = own;
  setSending(true);
  addTurn("You", byId("message").value);
  const reply = addTurn(body.model, "");
  showAnswer("");
  const begun = performance.now();
  try {
    const response = await fetch(endpoint, { method: "POST", headers: headers(), body: JSON.stringify(body), signal: own.signal });
    showAnswer(headOf(response));
    const answer = await read(response, stream && response.ok, begun, reply);
    reply.textContent = answer.text;
    reply.classList.toggle("bad", !answer.whole);
    byId("chat-state").textContent = answer.state;
    if (answer.whole) {
      messages = [...body.messages, { role: "assistant", content: answer.text }];
    }
  } catch (error) {
    const left = own.signal.aborted;
    byId("chat-state").textContent = left ? "You left in the middle of the answer." : `The connection broke off (${error.message}).`;
    reply.classList.add("bad");
  } finally {
    sending = null;
    setSending(false);
  }
}

function headers() {
  const key = byId("chat-key").value === "other" ? byId("other-key").value : byId("chat-key").value;
  return { "Content-Type": "application/json", ...(key === "" ? {} : { Authorization: `Bearer ${key}` }) };
}

// Reads the answer as a client would, and shows its bytes as they come.
async function read(response, stream, begun, reply) {
  let rest = "";
  let whole = "";
  let text = "";
  let done = false;
  for await (const part of texts(response.body)) {
    whole += stream ? "" : part;
    if (!stream) {
      addFrame(part, begun);
      continue;
    }

    const frames = (rest + part).split(/(?<=\r\n\r\n|\n\n|\r\r)/);
    rest = /(\r\n\r\n|\n\n|\r\r)$/.test(frames.at(-1)) ? "" : frames.pop();
    for (const frame of frames) {
      addFrame(frame, begun);
      done ||= /^data: ?\[DONE\]/m.test(frame);
      text += deltaOf(frame);
    }

    reply.textContent = text;
  }

  if (rest !== "") {
    addFrame(rest, begun);
  }

  if (stream) {
    return done ? { text, whole: true, state: `${response.status}, whole.` } : { text, whole: false, state: "The stream ended without data: [DONE]." };
  }

  return { text: replyOf(whole), whole: response.ok, state: response.ok ? `${response.status}, whole.` : `Refused with ${response.status}.` };
}

function deltaOf(frame) {
  const data = frame.split(/\r\n|\n|\r/).filter(line => line.startsWith("data:")).map(line => line.slice(5).trimStart()).join("\n");
  const content = parsed(data)?.choices?.[0]?.delta?.content;
  return typeof content === "string" ? content : "";
}

function replyOf(body) {
  const json = parsed(body);
  const text = json?.choices?.[0]?.message?.content ?? json?.detail ?? json?.error?.message;
  return typeof text === "string" ? text : body;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headOf(response) {
  const fields = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return [`HTTP ${response.status} ${response.statusText}`, ...fields].join("\n");
}

function showAnswer(head) {
  byId("answer-head").textContent = head;
  byId("frames").replaceChildren();
}

function addFrame(frame, begun) {
  const list = byId("frames");
  if (list.childElementCount >= mostFrames) {
    return;
  }

  const shown = frame.length > longestFrame ? `${frame.slice(0, longestFrame)} … (${frame.length} characters)` : frame.trimEnd();
  list.append(element("li", {}, element("span", { className: "after", textContent: `+${Math.round(performance.now() - begun)} ms` }), element("pre", { textContent: shown })));
  list.parentElement.scrollTop = list.parentElement.scrollHeight;
}

function addTurn(who, text) {
  const said = element("span", { textContent: text });
  const list = byId("turns");
  list.append(element("li", {}, element("b", { textContent: who }), said));
  list.parentElement.scrollTop = list.parentElement.scrollHeight;
  return said;
}

function setSending(on) {
  byId("send").disabled = on;
  byId("stop").disabled = !on;
  if (on) {
    byId("chat-state").textContent = "Waiting …";
  }
}
