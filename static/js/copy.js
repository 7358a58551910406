// Takes words along: the button is there only where a script runs; without it the box is copied by hand.
(() => {
  const show = () => document.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-copy]");
    if (!button) return;
    const box = document.getElementById(button.dataset.copy);
    box.select();
    // The clipboard may be out of reach, as over plain http: what is chosen can still be copied by hand.
    try { await navigator.clipboard.writeText(box.value); } catch { return; }
    button.textContent = button.dataset.copied;
  });

  document.addEventListener("htmx:after:swap", show);
  show();
})();
