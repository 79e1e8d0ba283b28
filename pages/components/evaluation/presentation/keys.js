// Keys of a keyboard and of a presenter's clicker press the buttons of the bar. Whoever types, or
// walks over the map or a list with the arrows, keeps those keys.
//
// What is too long for a beamer comes in parts: the buttons show the next part of a message before
// they go on to the next message. Only the browser knows how much fits.
const BUTTONS = {
  ArrowRight: "volgende",
  PageDown: "volgende",
  ArrowLeft: "vorige",
  PageUp: "vorige",
  Escape: "sluiten",
};
const STEPS = { volgende: 1, vorige: -1 };
const KEEPS_KEYS =
  "input, textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=dialog]";
const PHONE_PX = 600;
const SMALLEST_LETTER_PX = 18;
const BEAMER = matchMedia("(min-width: 900px) and (min-height: 600px)");

const said = new WeakMap(); // by the place of this script: another visit begins with nothing said
let told = {};
let part = 0;
let parts = 1;
let asked = 0;

const find = (selector) => document.querySelector(selector);
const buttonOf = (key) => find(`.st-key-${key} button`);

function press(event) {
  const key = BUTTONS[event.key];
  if (!key || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.composedPath().some((node) => node.matches?.(KEEPS_KEYS))) return;
  event.preventDefault();
  buttonOf(key)?.click();
}

function turn(event) {
  const key = Object.keys(STEPS).find((name) => event.target.closest?.(`.st-key-${name} button`));
  const next = part + STEPS[key];
  if (!key || !(next >= 0 && next < parts)) return;
  event.stopImmediatePropagation();
  part = next;
  divide();
}

// Where a column is cut: above each row or sentence that is not whole in the part before. The heads
// of a table stay on top of its rows.
function cuts(column) {
  column.scrollTop = 0;
  const { top } = column.getBoundingClientRect();
  const found = [{ at: 0, head: 0 }];
  for (const piece of column.querySelectorAll("tr, li")) {
    const { top: begin, bottom } = piece.getBoundingClientRect();
    const last = found.at(-1);
    if (bottom - top <= last.at - last.head + column.clientHeight || begin - top <= last.at) continue;
    const head = piece.closest("tbody")?.parentElement.tHead?.offsetHeight ?? 0;
    found.push({ at: begin - top, head });
  }
  return found;
}

function columns() {
  const every = document.querySelectorAll(".st-key-woorden, .st-key-verhaal [data-testid=stColumn]");
  for (const column of every) {
    column.style.clipPath = "";
    column.firstElementChild.style.minHeight = "";
  }
  if (!BEAMER.matches) return [];
  return [...every].filter(
    (column) =>
      !column.querySelector(".st-key-figuur") && column.scrollHeight > column.clientHeight + 1,
  );
}

function divide() {
  const source = find(".st-key-bron");
  if (!source) return;
  delete source.dataset.part;
  if (columns().length) source.dataset.part = told.rest; // the sign takes room as well
  const divided = columns().map((column) => [column, cuts(column)]);
  parts = Math.max(1, ...divided.map(([, found]) => found.length));
  part = Math.min(part, parts - 1);
  for (const [column, found] of divided) show(column, found);
  if (parts > 1) {
    const at = told.part.replace("{n}", part + 1).replace("{total}", parts);
    source.dataset.part = part + 1 < parts ? `${at} \u2013 ${told.rest}` : at;
  } else delete source.dataset.part;
  buttonOf("vorige").disabled = told.is_first && part === 0;
  buttonOf("volgende").disabled = told.is_last && part + 1 === parts;
}

function show(column, found) {
  const number = Math.min(part, found.length - 1);
  const from = found[number].at - found[number].head;
  const to = found[number + 1]?.at ?? column.scrollHeight;
  const end = from + column.clientHeight;
  column.firstElementChild.style.minHeight = `${end}px`; // or the last part would begin too early
  column.scrollTop = from;
  column.style.clipPath = `inset(0 0 ${Math.max(0, end - to)}px 0)`;
}

// Once a frame, however much is drawn.
function divideSoon() {
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(divide);
}

// A chart is drawn with letters in pixels, so the server must know how large they are here.
function letterPx() {
  if (innerWidth < PHONE_PX) return 12;
  const usual = Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize));
  return Math.max(usual, SMALLEST_LETTER_PX);
}

function begin(message) {
  if (message === told.message) return;
  part = 0;
  find('[data-testid="stMain"]').scrollTo(0, 0); // whoever pressed the button was far down
}

export default function ({ data, parentElement, setStateValue }) {
  begin(data.message);
  told = data;
  const measure = () => {
    // Every message calls this anew; what the server knows would only draw the screen once more.
    if (letterPx() !== said.get(parentElement)) {
      said.set(parentElement, letterPx());
      setStateValue("letter_px", letterPx());
    }
    divideSoon();
  };
  measure();
  const drawn = new MutationObserver(divideSoon);
  drawn.observe(find('[data-testid="stMain"]'), { childList: true, subtree: true });
  addEventListener("resize", measure);
  document.addEventListener("keydown", press);
  document.addEventListener("click", turn, true);
  return () => {
    drawn.disconnect();
    removeEventListener("resize", measure);
    document.removeEventListener("keydown", press);
    document.removeEventListener("click", turn, true);
  };
}
