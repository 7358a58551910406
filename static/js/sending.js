// A form under way: its button shows it, and a second tap on a plain form does nothing; the server keeps its own guard.
(() => {
  const patience = 8000;

  const clear = (...names) => names.forEach((name) => document.querySelectorAll(`[${name}]`).forEach((one) => one.removeAttribute(name)));
  const rest = () => clear("data-sending", "data-busy");

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.hasAttribute("data-hx-post")) return void (event.submitter && (event.submitter.dataset.busy = "yes"));
    if (event.defaultPrevented) return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "yes";
    if (event.submitter) event.submitter.dataset.busy = "yes";
    setTimeout(rest, patience);
  });

  document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => ctx.target?.setAttribute?.("aria-busy", "true"));
  document.addEventListener("htmx:finally:request", () => clear("data-busy", "aria-busy"));

  // Back from the page cache: the form may be sent again.
  addEventListener("pageshow", rest);
})();
