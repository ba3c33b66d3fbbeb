// The report reads well without this file: it only adds searching, filtering, copying and printing.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const parts = (list) => list.split(" ").filter(Boolean);

  // "0-2 5" holds the numbers 0, 1, 2 and 5.
  const holds = (ranges, number) =>
    parts(ranges).some((range) => {
      const [from, to = from] = range.split("-").map(Number);
      return from <= number && number <= to;
    });

  // Each section that can be filtered: what may be hidden, where its text stands, and what a choice asks of it.
  const sections = {
    requirements: {
      selector: "details.requirement",
      text: (element) => element.textContent,
      asks: {
        status: (element, value) => element.dataset.status === value,
        level: (element, value) => element.dataset.level === value,
        group: (element, value) => element.parentElement.dataset.group === value,
        conversation: (element, _, choice) => holds(element.dataset.conversations, choice.selectedIndex - 1),
      },
      done: () => {
        for (const group of document.querySelectorAll("section.group")) {
          group.hidden = !group.querySelector("details.requirement:not([hidden])");
        }
      },
    },
    exchanges: {
      selector: ".exchange",
      text: (element) => (element.tagName === "DETAILS" ? element.firstElementChild : element).textContent,
      asks: {
        conversation: (element, value) => element.dataset.conversation === value,
        faulty: (element) => element.classList.contains("faulty"),
      },
      done: () => {
        for (const batch of document.querySelectorAll(".batch")) {
          const shown = [...batch.children].filter((child) => !child.hidden).length;
          batch.hidden = shown === 0;
          batch.style.containIntrinsicBlockSize = `auto ${2.6 * shown}rem`;
        }
      },
    },
  };

  const valueOf = (input) => (input.type === "checkbox" ? (input.checked ? input.value : "") : input.value);
  const inputsOf = (section) => [...section.form.elements].filter((input) => input.name);

  const itemsOf = (section) =>
    (section.items ??= [...document.querySelectorAll(section.selector)].map((element) => ({ element, text: section.text(element).toLowerCase() })));

  const apply = (section) => {
    const words = section.form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const choices = inputsOf(section).filter((input) => input.name !== "q" && valueOf(input));
    let shown = 0;
    for (const { element, text } of itemsOf(section)) {
      const matches =
        choices.every((choice) => section.asks[choice.name](element, choice.value, choice)) && words.every((word) => text.includes(word));
      if (element.hidden === matches) element.hidden = !matches;
      shown += matches ? 1 : 0;
    }
    section.done();
    section.form.querySelector("output").textContent = `${shown} of ${section.items.length} shown`;
  };

  // The address keeps what is chosen, so that it can be passed on: #requirements?status=failed&level=MUST
  const remember = (name) => {
    const chosen = new URLSearchParams(inputsOf(sections[name]).map((input) => [input.name, valueOf(input)]).filter(([, value]) => value));
    history.replaceState(null, "", `#${name}${chosen.size > 0 ? "?" : ""}${chosen}`);
  };

  const choose = (name, chosen) => {
    const values = new URLSearchParams(chosen);
    for (const input of inputsOf(sections[name])) {
      const value = values.get(input.name) ?? "";
      if (input.type === "checkbox") input.checked = value === input.value;
      else input.value = value;
      // A choice that is not there is none.
      if (input.selectedIndex === -1) input.selectedIndex = 0;
    }
    apply(sections[name]);
  };

  // A link to something inside a closed <details> opens it; one to a filtered section filters it.
  const reveal = () => {
    const [anchor, chosen] = location.hash.slice(1).split("?", 2);
    const target = byId(decodeURIComponent(anchor));
    if (!target) return;
    if (chosen !== undefined && sections[anchor]?.form) choose(anchor, chosen);
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    if (target.closest("[hidden]")) {
      for (const name of Object.keys(sections)) if (sections[name].form) choose(name, "");
    }
    target.scrollIntoView();
  };

  for (const form of document.querySelectorAll("form[data-section]")) {
    const name = form.dataset.section;
    sections[name].form = form;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    // All texts are read once, before the first letter is typed.
    form.addEventListener("focusin", () => itemsOf(sections[name]), { once: true });
    form.addEventListener("input", () => {
      apply(sections[name]);
      remember(name);
    });
    form.querySelector("output").textContent = `${document.querySelectorAll(sections[name].selector).length} in all`;
  }
  for (const link of document.querySelectorAll("a[data-filter]")) link.href = `#requirements?${link.dataset.filter}`;

  // One listener for all lines, and a button where one is looked at: pages have thousands of them.
  const addCopy = (line) => {
    if (line.previousElementSibling?.classList.contains("copy")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    line.before(button);
  };
  document.addEventListener("toggle", (event) => event.target.querySelectorAll("pre.curl").forEach(addCopy), true);
  document.querySelectorAll(".cause > .finding pre.curl, details[open] pre.curl").forEach(addCopy);
  document.addEventListener("click", async (event) => {
    const button = event.target;
    if (!button.classList.contains("copy")) return;
    const line = button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(line.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(line);
      button.textContent = "Selected";
    }
  });

  // On paper nothing can be opened: what is at fault is printed with its evidence.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".cause details, details.requirement.failed, details.requirement.warned, details.exchange.faulty, details.exchange.faulty details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
