// The map of municipalities. The outlines come from one static file; a rerun of the page only
// sends values. So the drawing is built once, and a rerun changes colours and labels in place.

const MISSING =
  "Het kaartbestand is niet gevonden. Draai <code>python -m etl load</code> en ververs de pagina.";
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const maps = new WeakMap(); // one AreaMap per figure, kept across reruns

export default function ({ data, parentElement, setStateValue }) {
  const figure = parentElement.querySelector("figure.map");
  if (!maps.has(figure)) maps.set(figure, new AreaMap(figure));
  const map = maps.get(figure);
  map.update(data, setStateValue);
  return () => map.stop();
}

class AreaMap extends Drawing {
  constructor(figure) {
    super(figure);
    this.turn = 0; // time of the last choice made here
    this.typed = { text: "", at: 0 };
    const group = this.find(".areas");
    const areaOf = (event) => this.byCode?.get(event.target.dataset?.code);
    group.onclick = (event) => this.click(areaOf(event), event.pointerType);
    group.onkeydown = (event) => this.key(event, areaOf(event));
    // On the HTML parent: a focus listener would make the SVG group itself a stop for Tab.
    this.find(".stage").addEventListener("focusin", (event) => this.focus(areaOf(event)));
    this.find(".stage").addEventListener("focusout", () => this.blur());
    this.svg.onpointermove = (event) => this.hover(areaOf(event), event);
    this.svg.onpointerleave = (event) => this.hover(null, event);
    this.find(".zoom").onclick = () => this.file && this.zoomTo(this.zoomed ? null : this.zoomTarget());
    this.find(".clear").onclick = () => this.file && this.select(null);
    this.observer = new ResizeObserver(() => this.rescale());
    this.observer.observe(this.svg);
    this.dismiss = (event) => event.key === "Escape" && this.showCard(null);
    window.addEventListener("keydown", this.dismiss);
  }

  stop() {
    this.observer.disconnect();
    window.removeEventListener("keydown", this.dismiss);
  }

  async update(data, setStateValue) {
    const before = this.data;
    Object.assign(this, { data, setStateValue });
    this.writeTexts();
    const file = await boundaries(data.url).catch(() => null);
    if (this.data !== data) return; // a newer rerun came in while the file was on its way
    this.figure.classList.toggle("without-file", !file);
    this.find(".message").hidden = Boolean(file);
    if (!file) this.find(".message").innerHTML = MISSING;
    if (!file) return;
    const isNew = this.file !== file;
    if (isNew) this.draw(file);
    if (data.turn >= this.turn) this.selected = data.selected; // else: answer to an older click
    if (isNew || before?.zoom !== data.zoom) this.zoomTo(data.zoom);
    this.paint();
    if (this.carded) this.showCard(this.carded, this.cardAt);
  }

  zoomTarget() {
    const wanted = this.data.zoom ?? this.byCode.get(this.selected)?.r;
    return this.file?.rsv[wanted] ? wanted : null;
  }

  writeButtons() {
    const [zoom, target] = [this.find(".zoom"), this.zoomTarget()];
    zoom.textContent = this.zoomed
      ? "Heel Nederland" : `Zoom op ${target ? this.regionName(target) : "RSV"}`;
    // Not the real disabled: that would drop the keyboard focus from a button just pressed.
    zoom.setAttribute("aria-disabled", !this.zoomed && !target);
    this.find(".clear").setAttribute("aria-disabled", !this.selected);
  }

  zoomTo(code) {
    super.zoomTo(code);
    this.writeButtons();
    this.resetTabStop();
  }

  paint() {
    super.paint();
    this.writeButtons();
    this.resetTabStop();
  }

  select(code) {
    if (code === this.selected) return;
    Object.assign(this, { selected: code, turn: Date.now() });
    this.paint();
    this.setStateValue("selected", { code, turn: this.turn });
  }

  toggle(area) {
    if (this.values.has(area.code)) this.select(area.code === this.selected ? null : area.code);
  }

  click(area, pointerType) {
    if (!area) return;
    area.path.focus({ preventScroll: true });
    this.toggle(area);
    if (pointerType !== "mouse") this.showCard(area);
  }

  key(event, area) {
    if (!area || event.ctrlKey || event.metaKey || event.altKey) return;
    const [key, all] = [event.key, this.reachable()];
    if (key === "Enter" || key === " ") this.toggle(area);
    else if (key === "Escape") {
      this.select(null);
      this.zoomTo(null);
    } else if (ARROWS[key]) nearest(all, area, ARROWS[key])?.path.focus();
    else if (key === "Home") all[0].path.focus();
    else if (key === "End") all.at(-1).path.focus();
    else if (key.length === 1) this.named(key, area, all)?.path.focus();
    else return;
    event.preventDefault();
    event.stopPropagation(); // Streamlit has shortcuts of one letter
  }

  named(letter, area, all) {
    const goesOn = Date.now() - this.typed.at < 800;
    this.typed = { text: (goesOn ? this.typed.text : "") + plain(letter), at: Date.now() };
    const start = all.indexOf(area) + (goesOn ? 0 : 1);
    const order = [...all.slice(start), ...all.slice(0, start)];
    return order.find((other) => plain(other.n).startsWith(this.typed.text));
  }

  setTabStop(area) {
    this.stopAt?.path.setAttribute("tabindex", -1);
    this.stopAt = area;
    area?.path.setAttribute("tabindex", 0);
  }

  // Tab comes in at the chosen municipality, or else at the first one in view.
  resetTabStop() {
    if (this.hasFocus) return;
    const [all, chosen] = [this.reachable(), this.byCode.get(this.selected)];
    this.setTabStop(all.includes(chosen) ? chosen : all[0]);
  }

  focus(area) {
    if (!area) return;
    this.hasFocus = true;
    this.setTabStop(area);
    if (!area.path.matches(":focus-visible")) return; // a mouse click needs no ring
    this.ringed = area;
    this.mark(".ring", area);
    this.showCard(area);
  }

  blur() {
    Object.assign(this, { hasFocus: false, ringed: null });
    this.mark(".ring", null);
    this.showCard(null);
    this.resetTabStop();
  }

  hover(area, event) {
    if (event.pointerType === "touch") return; // a tap shows the card, a scroll should not
    this.mark(".pointed", area);
    if (area) this.showCard(area, [event.clientX, event.clientY]);
    else this.showCard(this.ringed);
  }
}
