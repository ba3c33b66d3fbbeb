// Opens a chat bubble in the page that holds this script, for the agent of the publishable key in data-flowyte-key.
// It works under a strict Content-Security-Policy: script-src and connect-src need the origin of this script, and nothing else.
(() => {
  "use strict";

  const script = document.currentScript;
  const key = script?.dataset.flowyteKey;
  if (!key) {
    console.error("Flowyte widget: the script element needs data-flowyte-key with a publishable key.");
    return;
  }

  const mark = "data-flowyte-widget";
  const api = new URL("../api/v1", script.src).href;

  const style = `
    :host { all: initial; --primary: #1f5fae; --on-primary: #fff; --card: #fff; --sunken: #f0f2f5; --text: #1b1f24; --quiet: #59616b; --line: #c9ced6; --bad: #b3261e; }
    :host([data-scheme="dark"]) { --card: #1d2126; --sunken: #2a3038; --text: #e8eaed; --quiet: #a9b1bb; --line: #4a525d; --bad: #ff9a90; }
    * { box-sizing: border-box; font: 400 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
    [hidden] { display: none !important; }
    .frame { position: fixed; z-index: 2147483000; bottom: 20px; right: 20px; display: flex; flex-direction: column; align-items: flex-end; gap: 12px; color: var(--text); }
    :host([data-position="left"]) .frame { right: auto; left: 20px; align-items: flex-start; }
    button { cursor: pointer; border: 0; border-radius: 10px; background: var(--primary); color: var(--on-primary); padding: 9px 14px; font-weight: 600; }
    button:disabled { opacity: .6; cursor: default; }
    :focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
    .launcher { width: 56px; height: 56px; padding: 15px; border-radius: 50%; box-shadow: 0 4px 16px #0005; }
    .launcher:focus-visible { outline: 3px solid #fff; outline-offset: 0; box-shadow: 0 0 0 6px #000; }
    svg { display: block; width: 100%; height: 100%; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .panel { display: flex; flex-direction: column; width: min(370px, calc(100vw - 40px)); height: min(540px, calc(100vh - 110px)); overflow: hidden; background: var(--card); border: 1px solid var(--line); border-radius: 16px; box-shadow: 0 10px 40px #0004; }
    header { display: flex; align-items: center; gap: 8px; padding: 12px 12px 12px 16px; background: var(--primary); color: var(--on-primary); }
    h2 { flex: 1; margin: 0; font-size: 16px; font-weight: 600; overflow-wrap: anywhere; }
    .close { width: 34px; height: 34px; padding: 8px; }
    header :focus-visible { outline-color: var(--on-primary); outline-offset: -2px; }
    .log { flex: 1; padding: 16px; overflow-y: auto; display: flex; flex-direction: column; gap: 8px; }
    p.said { margin: 0; max-width: 85%; padding: 8px 12px; border-radius: 14px; background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; align-self: flex-start; }
    p.user { align-self: flex-end; background: var(--primary); color: var(--on-primary); }
    .text:empty::before { content: "…"; color: var(--quiet); }
    .who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .quick { display: flex; flex-wrap: wrap; gap: 6px; padding: 0 16px 10px; }
    .quick:empty { padding: 0; }
    .quick button { background: transparent; color: var(--text); border: 1px solid var(--line); font-weight: 400; padding: 5px 11px; border-radius: 99px; }
    .state { margin: 0; padding: 0 16px 10px; color: var(--bad); }
    .state:empty { padding: 0; }
    form { display: flex; gap: 8px; padding: 12px; border-top: 1px solid var(--line); }
    input { flex: 1; min-width: 0; padding: 9px 12px; color: var(--text); background: var(--card); border: 1px solid var(--quiet); border-radius: 10px; }
    input::placeholder { color: var(--quiet); opacity: 1; }
  `;

  function element(name, properties = {}, attributes = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    for (const [attribute, value] of Object.entries(attributes)) {
      made.setAttribute(attribute, value);
    }
    made.append(...children);
    return made;
  }

  function icon(path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(svg.namespaceURI, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  // Black or white, whichever differs more: WCAG's relative luminance.
  function textOn(color) {
    const [red, green, blue] = [1, 3, 5].map(at => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
  }

  async function ask(address, options) {
    const response = await fetch(address, { credentials: "omit", ...options });
    if (response.ok) {
      return response;
    }
    const problem = await response.json().catch(() => ({}));
    const wait = response.headers.get("Retry-After");
    throw new Error(response.status === 429 && wait ? `Too many messages. Try again in ${wait} s.` : problem.detail ?? `HTTP ${response.status}`);
  }

  function post(address, token, body) {
    return ask(address, { method: "POST", headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }

  // The events of a stream: name and data. Lines end as the standard of event streams has it.
  async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let [rest, name, data] = ["", "", []];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        if (line === "" && data.length > 0) {
          yield { name, data: JSON.parse(data.join("\n")) };
          [name, data] = ["", []];
        } else if (line.startsWith("event:")) {
          name = line.slice(6).trim();
        } else if (line.startsWith("data:")) {
          data.push(line.slice(5));
        }
      }
    }
  }

  function show({ agentMeta, theme, copy }) {
    if ([...document.querySelectorAll(`[${mark}]`)].some(other => other.getAttribute(mark) === key)) {
      return;
    }

    const title = copy.title ?? agentMeta.name;
    const host = element("div", {}, { [mark]: key, "data-position": theme.position });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    host.style.setProperty("--primary", theme.primaryColor);
    host.style.setProperty("--on-primary", textOn(theme.primaryColor));

    const dark = matchMedia("(prefers-color-scheme: dark)");
    const paint = () => host.setAttribute("data-scheme", theme.colorScheme === "auto" ? (dark.matches ? "dark" : "light") : theme.colorScheme);
    dark.addEventListener("change", paint);
    paint();

    const log = element("div", { className: "log", tabIndex: 0 }, { role: "log", "aria-live": "polite", "aria-label": title });
    const quick = element("div", { className: "quick" });
    const state = element("p", { className: "state" }, { role: "alert" });
    const input = element("input", { id: "message", autocomplete: "off", placeholder: copy.placeholder, required: true });
    const send = element("button", { type: "submit", textContent: copy.send });
    const form = element("form", {}, {}, element("label", { className: "who", htmlFor: "message", textContent: copy.placeholder }), input, send);
    const close = element("button", { className: "close", type: "button" }, { "aria-label": copy.close }, icon("M5 5l14 14M19 5L5 19"));
    const panel = element("section", { className: "panel", id: "panel", hidden: true }, { role: "dialog", "aria-labelledby": "title" },
      element("header", {}, {}, element("h2", { id: "title", textContent: title }), close), log, quick, state, form);
    const launcher = element("button", { className: "launcher", type: "button" }, { "aria-label": copy.launcher, "aria-expanded": "false", "aria-controls": "panel" },
      icon("M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5zM8.5 12h.01M12.5 12h.01M16.5 12h.01"));
    root.append(element("div", { className: "frame" }, {}, panel, launcher));

    let transport = null;
    let busy = false;

    function open(isOpen) {
      panel.hidden = !isOpen;
      launcher.setAttribute("aria-expanded", String(isOpen));
      (isOpen ? input : launcher).focus();
    }

    // What somebody wrote is text and never markup. Gives what holds it.
    function say(isVisitor, content) {
      const text = element("span", { className: "text", textContent: content });
      const who = element("span", { className: "who", textContent: isVisitor ? "You: " : `${agentMeta.name}: ` });
      log.append(element("p", { className: isVisitor ? "said user" : "said" }, {}, who, text));
      log.scrollTop = log.scrollHeight;
      return text;
    }

    async function connect() {
      const response = await post(`${api}/chat/widget/sessions`, key, {});
      return (await response.json()).data.transport;
    }

    async function receive(content, answer) {
      transport ??= await connect();
      for await (const { name, data } of events(await post(transport.url, transport.token, { content, stream: true }))) {
        if (name === "delta") {
          answer.append(data.text);
          log.scrollTop = log.scrollHeight;
        } else if (name === "quick_replies") {
          quick.replaceChildren(...data.quickReplies.map(text => element("button", { type: "button", textContent: text, onclick: () => talk(text) })));
        } else if (name === "error") {
          throw new Error(data.detail);
        } else if (name === "done") {
          return;
        }
      }
      throw new Error("The answer broke off.");
    }

    async function talk(content) {
      if (busy) {
        return;
      }
      busy = send.disabled = true;
      state.textContent = "";
      quick.replaceChildren();
      say(true, content);
      const answer = say(false, "");

      // Whoever listens hears an answer once, and whole.
      log.setAttribute("aria-busy", "true");
      try {
        await receive(content, answer);
      } catch (error) {
        state.textContent = error.message;
        if (answer.textContent === "") {
          answer.parentElement.remove();
        }
      } finally {
        log.setAttribute("aria-busy", "false");
        busy = send.disabled = false;
        input.focus();
      }
    }

    launcher.addEventListener("click", () => open(panel.hidden));
    close.addEventListener("click", () => open(false));
    panel.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        event.stopPropagation();
        open(false);
      }
    });
    form.addEventListener("submit", event => {
      event.preventDefault();
      const content = input.value.trim();
      if (content !== "" && !busy) {
        input.value = "";
        talk(content);
      }
    });

    say(false, copy.greeting);
    document.body.append(host);
  }

  async function start() {
    try {
      const response = await ask(`${api}/widget/bootstrap?key=${encodeURIComponent(key)}`);
      show((await response.json()).data);
    } catch (error) {
      console.error(`Flowyte widget: no chat here. ${error.message}`);
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
