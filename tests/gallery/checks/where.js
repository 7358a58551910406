// Names an element in a finding so that a person finds it: its nearest id, then tags with their first class.
(() => {
  const name = (one) => one.tagName.toLowerCase() + (one.id ? `#${one.id}` : one.classList.length ? `.${one.classList[0]}` : "")
    + (one.name ? `[name="${one.name}"]` : "");
  window.__where = (element) => {
    const parts = [];
    for (let one = element; one && one !== document.body && parts.length < 4; one = one.parentElement) {
      parts.unshift(name(one));
      if (one.id) break;
    }
    const words = element.matches?.("a, button, summary") ? ` "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"` : "";
    return (parts.join(" > ") || "body") + words;
  };
})()
