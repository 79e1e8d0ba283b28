// The map of municipalities. The outlines come from one static file; a rerun of the page only
// sends values. So the drawing is built once, and a rerun changes colours and labels in place.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const files = {}; // boundaries by address, shared by every map on the page
const maps = new WeakMap(); // one AreaMap per figure, kept across reruns
const DRAWING = `
  <defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class="hatch-ground" width="6" height="6" />
      <path class="hatch-line" d="M-1 1l2-2M0 6l6-6M5 7l2-2" />
    </pattern>
  </defs>
  <g class="areas" role="listbox" aria-labelledby="title" aria-describedby="finding keys"></g>
  <g aria-hidden="true">
    <path class="province-line province-lines" />
    <path class="rsv-line rsv-lines" />
    <path class="pointed" />
    <path class="chosen halo" /><path class="chosen" />
    <path class="ring halo" /><path class="ring" />
    <g class="names"></g>
  </g>`;

export async function show(figure, data, setStateValue) {
  for (const name of ["title", "finding", "unit", "credit"]) {
    figure.querySelector(`#${name}, .${name}`).textContent = data[name];
  }
  figure.querySelector(".legend").innerHTML = data.legend; // its texts are escaped in map.py
  figure.style.setProperty("--height", `${data.height}px`);
  const address = new URL(data.url, document.baseURI);
  const file = await (files[address] ??= fetch(address).then((response) => response.json()));
  if (maps.get(figure)?.file !== file) maps.set(figure, new AreaMap(figure, file));
  maps.get(figure).update(data, setStateValue);
  figure.className = `map ready ${data.outlines}`;
}

function draw(name, attributes, text = "") {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  shape.textContent = text;
  return shape;
}

// Codes of the CBS arrive as steps from one number to the next: a third of their size.
function municipalityCodes(steps) {
  let number = 0;
  return steps.split(" ").map((step) => `GM${String((number += +step)).padStart(4, "0")}`);
}

// The area most straight ahead from where we are; a step aside counts double.
function nearest(areas, from, [dx, dy]) {
  const distance = (area) => {
    const [x, y] = [area.x - from.x, area.y - from.y];
    const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy + y * dx)];
    return ahead > 0 && aside <= 2 * ahead ? Math.hypot(ahead, 2 * aside) : Infinity;
  };
  const ahead = areas.filter((area) => distance(area) < Infinity);
  return ahead.sort((a, b) => distance(a) - distance(b))[0];
}

class AreaMap {
  constructor(figure, file) {
    Object.assign(this, { figure, file, turn: 0 }); // turn: time of the last choice made here
    this.find = (selector) => figure.querySelector(selector);
    this.svg = this.find(".drawing");
    this.svg.innerHTML = DRAWING;
    this.areas = Object.entries(file.municipality).map(([code, area]) => {
      const given = { class: "area", d: area.d, "data-code": code, role: "option", tabindex: -1 };
      return { ...area, code, path: draw("path", given) };
    });
    // 's-Gravenhage stands under s.
    this.areas.sort((a, b) => a.n.localeCompare(b.n, "nl", { ignorePunctuation: true }));
    this.areas.forEach((area) => this.listen(area));
    this.find(".areas").replaceChildren(...this.areas.map((area) => area.path));
    for (const level of ["rsv", "province"]) {
      const outlines = Object.values(file[level]).map((area) => area.d);
      this.find(`.${level}-lines`).setAttribute("d", outlines.join(""));
    }
    this.find(".zoom").onclick = () => this.zoomTo(this.zoomed ? null : this.zoomTarget);
    this.find(".clear").onclick = () => this.choose(null);
    this.dismiss = (event) => event.key === "Escape" && this.showCard(null);
    new ResizeObserver(() => this.rescale()).observe(this.svg);
  }

  listen(area) {
    const { path } = area;
    path.onclick = () => this.choose(area);
    path.onkeydown = (event) => this.key(area, event);
    path.onfocus = () => this.focus(area);
    path.onblur = () => this.focus(null);
    // A tap shows the card; the touch of a scroll should not.
    path.onpointerenter = (event) => event.pointerType !== "touch" && this.showCard(area);
    path.onpointerleave = () => this.showCard(this.ringed);
  }

  update(data, setStateValue) {
    const zoom = this.data?.zoom === data.zoom ? this.zoomed : data.zoom; // keep the user's zoom
    Object.assign(this, { data, setStateValue });
    if (data.turn >= this.turn) this.selected = data.selected; // else it answers an older click
    this.zoomTo(zoom);
  }

  paint() {
    const { data, file, inView } = this;
    const { selected, whole, zoom } = this.figure.dataset; // words in the language of the page
    const [values, notes] = [data.values.split("\n"), data.notes.split("\n")];
    const codes = municipalityCodes(data.steps);
    const chosen = this.areas.find((area) => area.code === this.selected);
    for (const area of this.areas) {
      const row = codes.indexOf(area.code);
      const colour = data.classes[data.index[row]]?.[1];
      area.isKnown = row >= 0;
      area.text = [values[row] ?? data.no_data, colour && data.unit].filter(Boolean).join(" ");
      area.note = notes[row] ?? "";
      const state = area === chosen && selected;
      const words = [area.text, area.note, state].filter(Boolean);
      area.path.setAttribute("fill", colour ?? "url(#hatch)");
      area.path.setAttribute("aria-label", `${area.n}: ${words.join(", ")}`);
      area.path.setAttribute("aria-selected", area === chosen);
      area.path.setAttribute("aria-disabled", !area.isKnown);
      area.path.classList.toggle("outside", !inView.includes(area));
    }
    this.mark(".chosen", chosen);
    this.zoomTarget = [data.zoom, chosen?.r].find((code) => file.rsv[code]);
    const name = this.regionName(this.zoomTarget) || "RSV";
    this.find(".zoom").textContent = this.zoomed ? whole : zoom.replace("{name}", () => name);
    // Not the real disabled: that would drop the keyboard focus from a button just pressed.
    this.find(".zoom").setAttribute("aria-disabled", !this.zoomed && !this.zoomTarget);
    this.find(".clear").setAttribute("aria-disabled", !chosen);
    // Tab comes in at the chosen municipality, or else at the first one in view.
    if (!this.find(".area:focus")) this.setTabStop(inView.includes(chosen) ? chosen : inView[0]);
    this.showCard(this.carded);
  }

  regionName(code) {
    const name = this.file.rsv[code]?.n ?? "";
    return !name || name.startsWith("RSV") ? name : `RSV ${name}`;
  }

  mark(lines, area) {
    for (const path of this.figure.querySelectorAll(lines)) path.setAttribute("d", area?.d ?? "");
  }

  setTabStop(area) {
    this.find(".area[tabindex='0']")?.setAttribute("tabindex", -1);
    area?.path.setAttribute("tabindex", 0);
  }

  zoomTo(code) {
    const region = this.file.rsv[code];
    const [x, y, w, h] = region?.b ?? this.file.view_box;
    const air = region ? 0.06 * Math.max(w, h) : 0;
    this.svg.setAttribute("viewBox", [x - air, y - air, w + 2 * air, h + 2 * air].join(" "));
    this.zoomed = region ? code : null;
    this.inView = this.areas.filter((area) => !region || area.r === code);
    this.rescale();
    this.paint();
  }

  // Hatching and names keep their size on the screen, whatever the zoom.
  rescale() {
    const scale = this.svg.getScreenCTM()?.a;
    if (!scale) return; // not on the screen
    this.find("#hatch").setAttribute("patternTransform", `scale(${1 / scale})`);
    const size = ({ path }) => path.getBBox().width * path.getBBox().height;
    const areas = this.zoomed ? [...this.inView].sort((a, b) => size(b) - size(a)) : [];
    const [names, high] = [[], 14 / scale];
    for (const { n, x, y } of areas) {
      const wide = (n.length * 6.4 + 4) / scale;
      const isCovered = names.some((name) =>
        Math.abs(name.x - x) < (name.wide + wide) / 2 && Math.abs(name.y - y) < high);
      if (!isCovered) names.push({ n, x, y, wide }); // else the larger area keeps its name
    }
    this.find(".names").replaceChildren(...names.map(({ n, x, y }) =>
      draw("text", { x, y, "font-size": 12 / scale, class: "name" }, n)));
  }

  // Beside the middle of the area, as far as that is within the map.
  showCard(area) {
    const card = this.find(".card");
    this.carded = area;
    card.hidden = !area;
    this.mark(".pointed", area);
    document[area ? "addEventListener" : "removeEventListener"]("keydown", this.dismiss);
    if (!area) return;
    const lines = [area.n, this.regionName(area.r), area.text, area.note];
    lines.forEach((words, i) => card.children[i].replaceChildren(words));
    const stage = this.find(".stage").getBoundingClientRect();
    const { x, y } = new DOMPoint(area.x, area.y).matrixTransform(this.svg.getScreenCTM());
    const top = y < stage.y + stage.height / 2 ? y + 18 : y - card.offsetHeight - 14;
    const place = (value, room) => `${Math.max(0, Math.min(value, room))}px`;
    card.style.left = place(x + 14 - stage.x, stage.width - card.offsetWidth);
    card.style.top = place(top - stage.y, stage.height - card.offsetHeight);
  }

  choose(area) {
    this.showCard(area);
    const code = area && area.code !== this.selected ? area.code : null; // once more: clear
    if (code === this.selected || area?.isKnown === false) return;
    Object.assign(this, { selected: code, turn: Date.now() });
    this.paint();
    this.setStateValue("selected", { code, turn: this.turn });
  }

  key(area, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation(); // Streamlit has shortcuts of one letter
    const [key, all] = [event.key, this.inView];
    if (key === "Enter" || key === " ") this.choose(area);
    else if (key === "Home") all[0].path.focus();
    else if (key === "End") all.at(-1).path.focus();
    else if (ARROWS[key]) nearest(all, area, ARROWS[key])?.path.focus();
    else if (key === "Escape") {
      this.choose(null);
      this.zoomTo(null);
    } else return;
    event.preventDefault();
  }

  focus(area) {
    if (area) this.setTabStop(area);
    this.ringed = area?.path.matches(":focus-visible") ? area : null; // not after a mouse click
    this.mark(".ring", this.ringed);
    this.showCard(area);
  }
}
