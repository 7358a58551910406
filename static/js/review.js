// Lists that are gone through row by row: j and k, or the arrows, lead on; l, n, s and o press what the row offers; ? tells of it.
(() => {
  const list = "[data-rows] tbody tr";
  const presses = { l: "[id^=lock-]", n: "[id^=never-]", s: "[name=pair]", o: "summary" };
  const note = "review-keys";
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* Then it holds for this page. */ } };
  let isTold = kept(note) !== "off";

  const show = () => {
    for (const line of document.querySelectorAll("[data-keys]")) line.hidden = !isTold || !matchMedia("(any-pointer: fine)").matches;
  };

  const go = (step) => {
    const rows = [...document.querySelectorAll(list)];
    const here = rows.indexOf(document.activeElement.closest(list));
    const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event, row = document.activeElement.closest(list);
    // The switch beside the search box is for every key of one sign.
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || kept("search-key") === "off") return;
    if (target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    if (!document.querySelector("[data-rows]")) return;
    if (key === "j" || (row && key === "ArrowDown")) go(1);
    else if (key === "k" || (row && key === "ArrowUp")) go(-1);
    else if (key === "?") { isTold = !isTold; keep(note, isTold ? "on" : "off"); show(); }
    else if (row && Object.hasOwn(presses, key) && row.querySelector(presses[key])) row.querySelector(presses[key]).click();
    else return;
    event.preventDefault();
  });

  document.addEventListener("htmx:after:swap", show);
  show();
})();
