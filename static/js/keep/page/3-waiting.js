// What waits to be sent is seen on every page; in the shell its words, and drafts, too.
(() => {
  const { here } = keeping, { region } = here, words = region.dataset, isShell = "words" in words;
  const line = region.firstElementChild;

  const make = (name, more, ...inside) => {
    const made = Object.assign(document.createElement(name), more);
    made.append(...inside);
    return made;
  };

  const button = (label, press) => {
    const made = make("button", { type: "button", className: "button button-plain" }, label);
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

  // As the portal writes moments: the day before the month, and twenty-four hours.
  const { lang } = document.documentElement;
  const moments = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

  const itemOf = (row) => {
    const state = row.refused ? words.refused : !row.n ? words.draft : keeping.isOld(row) ? words.old : "";
    const when = [moments.format(row.at), state].filter(Boolean).join(", ");
    const item = make("li", {}, make("b", {}, words[row.kind] ?? ""), make("p", { className: "soft" }, when));
    if (isShell && row.words) item.append(make("p", { className: "words" }, row.words));
    const acts = make("div", { className: "row" });
    if (row.refused || !row.n || keeping.isOld(row)) acts.append(button(row.refused ? words.see : words.send, send(row)));
    if (row.words && navigator.clipboard) acts.append(button(words.take, copy(row)));
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
    // What goes by itself, and what waits for its person.
    const waiting = list.filter((row) => row.n && !keeping.isOld(row)).length, unsent = list.length - waiting;
    const count = [waiting && `${line.dataset.count} ${waiting}`, unsent && `${line.dataset.unsent} ${unsent}`].filter(Boolean).join(", ");
    if (line.textContent !== count) line.textContent = count;
    region.querySelector(".notice")?.remove();
    self.dispatchEvent(new CustomEvent("keep:drawn", { detail: list.length }));
    if (!list.length) return;
    const items = () => make("details", { className: "fold", open: isShell || unsent > 0 }, make("summary", {}, count),
      make("ul", { className: "fold-body lined" }, ...list.map(itemOf)));
    const notice = make("div", { className: "notice notice-waits" }, here.showsWords ? items() : make("p", {}, count));
    const isAtDoor = location.pathname.startsWith("/sign-in");
    if (here.hasEnded || !here.showsWords) {
      notice.append(make("p", {}, isAtDoor ? words.door : make("a", { href: "/sign-in", className: "onward" }, words.door)));
    }
    region.append(notice);
  };

  addEventListener("keep:changed", draw);
  draw();
})();
