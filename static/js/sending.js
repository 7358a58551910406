// A second tap while a plain form is on its way does nothing; the server keeps its own guard.
(() => {
  const patience = 8000;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-hx-post") || form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "yes";
    setTimeout(() => delete form.dataset.sending, patience);
  });

  // Back from the page cache: the form may be sent again.
  addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach((form) => delete form.dataset.sending));
})();
