// When an answer does not come, or is not ours: say so in the live region, and keep the page and what was typed.
(() => {
  const say = (which, form) => {
    const region = document.getElementById("flashes");
    const words = document.createElement("p");
    words.className = "notice notice-trouble";
    words.textContent = region.dataset[which];
    region.replaceChildren(words);
    document.dispatchEvent(new CustomEvent("said", { detail: { form } }));
  };

  document.addEventListener("htmx:error", ({ detail: { ctx } }) => { if (ctx) say("offline", ctx.sourceElement); });

  document.addEventListener("htmx:before:swap", (event) => {
    const { response, hx } = event.detail.ctx;
    // htmx 4 swaps every answer in; a refusal of ours is a 422, or names the place where it belongs.
    if (response.status < 400 || response.status === 422 || hx.retarget) return;
    event.preventDefault();
    say("broken", event.detail.ctx.sourceElement);
  });
})();
