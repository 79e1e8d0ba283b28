// What one map shows: outlines, colours, legend, zoom, names and the card. Nothing here listens
// to the user; that is map.js.

class Drawing {
  constructor(figure) {
    this.figure = figure;
    this.find = (selector) => figure.querySelector(selector);
    this.svg = this.find(".drawing");
  }

  writeTexts() {
    const { data } = this;
    const [values, notes] = [data.values.split("\n"), data.notes.split("\n")];
    this.values = new Map(data.codes.split(" ").map((code, i) => {
      const [label, colour] = data.classes[data.index[i]] ?? [];
      return [code, { label, colour, text: values[i], note: notes[i] }];
    }));
    this.find("#title").textContent = data.title;
    this.find("#finding").textContent = data.finding;
    this.find(".unit").textContent = data.unit;
    this.find(".credit").textContent = data.credit;
    this.figure.style.setProperty("--height", `${data.height}px`);
    const box = { class: "box", x: 0.5, y: 0.5, width: 23, height: 13 };
    const line = (name) => make("path", { class: name, d: "M0 7h24" });
    const rows = data.classes.map(([label, fill]) => legendRow(label, make("rect", { ...box, fill })));
    if (data.index.includes("-")) {
      rows.push(legendRow(data.no_data, make("rect", { ...box, fill: "url(#hatch-px)" })));
    }
    const [rsv, province] = [data.outlines.includes("rsv"), data.outlines.includes("province")];
    this.figure.classList.toggle("with-rsv", rsv);
    this.figure.classList.toggle("with-province", province);
    if (rsv) rows.push(legendRow("grens RSV", line("rsv-line")));
    // An RSV line lies on top, so the other is only seen where it runs through an RSV.
    const name = rsv ? "grens provincie binnen RSV" : "grens provincie";
    if (province) rows.push(legendRow(name, line("province-dash")));
    this.find(".legend").replaceChildren(...rows);
  }

  draw(file) {
    Object.assign(this, { file, zoomed: null, carded: null, ringed: null, stopAt: null });
    this.areas = Object.entries(file.municipality).map(([code, area]) => {
      const given = { class: "area", d: area.d, "data-code": code, role: "option", tabindex: -1 };
      return { ...area, code, path: make("path", given) };
    });
    this.areas.sort((a, b) => plain(a.n).localeCompare(plain(b.n), "nl"));
    this.byCode = new Map(this.areas.map((area) => [area.code, area]));
    this.find(".areas").replaceChildren(...this.areas.map((area) => area.path));
    const outlines = (level) => Object.values(file[level]).map((area) => area.d);
    this.find(".rsv-lines").setAttribute("d", outlines("rsv").join(""));
    // Each province first wipes the dashes of its neighbour: two sets would fill each other's gaps.
    this.find(".province-lines").replaceChildren(...outlines("province").flatMap((d) =>
      [make("path", { d, class: "province-ground" }), make("path", { d, class: "province-dash" })]));
    this.svg.setAttribute("viewBox", file.view_box.join(" "));
  }

  paint() {
    for (const area of this.areas) {
      area.path.setAttribute("fill", this.values.get(area.code)?.colour ?? "url(#hatch)");
      area.path.setAttribute("aria-label", this.sentence(area));
      area.path.setAttribute("aria-selected", area.code === this.selected);
      area.path.setAttribute("aria-disabled", !this.values.has(area.code));
    }
    this.mark(".chosen", this.byCode.get(this.selected));
  }

  valueOf(area) {
    const value = this.values.get(area.code) ?? { text: this.data.no_data, note: "" };
    const unit = value.colour && this.data.unit ? ` ${this.data.unit}` : "";
    return { text: `${value.text}${unit}`, note: value.note };
  }

  sentence(area) {
    const { text, note } = this.valueOf(area);
    const chosen = area.code === this.selected ? "geselecteerd" : "";
    return `${area.n}: ${[text, note, chosen].filter(Boolean).join(", ")}`;
  }

  regionName(code) {
    const name = this.file.rsv[code]?.n ?? "";
    return !name || name.startsWith("RSV") ? name : `RSV ${name}`;
  }

  mark(selector, area) {
    for (const path of this.figure.querySelectorAll(selector)) path.setAttribute("d", area?.d ?? "");
  }

  reachable() {
    return this.zoomed ? this.areas.filter((area) => area.r === this.zoomed) : this.areas;
  }

  zoomTo(code) {
    const region = this.file.rsv[code];
    this.zoomed = region ? code : null;
    this.showCard(null);
    this.find(".names").replaceChildren();
    for (const area of this.areas) {
      area.path.classList.toggle("outside", Boolean(region) && area.r !== code);
    }
    const [x, y, width, height] = region?.b ?? [];
    const air = region ? 0.06 * Math.max(width, height) : 0;
    const box = [x - air, y - air, width + 2 * air, height + 2 * air];
    slide(this.svg, region ? box : this.file.view_box, () => this.rescale());
  }

  // Hatching and names keep their size on the screen, whatever the zoom.
  rescale() {
    const scale = this.svg.getScreenCTM()?.a;
    if (!this.file || !scale) return;
    this.find("#hatch").setAttribute("patternTransform", `scale(${1 / scale})`);
    const size = ({ path }) => path.getBBox().width * path.getBBox().height;
    const areas = this.zoomed ? this.reachable().sort((a, b) => size(b) - size(a)) : [];
    const taken = [];
    const names = areas.flatMap(({ n, x, y: middle }) => {
      const [wide, high] = [(n.length * 6.4 + 4) / scale, 14 / scale];
      const isFree = (y) => taken.every(([ox, oy, other]) =>
        Math.abs(ox - x) > (other + wide) / 2 || Math.abs(oy - y) > high);
      const y = [middle, middle - high, middle + high].find(isFree);
      if (y === undefined) return []; // the larger area keeps its name; the card tells the other
      taken.push([x, y, wide]);
      return make("text", { x, y, "font-size": 12 / scale, class: "name" }, n);
    });
    this.find(".names").replaceChildren(...names);
  }

  showCard(area, at = null) {
    const card = this.find(".card");
    Object.assign(this, { carded: area, cardAt: at });
    card.hidden = !area;
    if (!area) return;
    const { text, note } = this.valueOf(area);
    const lines = [["strong", area.n], ["small", this.regionName(area.r)], ["b", text], ["span", note]];
    card.replaceChildren(...lines.filter(([, words]) => words).map(([tag, words]) => make(tag, {}, words)));
    const stage = this.find(".stage").getBoundingClientRect();
    const middle = new DOMPoint(area.x, area.y).matrixTransform(this.svg.getScreenCTM());
    const [x, y] = at ?? [middle.x, middle.y];
    const [left, below] = [x - stage.left + 14, y - stage.top + 18];
    const top = below + card.offsetHeight > stage.height ? below - card.offsetHeight - 32 : below;
    card.style.left = `${clamp(left, 2, stage.width - card.offsetWidth - 2)}px`;
    card.style.top = `${Math.max(2, top)}px`;
  }
}
