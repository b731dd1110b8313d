// Of a page with both tables of a timeline: what `TimelineJS` makes of each.
const page = await frame("page.html");
const { TL, slides, table, failed } = page.defaultView;
const csv = URL.createObjectURL(new Blob([table], { type: "text/csv" })) + "#timeline.csv";
const said = {};
for (const [name, data] of [["json", slides], ["csv", csv]]) {
  const timeline = await new Promise((done) => {
    const timeline = new TL.Timeline(name, data, { script_path: page.scripts[1].src.replace(/[^/]*$/, ""), font: null });
    timeline.on("ready", () => done(timeline));
    setTimeout(() => done(timeline), 10000);
  });
  const date = (it) => it && it.data.date_obj.toISOString().slice(0, -5);
  const words = (slide, selector) => slide.querySelector(selector)?.textContent ?? null;
  const within = (selector) => all(page, `#${name} ${selector}`);
  said[name] = {
    ready: timeline.ready,
    errors: timeline.config.getErrors().map(String),
    ids: timeline.config.events.map((it) => it.unique_id),
    dates: timeline.config.events.map((it) => [date(it.start_date), date(it.end_date) ?? null]),
    slides: within(".tl-slide").map((it) => [".tl-headline", ".tl-headline-date", ".tl-text-content"].map((of) => words(it, of))),
    groups: within(".tl-timegroup-message").map((it) => it.textContent),
    markers: within(".tl-timemarker").length,
    links: within(".tl-text-content a").map((it) => [it.getAttribute("href"), it.textContent, it.className]),
    names: [...new Set(within(".tl-text *, .tl-timemarker-text *, .tl-timegroup *, .tl-slidenav-content-container *").map((it) => it.localName))].sort(),
    attributes: [...new Set(within(".tl-text-content *").flatMap((it) => it.getAttributeNames()))].sort(),
  };
}
return { ...said, failed };
