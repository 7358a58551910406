// The page that opens without a connection: what was written here, empty forms, and the next time, as far as this device was told.
(() => {
  const shell = document.querySelector("[data-shell-page]");
  if (!shell) return;
  const { here } = keeping, opened = Date.now(), pause = 10_000;
  // The page that was asked for; the shell itself leads to the front page.
  const asked = location.pathname === "/offline" ? "/" : location.href;
  const turned = [...shell.querySelectorAll("[data-is-back]")].map((one) => [one, one.textContent, one.dataset.isBack]);
  let timer;

  const choose = (form, choices) => {
    const list = form.querySelector("select"), box = form.closest("[data-form]");
    box.hidden = !choices.length;
    list.closest(".field").hidden = choices.length < 2 && form.dataset.keep === "entry";
    list.replaceChildren(...choices.map(({ address, words }) => new Option(words, address)));
    const turn = () => form.setAttribute("action", list.value);
    list.addEventListener("change", turn);
    turn();
  };

  const fill = async () => {
    await here.ready;
    shell.querySelector("[data-again]").href = asked;
    const device = (await keeping.all("device")).filter((row) => row.account === here.account);
    if (!here.account || !here.showsWords) return;
    shell.querySelector("[data-no-times]").hidden = device.some(({ name, value }) => name === "sessions" || (name === "times" && value));
    const sessions = device.find(({ name }) => name === "sessions")?.sessions ?? [], now = new Date();
    const next = sessions.find(({ at }) => new Date(at) > now);
    if (next) { shell.querySelector("[data-next]").hidden = false; shell.querySelector("[data-next] b").textContent = next.when; }
    for (const form of shell.querySelectorAll("form[data-shell]")) {
      form.elements.account.value = here.account;
      [...form.elements].find(({ name }) => /(^|-)once$/.test(name)).value = here.newKey();
    }
    const begun = sessions.filter(({ at }) => new Date(at) <= now).reverse();
    choose(shell.querySelector("form[data-keep=log]"), begun.map(({ address, when }) => ({ address, words: when })));
    const journals = device.filter(({ name }) => name.startsWith("journal "));
    choose(shell.querySelector("form[data-keep=entry]"), journals.map(({ address, since }) => ({ address, words: since })));
    await keeping.ready();
  };

  // It says so and waits to be led on: somebody may be writing.
  const look = async () => {
    clearTimeout(timer);
    const isBack = await keeping.answers();
    const sent = (await keeping.all("sent").catch(() => [])).filter(({ at }) => at >= opened).length;
    for (const [one, away, back] of turned) {
      const words = !isBack ? away : one.dataset.sent && sent ? `${one.dataset.sent} ${sent}` : back;
      if (one.textContent !== words) one.textContent = words;
    }
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  };
  for (const name of ["online", "offline", "keep:changed"]) addEventListener(name, look);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? look() : clearTimeout(timer)));
  look();

  addEventListener("keep:drawn", ({ detail }) => { shell.querySelector("[data-nothing]").hidden = detail > 0; });
  fill().catch(() => {});
})();
