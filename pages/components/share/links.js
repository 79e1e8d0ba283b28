// The links of a view, each in a field to select and with a button that copies it. The first is
// copied at once: that is what was asked. The choices come from the server, the address before them
// from the browser, which alone knows by which name and below which path the visitor came here.
function made(name, given, ...children) {
  const element = Object.assign(document.createElement(name), given);
  element.append(...children);
  return element;
}

async function copy(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy"); // without https there is no clipboard to write to
  }
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".links");
  const here = location.origin + location.pathname;
  const parts = data.links.map(({ title, about, query }, turn) => {
    const field = made("input", { id: `link-${turn}`, readOnly: true, type: "text" });
    field.value = query ? `${here}?${query}` : here;
    field.addEventListener("focus", () => field.select());
    const said = made("span", { className: "said", role: "status" });
    const button = made("button", { type: "button", textContent: data.copy });
    const tell = (done) => (said.textContent = done ? data.copied : data.failed);
    button.addEventListener("click", async () => tell(await copy(field)));
    const label = made("label", { htmlFor: field.id, textContent: title });
    const row = made("div", { className: "row" }, field, button, said);
    const part = made("section", {}, label, made("p", { textContent: about }), row);
    return { part, field, tell };
  });
  const isNew = !box.childElementCount;
  box.replaceChildren(...parts.map(({ part }) => part));
  if (!isNew) return;
  const [{ field, tell }] = parts;
  // A browser may want a click for each copy: then nothing is claimed, and the button is there.
  navigator.clipboard?.writeText(field.value).then(() => tell(true), () => {});
}
