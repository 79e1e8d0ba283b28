// What the map needs and knows nothing of the map. Streamlit takes one script per component, so
// map.py puts this text before map.js: no import, no export.

const files = new Map(); // boundaries by address, shared by every map on the page

function boundaries(url) {
  if (!files.has(url)) {
    files.set(url, fetchBoundaries(url));
    files.get(url).catch(() => files.delete(url)); // so that a next rerun tries again
  }
  return files.get(url);
}

// The page may lie deeper than the app (base path, trailing slash): climb until it is found.
async function fetchBoundaries(url) {
  for (let folder = new URL(".", document.baseURI); ; folder = new URL("..", folder)) {
    const response = await fetch(new URL(url, folder)).catch(() => null);
    const file = response?.ok ? await response.json().catch(() => null) : null;
    if (file) return file;
    if (folder.pathname === "/") throw new Error(`not found: ${url}`);
  }
}

function make(name, attributes = {}, ...content) {
  const space = /^(path|svg|rect|text)$/.test(name) ? "2000/svg" : "1999/xhtml";
  const node = document.createElementNS(`http://www.w3.org/${space}`, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...content);
  return node;
}

// One legend row: the swatch is a drawing, since printers leave out background colours.
function legendRow(label, ...shapes) {
  const swatch = make("svg", { class: "swatch", viewBox: "0 0 24 14", "aria-hidden": true });
  swatch.append(...shapes);
  return make("li", {}, swatch, label);
}

// For sorting and typing: 's-Gravenhage stands under s, Súdwest-Fryslân under su.
const plain = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N} ]/gu, "").toLowerCase();

const clamp = (value, low, high) => Math.max(low, Math.min(value, high));

// The area most straight ahead from where we are; a step aside counts double.
function nearest(areas, from, [dx, dy]) {
  let [best, lowest] = [null, Infinity];
  for (const area of areas) {
    const [x, y] = [area.x - from.x, area.y - from.y];
    const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    const cost = Math.hypot(ahead, 2 * aside);
    if (ahead > 0 && aside <= 2 * ahead && cost < lowest) [best, lowest] = [area, cost];
  }
  return best;
}

// Slide the view to a box of the drawing; at once for who asked the system for less motion.
function slide(svg, to, whenDone) {
  const from = svg.getAttribute("viewBox").split(" ").map(Number);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;
  const start = performance.now();
  const turn = (svg.slideTurn = (svg.slideTurn ?? 0) + 1);
  const step = (now) => {
    if (turn !== svg.slideTurn) return; // a newer slide took over
    const part = still ? 1 : clamp((now - start) / 250, 0, 1);
    svg.setAttribute("viewBox", to.map((end, i) => from[i] + (end - from[i]) * part).join(" "));
    if (part < 1) requestAnimationFrame(step);
    else whenDone();
  };
  step(start);
}
