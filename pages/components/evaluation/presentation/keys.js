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

function press(event) {
  const key = BUTTONS[event.key];
  if (!key || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.composedPath().some((node) => node.matches?.(KEEPS_KEYS))) return;
  event.preventDefault();
  document.querySelector(`.st-key-${key} button`)?.click();
}

export default function () {
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
