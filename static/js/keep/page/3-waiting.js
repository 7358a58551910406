// What waits to be sent is seen on every page; in the shell its words, and drafts, too.
(() => {
  const { here } = keeping, { region } = here, words = region.dataset, isShell = "words" in words;
  const line = region.firstElementChild;

  const button = (label, press) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button button-plain", textContent: label });
    made.addEventListener("click", () => press(made));
    return made;
  };

  const remove = (row) => keeping.remove(row.n ? "out" : "drafts", row.n ?? row.key);
  // A second press, because nobody can bring it back.
  const sure = (row) => (made) => {
    if (made.isAsked) return remove(row);
    made.isAsked = true;
    made.textContent = words.sure;
  };
  const copy = (row) => async (made) => {
    try { await navigator.clipboard.writeText(row.words); made.textContent = words.copied; } catch { /* It can be copied by hand in the shell. */ }
  };
  const send = (row) => async () => {
    const { refused, n, ...fresh } = row;
    if (!n) await keeping.hand(fresh);
    await keeping.send({ ...row, page: row.page || "/" });
  };

  const itemOf = (row) => {
    const item = document.createElement("li"), small = document.createElement("small"), about = document.createElement("p");
    const state = row.refused ? words.refused : !row.n ? words.draft : keeping.isOld(row) ? words.old : "";
    const when = new Date(row.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    small.textContent = [when, state].filter(Boolean).join(", ");
    about.append(words[row.kind] ?? "", small);
    item.append(about);
    if (isShell && row.words) {
      const text = Object.assign(document.createElement("p"), { className: "words", textContent: row.words });
      item.append(text);
    }
    const acts = Object.assign(document.createElement("div"), { className: "row" });
    if (row.refused || !row.n || keeping.isOld(row)) acts.append(button(row.refused ? words.see : words.send, send(row)));
    if (row.words && navigator.clipboard) acts.append(button(words.copy, copy(row)));
    acts.append(button(words.delete, sure(row)));
    item.append(acts);
    return item;
  };

  // A draft that stands in a form of this page is looked at already.
  const isOpen = (row) => [...document.querySelectorAll("form[data-keep] [name$=once]")].some((one) => one.value === row.key);

  let shown = "";
  const draw = async () => {
    await here.ready;
    const rows = here.account ? await keeping.written(here.account).catch(() => []) : [];
    const list = rows.filter((row) => row.n || ((isShell || row.refused) && !isOpen(row)));
    const now = JSON.stringify([list.map((row) => [row.n, row.key, row.refused]), here.showsWords, here.hasEnded]);
    if (now === shown) return;
    shown = now;
    const count = list.length ? `${words.count ?? line.dataset.count} ${list.length}` : "";
    if (line.textContent !== count) line.textContent = count;
    region.querySelector(".notice")?.remove();
    self.dispatchEvent(new CustomEvent("keep:drawn", { detail: list.length }));
    if (!list.length) return;
    const notice = Object.assign(document.createElement("div"), { className: "notice notice-waits" });
    const door = Object.assign(document.createElement("a"), { href: "/sign-in", className: "onward", textContent: words.door });
    if (here.showsWords) {
      const fold = document.createElement("details"), title = document.createElement("summary"), items = document.createElement("ul");
      fold.open = isShell || list.some((row) => row.refused || keeping.isOld(row));
      title.textContent = count;
      items.className = "lined";
      items.append(...list.map(itemOf));
      fold.append(title, items);
      notice.append(fold);
    } else notice.append(Object.assign(document.createElement("p"), { textContent: count }));
    if (here.hasEnded || here.told === "nobody" || !here.showsWords) notice.append(Object.assign(document.createElement("p"), {}));
    if (notice.lastElementChild.matches("p:empty")) notice.lastElementChild.append(door);
    region.append(notice);
  };

  addEventListener("keep:changed", draw);
  draw();
})();
