// One step of Back per page. Streamlit adds a step for the page, and one more each time that page
// writes its choices into the address: Back then showed another region, or the same page again.
(() => {
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const isSamePage = new URL(url ?? "", location.href).pathname === location.pathname;
    if (isSamePage) history.replaceState(state, title, url);
    else push(state, title, url);
  };
})();
