// What Citation.js, and citeproc-js behind it, make of CSL-JSON: the items as read, and how a style cites each.
import { readFileSync } from "node:fs";
import core from "@citation-js/core";
import "@citation-js/plugin-csl";

const works = new core.Cite(readFileSync(process.argv[1], "utf8"));
const cited = works.format("bibliography", { asEntryArray: true, format: "text", template: "apa", lang: "en-US" });
console.log(JSON.stringify({
  items: works.data.map(({ _graph, ...item }) => item),
  cited: Object.fromEntries(cited.map(([id, words]) => [id, words.trim()])),
}));
