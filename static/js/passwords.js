// Shows what is typed as a password while its person wants to see it; on its way to the server it is hidden again.
(() => {
  const show = (button, isShown) => {
    const { words, labels } = (button.said ??= {
      words: [button.textContent, button.dataset.hide], labels: [button.getAttribute("aria-label"), button.dataset.labelHide],
    });
    document.getElementById(button.dataset.shows).type = isShown ? "text" : "password";
    button.textContent = words[+isShown];
    button.setAttribute("aria-label", labels[+isShown]);
  };
  const ready = () => document.querySelectorAll("[data-shows]").forEach((button) => { button.hidden = false; });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-shows]");
    if (button) show(button, document.getElementById(button.dataset.shows).type === "password");
  });
  // Browsers keep what is typed as text, and offer it again.
  document.addEventListener("submit", ({ target }) => target.querySelectorAll("[data-shows]").forEach((button) => show(button, false)), true);
  document.addEventListener("htmx:after:swap", ready);
  ready();
})();
