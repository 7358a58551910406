// When an answer does not come, or is not ours: say so in the live region, and keep the page and what was typed.
(() => {
  const say = (which, form) => {
    const region = document.getElementById("flashes");
    const words = document.createElement("p");
    words.className = "notice notice-trouble";
    words.textContent = region.dataset[which];
    if (which === "ended") {
      // In a tab of its own, or what was typed would be gone.
      const door = document.createElement("a");
      Object.assign(door, { href: region.dataset.door, target: "_blank", textContent: region.dataset.doorWords });
      words.append(" ", door);
    }
    region.replaceChildren(words);
    document.dispatchEvent(new CustomEvent("said", { detail: { form } }));
  };

  // Nothing was typed in order to sign out.
  const lost = (form) => (form.getAttribute("action") === "/sign-out" ? "leaving" : "offline");

  document.addEventListener("htmx:error", ({ detail: { ctx } }) => { if (ctx) say("offline", ctx.sourceElement); });

  // A form that leaves the page would leave it for the browser's own words, and take along what was typed.
  document.addEventListener("submit", (event) => {
    if (navigator.onLine || event.target.method !== "post" || event.target.hasAttribute("data-hx-post")) return;
    // Both have a script of their own: what is kept on the device, and the question at the door.
    if (event.target.isKept || event.target.isAsked) return;
    event.preventDefault();
    say(lost(event.target), event.target);
  }, true);

  // From keep.js, where the device could not keep a form either, and where nobody can sign out.
  document.addEventListener("unsent", ({ detail }) => say(lost(detail), detail));

  document.addEventListener("htmx:before:swap", (event) => {
    const { response, hx } = event.detail.ctx;
    // htmx 4 swaps every answer in; a refusal of ours is a 422, or names the place where it belongs.
    if (response.status < 400 || response.status === 422 || hx.retarget) return;
    event.preventDefault();
    say(response.status === 401 ? "ended" : "broken", event.detail.ctx.sourceElement);
  });
})();
