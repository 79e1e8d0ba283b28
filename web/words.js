// Streamlit has one language and no setting for it: what it writes itself is said in the language of
// the page. A word is [kind, pattern, text] (web/words); kind is "text" or "name", as the
// attributes are called that only a screen reader or a pointer meets.
(() => {
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  // The button of a file uploader is drawn as our words are.
  const OURS = "[data-testid=stMarkdownContainer]:not([data-testid=stFileUploader] *), "
    + "[data-testid=stMetric], table, pre, svg, script";
  const words = ALL_WORDS.map(([kind, pattern, text]) => [kind, new RegExp(`^${pattern}$`), text]);

  const said = (kind, was) => {
    for (const [of, pattern, text] of words)
      if (of === kind && pattern.test(was)) return was.replace(pattern, text);
    return null;
  };
  const sayText = (node) => {
    const text = node.parentElement?.closest(OURS) ? null : said("text", node.nodeValue);
    if (text !== null) node.nodeValue = text;
  };
  const sayNames = (element) => {
    for (const attribute of ATTRIBUTES) {
      const was = element.getAttribute(attribute);
      const name = was && said("name", was);
      if (name) element.setAttribute(attribute, name);
    }
  };
  const say = (root) => {
    if (root.nodeType === Node.TEXT_NODE) sayText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode())
      node.nodeType === Node.TEXT_NODE ? sayText(node) : sayNames(node);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "childList") addedNodes.forEach(say);
      else if (type === "attributes") sayNames(target);
      else sayText(target);
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES,
  });
})();
