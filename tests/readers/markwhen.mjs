// What Markwhen's parser reads of a file: its events, each with the clock that somebody here would see, and its complaints.
import { readFileSync } from "node:fs";
import { isEvent, parse, toArray } from "@markwhen/parser";

const two = (part) => String(part).padStart(2, "0");
const clock = (iso) => {
  const it = new Date(iso);
  const day = [it.getFullYear(), two(it.getMonth() + 1), two(it.getDate())].join("-");
  return `${day}T${[it.getHours(), it.getMinutes(), it.getSeconds()].map(two).join(":")}`;
};

const read = parse(readFileSync(process.argv[1], "utf8"));
const events = toArray(read.events).map((it) => it.eventy).filter(isEvent);
console.log(JSON.stringify({
  header: read.header,
  complaints: [...read.parseMessages, ...read.documentMessages],
  events: events.map((it) => ({
    id: it.id,
    range: [clock(it.dateRangeIso.fromDateTimeIso), clock(it.dateRangeIso.toDateTimeIso)],
    title: it.firstLine.restTrimmed,
    tags: it.tags,
    properties: Object.keys(it.properties),
    others: [it.recurrence ?? null, it.isRelative ?? false, it.completed ?? null, it.percent ?? null],
    lines: it.supplemental.map((line) => [line.type, line.raw]),
  })),
}));
