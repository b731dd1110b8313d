"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const status = document.getElementById("status");
  const list = document.getElementById("actors");
  const whole = status.textContent;
  const filtered = all("[data-actors]").map((element) => ({
    element,
    actors: new Set(element.dataset.actors.split(" ")),
  }));
  const cards = filtered.filter(({ element }) => element.matches(".cards > li"));
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  // The list of actors becomes the filter.
  const buttons = all("[data-actor]").map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.append(...item.childNodes);
    item.append(button);
    const actor = { button, number: item.dataset.actor, id: item.dataset.id };
    actor.name = button.querySelector("bdi").textContent;
    button.addEventListener("click", () => choose(actor));
    return actor;
  });
  const clear = document.createElement("button");
  clear.type = "button";
  clear.id = "clear";
  clear.textContent = "Show all";
  clear.hidden = true;
  clear.addEventListener("click", () => {
    show([]);
    keep([]);
    (buttons[0] || { button: clear }).button.focus();
  });
  status.after(" ", clear);
  if (list) list.querySelector("h3").textContent = "Only events in which these take part";

  const chosen = () => buttons.filter(({ button }) => button.getAttribute("aria-pressed") === "true");

  function choose(actor) {
    const others = chosen().filter((other) => other !== actor);
    const now = others.length < chosen().length ? others : [...others, actor];
    show(now);
    keep(now);
  }

  // The address keeps what is chosen, so that a link leads to the same.
  function keep(actors) {
    const ids = actors.map(({ id }) => encodeURIComponent(id)).join(",");
    history.replaceState(null, "", ids ? `#actor=${ids}` : location.pathname + location.search);
  }

  function show(actors) {
    const wanted = actors.map(({ number }) => number);
    const fits = (has) => !wanted.length || wanted.some((number) => has.has(number));
    buttons.forEach((actor) => actor.button.setAttribute("aria-pressed", String(actors.includes(actor))));
    filtered.forEach(({ element, actors: has }) => element.toggleAttribute("hidden", !fits(has)));
    const seen = cards.filter(({ element }) => !element.hidden);
    all(".beside").forEach((arrow) => {
      const mine = seen.filter(({ element }) => element.dataset.beside === arrow.dataset.beside);
      arrow.toggleAttribute("hidden", !mine.length);
      if (!mine.length) return;
      const words = arrow.getAttribute("aria-label").replace(/^\d+/, mine.length);
      arrow.setAttribute("aria-label", words);
      arrow.querySelector(".count").textContent = mine.length;
      arrow.setAttribute("href", `#${mine[0].element.querySelector("article").id}`);
    });
    const hidden = cards.length - seen.length;
    const names = actors.map(({ name }) => name).join(" or ");
    clear.hidden = !wanted.length;
    status.textContent = wanted.length
      ? `${counted(seen.length, "event")} with ${names}; ${hidden} hidden`
      : whole;
  }

  // `#actor=a,b` is a filter; whatever else is named is opened, and shown even if a filter hid it.
  function follow() {
    const fragment = location.hash.slice(1);
    if (fragment.startsWith("actor=")) {
      const ids = fragment.slice(6).split(",").map((id) => {
        try {
          return decodeURIComponent(id);
        } catch {
          return id;
        }
      });
      show(buttons.filter(({ id }) => ids.includes(id)));
      chosen().forEach(({ button }) => (button.closest("details") || {}).open = true);
      return;
    }
    const target = fragment && document.getElementById(fragment);
    if (!target) return;
    if (target.closest("[hidden]")) show([]);
    // What is graphic is opened by whoever wants to read it.
    for (let at = target; at; at = at.parentElement) if (at.matches("details.source")) at.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", follow);
  follow();

  // On paper nothing can be opened.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)));
})();
