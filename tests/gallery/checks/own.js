// What the tools miss, on a page as it stands. Returns [[rule, selector, detail], ...].
() => {
  const found = [];
  const say = (rule, element, detail = "") => found.push([rule, window.__where(element), detail]);
  const shown = (element) => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [contenteditable]";
  const box = (element) => {
    const one = element.getBoundingClientRect();
    const all = [one, ...[...(element.labels ?? [])].filter(shown).map((label) => label.getBoundingClientRect())];
    const part = element.matches("[type=radio], [type=checkbox]") ? all : [one];
    const [left, top] = [Math.min(...part.map((r) => r.left)), Math.min(...part.map((r) => r.top))];
    return {left, top, width: Math.max(...part.map((r) => r.right)) - left, height: Math.max(...part.map((r) => r.bottom)) - top};
  };
  // A link in a sentence: other words stand beside it in the same line.
  const inSentence = (link) => {
    if (!link.matches("a") || getComputedStyle(link).display !== "inline") return false;
    const block = link.parentElement.closest("p, li, dd, td, small, div, span, label, h1, h2, h3");
    const words = [...block.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join("");
    return /\p{L}/u.test(words);
  };

  if (innerWidth <= 500) {
    for (const element of document.querySelectorAll(CONTROLS)) {
      const {left, top, width, height} = box(element);
      if (!shown(element) || inSentence(element) || left + width <= 0 || top + height + scrollY <= 0) continue;
      if (width < 43.5 || height < 43.5) say("small-target", element, `${Math.round(width)} x ${Math.round(height)}`);
    }
  }

  const PERSONAL = /(^|-)(email|code|given_name|family_name|name|password|tel|phone)$/;
  const TYPED = "input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], [type=file], [type=button]), textarea";
  for (const field of document.querySelectorAll(TYPED)) {
    if ((PERSONAL.test(field.name) || ["email", "password", "tel"].includes(field.type)) && !field.hasAttribute("autocomplete")) {
      say("no-autocomplete", field);
    }
    if (field.hasAttribute("maxlength")) say("maxlength", field);
    if (field.hasAttribute("placeholder")) say("placeholder", field);
    const paste = new ClipboardEvent("paste", {bubbles: true, cancelable: true, clipboardData: new DataTransfer()});
    if (!field.dispatchEvent(paste)) say("paste-blocked", field);
  }
  for (const one of document.querySelectorAll("button[disabled], input[disabled], select[disabled], textarea[disabled]")) {
    if (shown(one)) say("disabled", one);
  }

  const NATIVE = `${CONTROLS}, label, option, area, audio, video, details`;
  const pressed = new Set(window.__gallery?.pressed ?? []);
  for (const element of document.body.querySelectorAll("*")) {
    if (!shown(element) || element.closest(NATIVE) || element.tabIndex >= 0) continue;
    const points = getComputedStyle(element).cursor === "pointer" && getComputedStyle(element.parentElement).cursor !== "pointer";
    if (points || element.onclick || pressed.has(element)) say("click-only", element);
  }

  const groups = Object.groupBy(document.querySelectorAll("input[type=radio], input[type=checkbox]"), (box) => `${box.type} ${box.name}`);
  for (const boxes of Object.values(groups)) {
    if (boxes.length < 2) continue;
    const named = boxes[0].closest("[role=group], [role=radiogroup]");
    const legend = boxes[0].closest("fieldset")?.querySelector(":scope > legend");
    if (!legend?.textContent.trim() && !named?.matches("[aria-label], [aria-labelledby]")) say("no-legend", boxes[0]);
  }

  let last = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    // The summary of problems stands above the title of the page.
    if (!shown(heading) || heading.closest("[data-focus]")) continue;
    const level = Number(heading.tagName[1]);
    if (level > last + 1) say("heading-order", heading, `h${level} after h${last}`);
    last = level;
  }

  for (const field of document.querySelectorAll("[aria-invalid=true]")) {
    const told = (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id));
    if (!told.some((one) => one?.matches(".error"))) say("error-not-tied", field);
  }
  for (const error of document.querySelectorAll(".error[id]")) {
    if (!document.querySelector(`[aria-describedby~="${CSS.escape(error.id)}"]`)) say("error-not-tied", error);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.querySelector("th[scope]")) say("no-headers", table);
  }
  return found;
}
