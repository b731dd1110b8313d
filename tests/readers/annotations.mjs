// Where Apache Annotator finds what the selectors of annotations select in a text: of each annotation, the passages that
// each of its selectors has there.
import { readFileSync } from "node:fs";
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from "@apache-annotator/selector";

const { texts, targets } = JSON.parse(readFileSync(process.argv[1], "utf8"));

// A text in one piece.
const chunker = (data) => {
  const chunk = { data, equals: (other) => other === chunk };
  return { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
};

const matchers = { TextQuoteSelector: textQuoteSelectorMatcher, TextPositionSelector: textPositionSelectorMatcher };

const found = [];
for (const { text, selectors } of targets) {
  const passages = [];
  for (const selector of selectors) {
    const here = [];
    for await (const { startIndex, endIndex } of matchers[selector.type](selector)(chunker(texts[text]))) {
      // Its places count what JavaScript does, whatever the selector counts.
      here.push([startIndex, endIndex, texts[text].slice(startIndex, endIndex)]);
    }
    passages.push(here);
  }
  found.push(passages);
}
console.log(JSON.stringify(found));
