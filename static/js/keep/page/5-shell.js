// The page that opens without a connection: what was written here, empty forms, and the next time, as far as this device was told.
(() => {
  const shell = document.querySelector("[data-shell-page]");
  if (!shell) return;
  const { here } = keeping;

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
    document.querySelector("[data-again]").href = location.href;
    const device = (await keeping.all("device")).filter((row) => row.account === here.account);
    if (!here.account || !here.showsWords) return;
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

  addEventListener("keep:drawn", ({ detail }) => { shell.querySelector("[data-nothing]").hidden = detail > 0; });
  fill().catch(() => {});
})();
