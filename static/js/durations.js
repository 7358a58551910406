// A usual length that is chosen takes the place of a number that was typed before; "Other" asks for the number.
document.addEventListener("change", ({ target }) => {
  const box = target.type === "radio" && target.closest(".duration")?.querySelector(".duration-other input");
  if (!box) return;
  if (target.value === "other") box.focus();
  else box.value = "";
});
