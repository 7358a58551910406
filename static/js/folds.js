// Esc closes the fold that holds the focus, and puts the focus on its summary.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const fold = document.activeElement?.closest("details[open]");
  if (!fold) return;
  fold.open = false;
  fold.querySelector("summary").focus();
});
