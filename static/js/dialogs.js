// Dialogs open and close by their buttons alone (command, commandfor). This is for browsers that do not know those yet, and for forms in dialogs.
(() => {
  if (!("commandForElement" in HTMLButtonElement.prototype)) {
    document.addEventListener("click", ({ target }) => {
      const button = target.closest("button[commandfor]");
      const dialog = document.getElementById(button?.getAttribute("commandfor"));
      if (dialog) button.getAttribute("command") === "close" ? dialog.close() : dialog.showModal();
    });
  }

  // A refused form comes back in a dialog that stands open; only a script can put that in front of the page.
  const front = () => document.querySelectorAll("dialog[open]:not(:modal)").forEach((dialog) => {
    dialog.removeAttribute("open");
    dialog.showModal();
  });
  front();
  document.addEventListener("htmx:after:swap", front);

  // Once its form is accepted the question is answered; closing it first leads the focus back to where it was asked.
  document.addEventListener("htmx:before:swap", ({ detail: { ctx } }) => {
    if (ctx.response.status < 400) ctx.sourceElement.closest?.("dialog[open]")?.close();
  });
})();
