// One step of Back per page. Streamlit adds a step for the page, and one more each time that page
// writes its choices into the address: Back then showed another region, or the same page again.
// On a phone a new page closes the menu, which would lie over three quarters of it.
(() => {
  const push = history.pushState.bind(history);
  const isPhone = matchMedia("(max-width: 767px)");
  history.pushState = (state, title, url) => {
    const isSamePage = new URL(url ?? "", location.href).pathname === location.pathname;
    if (isSamePage) return history.replaceState(state, title, url);
    push(state, title, url);
    const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    if (isPhone.matches) close?.click();
  };
})();
