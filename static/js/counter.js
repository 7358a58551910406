// Says how much room is left in a long text, once little is: typing is never cut off.
(() => {
  const pause = 600;
  let timer;

  const show = (box) => {
    const words = document.getElementById(`${box.id}-count`);
    // A swap may have taken the box away in the pause.
    if (!words) return;
    // As the server counts: characters, not code units.
    const left = box.dataset.counter - [...box.value.trim()].length;
    const near = left < box.dataset.counter * 0.2;
    words.textContent = near ? `${left < 0 ? words.dataset.over : words.dataset.left} ${Math.abs(left)}` : "";
    words.classList.toggle("counter-over", left < 0);
  };

  document.addEventListener("input", ({ target }) => {
    if (!target.dataset?.counter) return;
    clearTimeout(timer);
    // After a pause, so that a screen reader is not interrupted at every key.
    timer = setTimeout(show, pause, target);
  });
})();
