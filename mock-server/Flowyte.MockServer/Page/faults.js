import { byId, element, get, put, remove } from "./server.js";

const mostShown = 20;

let faults = [];
let current = null;

export async function startFaults() {
  faults = (await get("faults")).faults;
  byId("fault-search").addEventListener("input", list);
  byId("fault-off").addEventListener("click", () => change(() => remove("fault")));
  // Another page, or a test, may have switched in the meantime.
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  await refresh();
}

async function refresh() {
  current = (await get("fault")).fault;
  const now = byId("fault-now");
  now.textContent = current === null ? "" : `Every client meets the ${current.kind} ${current.id}: ${current.title}.`;
  byId("fault-off").disabled = current === null;
  list();
}

async function change(act) {
  try {
    await act();
  } catch (error) {
    byId("fault-count").textContent = error.message;
    return;
  }

  await refresh();
}

function list() {
  const words = byId("fault-search").value.toLowerCase().split(/\s+/).filter(word => word !== "");
  const found = faults.filter(fault => words.every(word => `${fault.id} ${fault.title} ${fault.kind} ${fault.breaks ?? ""}`.toLowerCase().includes(word)));
  const shown = found.slice(0, mostShown);
  byId("fault-count").textContent = found.length === shown.length
    ? `${found.length} of ${faults.length}`
    : `${shown.length} of ${found.length} shown; search for fewer`;
  byId("faults").replaceChildren(...shown.map(item));
}

function item(fault) {
  const isOn = fault.id === current?.id;
  const button = element("button", { type: "button", className: isOn ? "" : "second", textContent: isOn ? "Switch off" : "Switch on" });
  button.setAttribute("aria-label", `${button.textContent}: ${fault.id}`);
  button.addEventListener("click", async () => {
    await change(() => isOn ? remove("fault") : put("fault", { id: fault.id }));
    byId("faults").querySelector(`button[aria-label$=": ${CSS.escape(fault.id)}"]`)?.focus();
  });
  const badge = fault.kind === "variant" ? element("span", { className: "badge", textContent: "legal" }) : element("span", { className: "badge", textContent: `breaks ${fault.breaks}` });
  return element("li", {}, element("div", {}, element("p", {}, element("code", { textContent: fault.id }), " ", badge), element("p", { className: "quiet", textContent: fault.title })), button);
}
