// Lists: "/" leads to the search box unless something is being typed, and what is empty stays out of the address.
(() => {
  const name = "search-key";
  let isOn = true;
  try { isOn = localStorage.getItem(name) !== "off"; } catch { /* A browser that keeps nothing keeps the key on. */ }

  const show = () => {
    for (const hint of document.querySelectorAll("[data-key-hint]")) {
      hint.hidden = false;
      hint.classList.toggle("key-off", !isOn);
    }
    for (const button of document.querySelectorAll("[data-key-off]")) button.textContent = isOn ? button.dataset.keyOff : button.dataset.keyOn;
    for (const box of document.querySelectorAll("[data-search]")) isOn ? box.setAttribute("aria-keyshortcuts", "/") : box.removeAttribute("aria-keyshortcuts");
  };

  const isTyping = (element) => element.matches("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (!isOn || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    const box = document.querySelector("[data-search]");
    if (!box || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-key-off]");
    if (!button) return;
    isOn = !isOn;
    try { localStorage.setItem(name, isOn ? "on" : "off"); } catch { /* Then it holds for this page. */ }
    show();
  });

  document.addEventListener("formdata", ({ target, formData }) => {
    if (!target.matches("[data-tidy]")) return;
    for (const [key, value] of [...formData]) if (value === "") formData.delete(key);
  });

  document.addEventListener("htmx:after:swap", show);
  show();
})();
