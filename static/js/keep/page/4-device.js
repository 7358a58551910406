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
  const door = here.isIn && document.querySelector("form[action='/sign-out']");
  const submit = () => navigator.onLine ? HTMLFormElement.prototype.submit.call(door) : document.dispatchEvent(new CustomEvent("unsent", { detail: door }));
  const tell = (which) => { const said = dialog().querySelector("[role=status]"); said.textContent = said.dataset[which]; };
  const dialog = () => {
    const asked = document.querySelector("template[data-unsent]");
    asked?.replaceWith(asked.content);
    return document.getElementById("unsent");
  };
  let waiting;
  // A browser says that it is online before everything gets through.
  const submitLater = async () => {
    const isBack = navigator.onLine && await keeping.answers();
    if (!dialog().open) return;
    if (isBack) return submit();
    waiting = setTimeout(submitLater, 1000);
  };
  const stay = () => {
    clearTimeout(waiting);
    return keeping.put("device", { name: "account", value: here.told });
  };
  const leave = async (choice) => {
    await keeping.forget(here.told, choice === "delete");
    await keeping.put("device", { name: "account", value: here.told, isOut: true });
    if (navigator.onLine || !dialog()?.open) return submit();
    // The device has done its part; the server's is done as soon as it can be told.
    tell(`${choice}Then`);
    dialog().querySelectorAll("[data-leave]").forEach((button) => (button.hidden = true));
    waiting = setTimeout(submitLater, 1000);
    dialog().addEventListener("close", () => stay().catch(() => {}), { once: true });
  };
  const ask = async () => {
    const rows = await keeping.written(here.told);
    if (!rows.length && !navigator.onLine) return submit();
    if (!rows.length || !dialog()) return leave("delete");
    dialog().querySelector("[data-how-many]").textContent = rows.length;
    dialog().querySelectorAll("[data-leave]").forEach((button) => (button.hidden = false));
    dialog().querySelector("[role=status]").textContent = "";
    dialog().showModal();
  };
  if (door) door.isAsked = true;
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !door || event.target !== door) return;
    event.preventDefault();
    ask().catch(submit);
  }, true);
  document.addEventListener("click", async ({ target }) => {
    const choice = target.dataset?.leave;
    if (!choice) return;
    if (choice !== "send") return leave(choice);
    if (!navigator.onLine) return tell("needs");
    for (const { refused, n, ...row } of await keeping.written(here.told)) if (!n) await keeping.hand(row);
    await keeping.go("all");
    if (!(await keeping.written(here.told)).length) return leave("delete");
    tell("left");
  });

  // After an erasure, what this device kept of that account goes; what others wrote on it stays.
  const { erased } = document.querySelector("[data-erased]")?.dataset ?? {};
  const erase = async () => {
    await keeping.forget(erased, true);
    if ((await keeping.get("device", "account"))?.value === erased) await keeping.remove("device", "account");
  };
  if (erased) here.ready.then(erase).catch(() => {});

  here.ready.then(async () => { if (part) await show(); await learn(); await note(); }).catch(() => {});
})();
