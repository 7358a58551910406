// Goes to everything that takes the focus: it has to show a ring there, and nothing may lie over it. A key was pressed before.
() => {
  const found = [];
  const say = (rule, element, detail = "") => found.push([rule, window.__where(element), detail]);
  const shown = (element) => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const TAKES = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  // What somebody has opened may lie over the rest until it is closed.
  const top = [...document.querySelectorAll("dialog:modal, :popover-open")].at(-1) ?? document;
  // A box that is drawn by its label shows the ring there.
  const around = (element) => [element, element.nextElementSibling, element.parentElement, ...(element.labels ?? [])].filter(Boolean);
  const ring = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? "" : `${style.outlineWidth} ${style.outlineColor}`;
  };

  for (const element of top.querySelectorAll(TAKES)) {
    if (!shown(element) || element.matches(":disabled") || element.tabIndex < 0) continue;
    document.activeElement?.blur();
    const before = around(element).map(ring);
    element.focus();
    if (document.activeElement !== element) { say("no-focus", element); continue; }
    if (!around(element).some((one, n) => ring(one) && ring(one) !== before[n])) say("no-ring", element);
    const own = element.getClientRects()[0];
    const seen = !own || own.width < 5 || getComputedStyle(element).opacity === "0" ? element.labels?.[0]?.getClientRects()[0] ?? own : own;
    if (!seen) { say("focus-hidden", element, "it has no place"); continue; }
    // The middle of the part that is inside the window.
    const [left, right] = [Math.max(0, seen.left), Math.min(innerWidth, seen.right)];
    const [upper, lower] = [Math.max(0, seen.top), Math.min(innerHeight, seen.bottom)];
    const hit = right > left && lower > upper ? document.elementFromPoint((left + right) / 2, (upper + lower) / 2) : null;
    if (!hit) say("focus-hidden", element, "outside the window");
    else if (!around(element).some((one) => one.contains(hit)) && !hit.contains(element)) {
      say("focus-hidden", element, `under ${window.__where(hit)}`);
    }
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return found;
}
