import { startChat, chatWith } from "./chat.js";
import { startFaults } from "./faults.js";
import { startJournal } from "./journal.js";
import { MissingKey, byId, element, get, setAdminKey } from "./server.js";

function agentItem(agent) {
  const known = agent.cases === 1 ? "1 case" : `${agent.cases} cases`;
  const cases = agent.cases === 0
    ? element("p", { className: "quiet", textContent: known })
    : element("details", {}, element("summary", { className: "quiet", textContent: known }), element("ol", {}, ...agent.matches.map(match => element("li", { textContent: match }))));
  const chat = element("button", { type: "button", className: "second", textContent: "Chat" });
  chat.setAttribute("aria-label", `Chat with ${agent.id}`);
  chat.addEventListener("click", () => chatWith(agent.id));
  return element("li", {},
    element("p", {}, element("code", { textContent: agent.id }), " ", element("span", { className: `badge ${agent.published ? "good" : "unusual"}`, textContent: agent.published ? "published" : "draft" })),
    element("p", { className: "name", textContent: agent.name }),
    cases,
    chat);
}

async function start() {
  const { agents } = await get("agents");
  const { keys } = await get("keys");
  byId("unlock").hidden = true;
  byId("content").hidden = false;
  byId("agents").replaceChildren(...agents.map(agentItem));
  startChat(agents, keys);
  await Promise.all([startJournal(), startFaults()]);
}

async function unlock() {
  setAdminKey(byId("admin-key").value);
  try {
    await start();
  } catch (error) {
    if (!(error instanceof MissingKey)) {
      throw error;
    }

    byId("unlock-error").textContent = "The mock does not know this key.";
  }
}

byId("base-url").textContent = new URL("/api/v1", location.href).href;
byId("unlock-form").addEventListener("submit", event => {
  event.preventDefault();
  unlock();
});
const { version, needsKey } = await get("health");
byId("version").textContent = `· version ${version}`;
if (needsKey) {
  byId("unlock").hidden = false;
  byId("admin-key").focus();
} else {
  await start();
}
