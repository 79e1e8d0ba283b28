// Streamlit sends this with every rerun, so it is small. The map itself comes once, from the static
// folder: a page is never deeper than the app, since Streamlit takes off a slash at the end.
const map = import(new URL("app/static/map/map.js?v=$version", document.baseURI));
const MISSING = "$missing";

export default async function ({ data, parentElement, setStateValue }) {
  const figure = parentElement.querySelector("figure.map");
  try {
    await (await map).show(figure, data, setStateValue); // reruns before it has come wait in line
  } catch (error) {
    console.warn(error);
    figure.className = "map without-file";
    figure.querySelector(".message").innerHTML = MISSING;
  }
}
