// Keys of a keyboard and of a presenter's clicker press the buttons of the bar. Whoever types, or
// walks over the map or a list with the arrows, keeps those keys.
const BUTTONS = {
  ArrowRight: "volgende",
  PageDown: "volgende",
  ArrowLeft: "vorige",
  PageUp: "vorige",
  Escape: "sluiten",
};
const KEEPS_KEYS =
  "input, textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=dialog]";
const PHONE_PX = 600;

function press(event) {
  const key = BUTTONS[event.key];
  if (!key || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.composedPath().some((node) => node.matches?.(KEEPS_KEYS))) return;
  event.preventDefault();
  document.querySelector(`.st-key-${key} button`)?.click();
}

// A chart is drawn with letters in pixels, so the server must know how large they are here.
function letterPx() {
  if (innerWidth < PHONE_PX) return 12;
  return Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize));
}

export default function ({ setStateValue }) {
  let said = null;
  const measure = () => {
    if (letterPx() !== said) setStateValue("letter_px", (said = letterPx()));
  };
  measure();
  addEventListener("resize", measure);
  document.addEventListener("keydown", press);
  return () => {
    removeEventListener("resize", measure);
    document.removeEventListener("keydown", press);
  };
}
