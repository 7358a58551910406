// Forms under data-keep: a draft from the first keystroke, handed over when it is sent, gone after the server's yes.
(() => {
  // The desk's longer texts carry data-keep, too, and wait for a way of their own.
  const kept = "form:is([data-keep=log], [data-keep=entry], [data-keep=past])";
  const pause = 300, { here } = keeping, known = new WeakSet();

  const pathOf = (address) => new URL(address, location).pathname;
  const controlsOf = (form) => [...form.elements].filter((one) => one.name && one.matches("input:not([type=hidden]), textarea, select"));
  const keyOf = (form) => [...form.elements].find((one) => /(^|-)once$/.test(one.name));
  // With the button that was pressed, where it says something.
  const fieldsOf = (form, pressed) =>
    [...new FormData(form), ...(pressed?.name ? [[pressed.name, pressed.value]] : [])].map(([name, value]) => [name, String(value)]);
  const typed = (form) => JSON.stringify(controlsOf(form).map((one) => [one.name, one.value, one.checked]));
  // As the page came, whatever a browser has put back into it or somebody typed while it loaded.
  const first = (one) => one.defaultValue ?? ([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value ?? "";
  const blank = (form) => JSON.stringify(controlsOf(form).map((one) => [one.name, first(one), one.defaultChecked]));
  const wordsOf = (form) => controlsOf(form).filter((one) => one.matches("textarea, input[type=text]")).map((one) => one.value).filter(Boolean).join("\n\n");

  const say = (form, which, ...more) => {
    const line = form.querySelector("[data-kept]");
    // It is announced once; after that it can be read, and a screen reader is not interrupted at every pause.
    line.setAttribute("aria-live", which === "draft" && form.wasTold ? "off" : "polite");
    form.wasTold ||= which === "draft";
    line.replaceChildren(which ? line.dataset[which] : "", ...more);
    form.kept = which;
  };

  // Which goal a form is about before anybody chooses: a draft of the journal has no place in a goal's own form, nor the other way round.
  const aboutOf = (form) => { const goal = controlsOf(form).find((one) => /(^|-)goal$/.test(one.name)); return goal ? first(goal) : ""; };

  const rowOf = (form, pressed) => ({
    key: keyOf(form).value, kind: form.dataset.keep, address: form.getAttribute("action"), page: form.dataset.shell === undefined ? location.pathname : "",
    about: aboutOf(form),
    account: form.elements.account.value, fields: fieldsOf(form, pressed), words: wordsOf(form), at: Date.now(), v: form.elements.v.value,
  });

  const saveDraft = async (form) => {
    clearTimeout(form.pause);
    if (form.dataset.sending || !form.isTouched || await here.has("shared").catch(() => false)) return;
    // It may have been handed over in the meantime.
    if (form.dataset.sending) return;
    try {
      const row = rowOf(form);
      if (typed(form) === form.blank) { await keeping.remove("drafts", row.key); return void say(form, ""); }
      const saved = typed(form);
      await keeping.draft(row);
      // Only now, on the disk, it is; and only if nobody has typed on.
      if (typed(form) === saved) say(form, "draft");
    } catch { say(form, "cannot"); }
  };

  const fill = (form, fields) => {
    const given = new Map();
    for (const [name, value] of fields) given.set(name, [...(given.get(name) ?? []), value]);
    for (const one of form.elements) {
      if (!one.name || ["account", "v"].includes(one.name)) continue;
      const values = given.get(one.name) ?? [];
      if (["radio", "checkbox"].includes(one.type)) one.checked = values.includes(one.value);
      else if (values.length) one.value = values[0];
    }
  };

  const clear = (form) => {
    form.reset();
    form.isTouched = false;
    delete form.dataset.sending;
    keyOf(form).value = here.newKey();
  };

  const restore = async (form) => {
    const account = form.elements.account.value, path = pathOf(form.getAttribute("action"));
    const rows = (await keeping.all("drafts")).filter((row) => row.account === account && pathOf(row.address) === path);
    // The page that refused a text shows it already, with what the server knows of it now.
    if (form.isTouched || rows.some((row) => row.key === keyOf(form).value)) return;
    const row = rows.filter(({ about = "" }) => about === aboutOf(form)).sort((a, b) => b.at - a.at)[0];
    if (!row) return;
    fill(form, row.fields);
    form.isTouched = true;
    for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    for (const fold of form.querySelectorAll("details")) fold.open = true;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-plain" });
    button.textContent = form.querySelector("[data-kept]").dataset.delete;
    button.addEventListener("click", async () => { await keeping.remove("drafts", row.key); clear(form); say(form, ""); });
    say(form, "back", " ", button);
    self.dispatchEvent(new Event("keep:changed"));
  };

  // To where the server would have led, also when that is this very page.
  const lead = (to) => {
    const { href, pathname, search } = new URL(to || "/", location);
    if (pathname + search !== location.pathname + location.search) return location.assign(href);
    history.replaceState(null, "", href);
    location.reload();
  };

  // The server's own page says what is wrong, and holds the text.
  const showRefusal = ({ address, fields }) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action: address, hidden: true });
    form.append(...fields.map(([name, value]) => Object.assign(document.createElement("textarea"), { name, value })));
    document.body.append(form);
    HTMLFormElement.prototype.submit.call(form);
  };

  // What somebody waits for: sent, refused, or still here.
  keeping.send = async (row) => {
    const { state } = await keeping.go(row.key);
    const sent = await keeping.get("sent", row.key);
    if (sent) { if (row.page) lead(sent.to); return "gone"; }
    const refused = await keeping.get("drafts", row.key);
    if (refused) { showRefusal(refused); return "out"; }
    keeping.later().catch(() => {});
    navigator.storage?.persist?.().catch(() => {});
    return state === "ended" ? "ended" : "later";
  };

  // Nothing was kept, so nothing is claimed: the form goes as any other does, or stays where it is.
  const sendPlain = (form, pressed) => {
    delete form.dataset.sending;
    if (!navigator.onLine) return document.dispatchEvent(new CustomEvent("unsent", { detail: form }));
    if (pressed?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: pressed.name, value: pressed.value }));
    HTMLFormElement.prototype.submit.call(form);
  };

  const hand = async (form, pressed) => {
    const row = rowOf(form, pressed);
    if (await here.has("shared").catch(() => true)) return sendPlain(form, pressed);
    try { await keeping.hand(row); } catch {
      say(form, "cannot");
      return sendPlain(form, pressed);
    }
    say(form, "out");
    const became = await keeping.send(row);
    if (became === "out" || (became === "gone" && row.page)) return;
    form.handed = row.key;
    clear(form);
    say(form, became);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.isKept) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    const lacking = keeping.lacks(form, fieldsOf(form, event.submitter));
    // A second tap on a form that has just been emptied is no wish to write.
    if (lacking) return form.handed && !form.isTouched ? undefined : keeping.complain(form, lacking);
    clearTimeout(form.pause);
    form.dataset.sending = "yes";
    if (event.submitter) event.submitter.dataset.busy = "yes";
    hand(form, event.submitter).finally(() => delete event.submitter?.dataset.busy);
  }, true);

  document.addEventListener("input", ({ target: { form } }) => {
    if (!form?.isKept) return;
    keeping.pardon(form);
    clearTimeout(form.pause);
    if (form.kept === "draft") say(form, "");
    // The first keystroke at once, the others after a pause.
    if (form.isTouched) form.pause = setTimeout(saveDraft, pause, form);
    else { form.isTouched = true; saveDraft(form); }
  });

  const keptForms = () => [...document.querySelectorAll(kept)].filter((form) => form.isKept);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keptForms().forEach(saveDraft));
  addEventListener("keep:lost", () => keptForms().forEach((form) => { if (form.isTouched) { say(form, ""); saveDraft(form); } }));
  addEventListener("keep:changed", () => keptForms().forEach(async (form) => {
    if (form.handed && ["later", "ended"].includes(form.kept) && await keeping.get("sent", form.handed)) say(form, "gone");
  }));

  // Back to a page whose form was sent meanwhile: the same words are not sent again.
  addEventListener("pageshow", ({ persisted }) => persisted && keptForms().forEach(async (form) => {
    if (await keeping.get("sent", keyOf(form).value)) { clear(form); say(form, "done"); }
  }));

  // From the first keystroke, also while the device is still being asked. Where it keeps nothing, or shall not, a form is as any other.
  const start = async (forms) => {
    await here.ready;
    const isShared = await here.has("shared").catch(() => true);
    for (const form of forms) isShared ? (form.isKept = false) : await restore(form).catch(() => {});
  };
  const ready = () => {
    const fresh = [...document.querySelectorAll(kept)].filter((form) => !known.has(form) && form.elements.account.value);
    for (const form of fresh) {
      known.add(form);
      form.blank = blank(form);
      form.isKept = true;
    }
    return start(fresh);
  };
  keeping.ready = ready;
  document.addEventListener("htmx:after:swap", ready);
  ready();
})();
