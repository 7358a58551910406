// Puts the focus where the eyes go: on the problem after a refused form, and back where it was after a swap.
(() => {
  let left = null;

  // The smallest part of the page around a form that a swap can be expected to bring again: a goal, a session, a region.
  const placeOf = (element) => (element.form ?? element).parentElement.closest("[id]:not(#content, dialog)")?.id;

  const described = (element) =>
    element && element !== document.body
      ? { id: element.id, name: element.name, value: element.value, action: element.form?.getAttribute("action"), place: placeOf(element) }
      : null;

  const again = ({ id, name, value, action }) => {
    if (id) return document.getElementById(id);
    return [...document.querySelectorAll("button, input, select, textarea")].find(
      (one) => one.name === name && one.value === value && one.form?.getAttribute("action") === action);
  };

  // A row is named by its first cell; the headings of the questions in it are out of sight.
  const titleOf = (part) => (part?.matches("tr") ? part.querySelector("th") : part?.querySelector(":is(h1, h2, h3):not(dialog *)"));

  const focus = (element) => {
    if (!element) return false;
    if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus();
    return document.activeElement === element;
  };

  // A second tap on the disabled button puts the focus on the page itself, where nobody looks.
  const isLost = () => [document.body, document.getElementById("content")].includes(document.activeElement);

  document.querySelector("[data-focus]")?.focus();

  // The button is disabled while its form is on the way, which drops the focus; so it is remembered before.
  document.addEventListener("htmx:config:request", () => { left = described(document.activeElement); });

  document.addEventListener("htmx:before:swap", ({ detail: { ctx } }) => {
    // A morph keeps what is typed. After a write that was accepted, it has to go.
    const form = ctx.sourceElement;
    if (ctx.response.status >= 400 || !form.matches?.("form")) return;
    if (form.contains(document.activeElement)) document.activeElement.blur();
    form.reset();
  });

  const settle = ({ detail: { ctx } }) => setTimeout(() => {
    if (ctx.response?.status === 422 && focus(document.querySelector("[data-focus]"))) return;
    if (!left || !isLost()) return;
    const region = ctx.target?.isConnected ? ctx.target : document.getElementById(ctx.target?.id);
    const one = again(left);
    // The fold of an accepted form is closed again: what was added stands beside it.
    focus(one) || focus(one?.closest("details:not([open])")?.querySelector("summary"))
      || focus(titleOf(document.getElementById(left.place))) || focus(titleOf(region)) || focus(region);
  });

  // The first tells of an answer, also when its form is gone; the second also of a failure.
  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("htmx:finally:request", settle);
})();
