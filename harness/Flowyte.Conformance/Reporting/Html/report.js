// The report reads well without this file: it only adds searching, filtering and copying.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);

  // A link to something inside a closed <details> opens it.
  const reveal = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    const shownBefore = target.closest("[hidden]");
    if (shownBefore) clear();
    target.scrollIntoView();
  };

  const requirements = [...document.querySelectorAll("details.requirement")].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
    group: element.parentElement.dataset.group,
  }));
  const groups = [...document.querySelectorAll("section.group")];
  const text = byId("filter-text");
  const status = byId("filter-status");
  const level = byId("filter-level");
  const group = byId("filter-group");

  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of requirements) {
      const { element } = item;
      const matches =
        (!status.value || element.dataset.status === status.value) &&
        (!level.value || element.dataset.level === level.value) &&
        (!group.value || item.group === group.value) &&
        words.every((word) => item.text.includes(word));
      element.hidden = !matches;
      shown += matches ? 1 : 0;
    }
    for (const section of groups) section.hidden = !section.querySelector("details.requirement:not([hidden])");
    byId("filter-count").textContent = `${shown} of ${requirements.length} shown`;
  };

  const clear = () => {
    for (const input of [text, status, level, group]) input.value = "";
    filter();
    if (byId("exchange-text")) {
      byId("exchange-text").value = "";
      findExchanges();
    }
  };

  byId("filter").hidden = false;
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  for (const input of [text, status, level, group]) input.addEventListener("input", filter);
  filter();

  const exchanges = [...document.querySelectorAll("details.exchange")];
  const findExchanges = () => {
    const wanted = byId("exchange-text").value.toLowerCase().trim();
    let shown = 0;
    for (const element of exchanges) {
      const matches = element.firstElementChild.textContent.toLowerCase().includes(wanted);
      element.hidden = !matches;
      shown += matches ? 1 : 0;
    }
    byId("exchange-count").textContent = `${shown} of ${exchanges.length} shown`;
  };

  if (byId("exchange-text")) {
    byId("exchange-text").closest(".tools").hidden = false;
    byId("exchange-text").addEventListener("input", findExchanges);
    findExchanges();
  }

  for (const line of document.querySelectorAll("pre.curl")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    const command = line.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(command);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(line);
        button.textContent = "Selected";
      }
    });
    line.before(button);
  }

  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
