// Esc closes the fold that holds the focus, and puts the focus on its summary.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  // In a dialog, Esc belongs to the dialog.
  const fold = document.activeElement?.closest("details[open], dialog[open]");
  if (!fold?.matches("details")) return;
  fold.open = false;
  fold.querySelector("summary").focus();
});
