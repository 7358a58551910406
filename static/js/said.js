// What happened is said at the top, where it is announced. Out of sight there, the same words also stand where one acted,
// until the next answer; and what changed rests on a wash for a moment.
(() => {
  const flashes = document.getElementById("flashes");
  const most = 0.6;
  let changes = [], later;
  const watcher = new MutationObserver((records) => changes.push(...records));

  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return !element.closest("dialog") && document.querySelector("dialog:modal") === null && bottom > 0 && top < innerHeight;
  };

  const forget = () => {
    document.querySelectorAll(".said").forEach((words) => words.remove());
    flashes.classList.remove("unseen");
  };

  // The whole line or block that something stands in: what can be followed by a paragraph.
  const blockOf = (element) => {
    const whole = /^(block|list-item|table-cell|flow-root)$/;
    let block = element;
    while (block.parentElement?.closest("main") && (block.matches("summary, legend") || block.parentElement.matches("p, h1, h2, h3, legend, summary, form:not(dialog form)")
      || !whole.test(getComputedStyle(block.parentElement).display))) block = block.parentElement;
    return block;
  };

  const sayNear = (element) => {
    if (!flashes.firstElementChild || isSeen(flashes)) return;
    // The name of a row has the focus where the button is gone: the words stand in that row, where the button was.
    const cell = element.closest("th")?.parentElement.lastElementChild;
    const block = blockOf(element);
    const near = document.createElement(block.matches("li") ? "li" : "div");
    near.className = "said";
    near.append(...[...flashes.children].map((words) => words.cloneNode(true)));
    // Behind a dialog the page is silent; there these words are the ones to announce.
    if (element.closest("dialog")) near.setAttribute("role", "alert");
    // On a short page both places come into sight: the words are seen once, and stay announced at the top.
    else flashes.classList.add("unseen");
    cell ? cell.append(near) : block.after(near);
    near.scrollIntoView({ block: "nearest" });
  };

  const rest = () => {
    const parts = changes.flatMap(({ addedNodes, target }) => [...addedNodes].map((node) => (node.nodeType === 1 ? node : target)))
      .filter((part) => part.isConnected && !flashes.contains(part) && part.offsetHeight && part.offsetHeight < innerHeight * most)
      .map((part) => part.closest("li, tr, article, p, dd, h2, h3") ?? part);
    for (const part of new Set(parts)) if (!parts.some((other) => other !== part && other.contains(part))) part.classList.add("changed");
  };

  // A search, an order and a page of a list change what is looked at, and nothing else.
  const isWrite = (ctx) => ctx.request.method === "POST";

  document.addEventListener("htmx:before:swap", (event) => {
    if (event.defaultPrevented) return;
    forget();
    changes = [];
    if (!isWrite(event.detail.ctx)) return;
    watcher.observe(document.getElementById("content"), { childList: true, characterData: true, subtree: true });
  });

  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    clearTimeout(later);
    if (!isWrite(ctx)) return;
    // After the focus has found its place.
    later = setTimeout(() => {
      watcher.disconnect();
      if (ctx.response.status < 400) rest();
      const acted = [document.activeElement, ctx.sourceElement, ctx.target].find((one) => one?.isConnected && one.closest("main .stack *"));
      if (acted) sayNear(acted);
    });
  });

  document.addEventListener("animationend", ({ target }) => target.classList.remove("changed"));

  // From failures.js: the words stand at the top, and the form that they are about is still there.
  document.addEventListener("said", ({ detail: { form } }) => { forget(); if (form?.isConnected) sayNear(form); });
})();
