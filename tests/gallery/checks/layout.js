// Nothing scrolls sideways, is cut off, or lies over other words.
() => {
  const found = [];
  const say = (rule, element, detail = "") => found.push([rule, window.__where(element), detail]);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right + scrollX > root.clientWidth + 1);
    say("sideways", wide.find((one) => !wide.some((other) => other !== one && one.contains(other))) ?? document.body, `${root.scrollWidth} in ${root.clientWidth}`);
  }

  const seen = (element) => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true, opacityProperty: true});
  // Words for screen readers alone are clipped away.
  const unseen = (element) => {
    for (let one = element; one; one = one.parentElement) if (getComputedStyle(one).clipPath === "inset(50%)") return true;
    return false;
  };
  const layers = [...document.querySelectorAll("dialog:modal, :popover-open")];
  const top = layers.at(-1) ?? document.body;
  const words = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest("svg, script, template, option") || !seen(parent) || unseen(parent)) continue;
    for (let one = parent; one && one !== top; one = one.parentElement) {
      const style = getComputedStyle(one);
      const cuts = (side) => ["hidden", "clip"].includes(style[`overflow${side}`]);
      if ((cuts("X") && one.scrollWidth > one.clientWidth + 1) || (cuts("Y") && one.scrollHeight > one.clientHeight + 1)) { say("cut-off", one); break; }
      if (["auto", "scroll"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1) { say("inner-scroll", one); break; }
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 3 || rect.height < 3 || rect.right <= 0) continue;
      // The middle of a line: the room above and below letters may touch the next line's.
      lines.push({node, left: rect.left + 1, right: rect.right - 1, top: rect.top + rect.height * 0.3, bottom: rect.bottom - rect.height * 0.3});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const told = new Set();
  lines.forEach((one, n) => {
    for (let m = n + 1; m < lines.length && lines[m].top < one.bottom; m += 1) {
      const other = lines[m];
      if (other.node === one.node || other.left >= one.right || one.left >= other.right || told.has(one.node)) continue;
      told.add(one.node);
      say("overlap", one.node.parentElement, `"${one.node.textContent.trim().slice(0, 30)}" and "${other.node.textContent.trim().slice(0, 30)}"`);
    }
  });
  const unique = new Map(found.map((finding) => [finding.join("|"), finding]));
  return [...unique.values()];
}
