// What the tests' own scripts open pages with, and look at them.
const frame = (address, { width = 1280, scripts = true } = {}) =>
  new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.width = width;
    frame.height = 900;
    if (!scripts) frame.sandbox = "allow-same-origin";
    frame.src = address;
    frame.onload = () => done(frame.contentDocument);
    document.documentElement.append(frame);
  });

const all = (page, selector) => [...page.querySelectorAll(selector)];

const isSeen = (element) => element.checkVisibility() && element.getClientRects().length > 0;

const ids = (page) =>
  all(page, ".cards article").filter(isSeen).map((card) => card.id.replace("event-", ""));

// WCAG 2.2: how far the words of a page stand out from what is behind them, the least first.
const contrasts = (page) => {
  const window = page.defaultView;
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = parts(colour).map((part) => {
      part /= 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = window.getComputedStyle(at).backgroundColor;
      const [, , , alpha = 1] = parts(colour);
      if (alpha === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = new Map();
  for (const element of all(page, "body *")) {
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says || !element.checkVisibility() || element.matches("script")) continue;
    const style = window.getComputedStyle(element);
    const words = element instanceof window.SVGElement ? style.fill : style.color;
    const [a, b] = [luminance(words), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.set(`${words} on ${behind(element)}`, [ratio, element.outerHTML.slice(0, 80)]);
  }
  return [...found].map(([colours, [ratio, element]]) => [ratio, colours, element]).sort((a, b) => a[0] - b[0]);
};
