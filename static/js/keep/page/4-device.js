// What a person says about this device: that it keeps the times of their sessions, that others use it, and what becomes of unsent words at the door.
(() => {
  const { here } = keeping;

  const learn = async () => {
    if (!here.isIn || !navigator.onLine || !await here.has("times")) return;
    const known = await keeping.get("device", "sessions");
    if (known?.account === here.told && Date.now() - known.at < 60_000) return;
    const answer = await fetch("/me/times");
    if (!answer.ok || answer.redirected) return;
    const { account, sessions } = await answer.json();
    await keeping.put("device", { name: "sessions", account, sessions, at: Date.now() });
  };

  // Where this person's journals are: addresses, and since when; no names.
  const note = async () => {
    if (!here.isIn || await here.has("shared")) return;
    for (const form of document.querySelectorAll("form[data-keep=entry]:not([data-shell])")) {
      const { pathname: address } = new URL(form.getAttribute("action"), location);
      // A new entry of a journal; what changes one entry is that entry's alone.
      if (address.endsWith("/journal")) await keeping.put("device", { name: `journal ${address}`, account: here.told, address, since: form.dataset.place ?? "" });
    }
  };

  const part = document.querySelector("[data-device]");
  const show = async () => {
    for (const box of part.querySelectorAll("[data-switch]")) box.checked = await here.has(box.dataset.switch);
    part.hidden = false;
  };
  part?.addEventListener("change", async ({ target: box }) => {
    const name = box.dataset.switch, said = part.querySelector("[role=status]");
    try {
      await keeping.put("device", { name, value: box.checked, ...(name === "times" && { account: here.told }) });
      if (name === "times" && !box.checked) await keeping.remove("device", "sessions");
      if (name === "times" && box.checked) await learn();
      if (name === "shared" && box.checked) for (const { key } of await keeping.all("drafts")) await keeping.remove("drafts", key);
      said.textContent = said.dataset.saved;
    } catch { box.checked = !box.checked; said.textContent = said.dataset.cannot; }
  });

  // Signing out with something unsent asks first; with nothing, what the device knows of the account goes along.
  const leave = async (form, choice) => {
    await keeping.forget(here.told, choice === "delete");
    await keeping.put("device", { name: "account", value: here.told, isOut: true });
    HTMLFormElement.prototype.submit.call(form);
  };
  const ask = async (form) => {
    const rows = await keeping.written(here.told);
    const dialog = document.getElementById("unsent");
    if (!rows.length || !dialog) return leave(form, "delete");
    dialog.querySelector("[data-how-many]").textContent = rows.length;
    dialog.showModal();
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("action") !== "/sign-out" || !here.isIn) return;
    event.preventDefault();
    ask(form).catch(() => HTMLFormElement.prototype.submit.call(form));
  }, true);
  document.addEventListener("click", async ({ target }) => {
    const choice = target.dataset?.leave, form = document.querySelector("form[action='/sign-out']"), dialog = document.getElementById("unsent");
    if (!choice) return;
    if (choice !== "send") return leave(form, choice);
    for (const { refused, n, ...row } of await keeping.written(here.told)) if (!n) await keeping.hand(row);
    await keeping.go("all");
    if (!(await keeping.written(here.told)).length) return leave(form, "delete");
    dialog.querySelector("[role=status]").textContent = dialog.querySelector("[role=status]").dataset.left;
  });

  here.ready.then(async () => { if (part) await show(); await learn(); await note(); }).catch(() => {});
})();
