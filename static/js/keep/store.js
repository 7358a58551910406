// What this device keeps for its person: drafts, what waits to be sent, the keys of what was sent, and what it was told about itself.
// It runs in pages and in the service worker.
self.keeping = (() => {
  const keys = { drafts: "key", out: "n", sent: "key", device: "name" };
  let opened = null;

  const open = () => opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open("upward", 1);
    asked.onupgradeneeded = () => Object.entries(keys).forEach(([name, keyPath]) =>
      asked.result.createObjectStore(name, { keyPath, autoIncrement: name === "out" }));
    asked.onsuccess = () => {
      const base = asked.result;
      // The browser threw it away: whatever was said to be saved is not.
      base.onclose = () => { opened = null; self.dispatchEvent(new Event("keep:lost")); };
      base.onversionchange = () => { base.close(); opened = null; };
      done(base);
    };
    asked.onerror = asked.onblocked = () => { opened = null; failed(asked.error); };
  });

  // One transaction. What it answers is said only once everything in it lies on the disk.
  const within = async (names, mode, work) => {
    const base = await open();
    return new Promise((done, failed) => {
      const transaction = base.transaction(names, mode, { durability: "strict" });
      const asked = work(...names.map((name) => transaction.objectStore(name)));
      transaction.oncomplete = () => done(asked?.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  };

  const channel = self.BroadcastChannel && new BroadcastChannel("upward");
  const told = () => self.dispatchEvent(new Event("keep:changed"));
  channel?.addEventListener("message", told);
  const change = async (names, work) => {
    await within(names, "readwrite", work);
    channel?.postMessage("changed");
    told();
  };

  const all = (name) => within([name], "readonly", (store) => store.getAll());
  const get = (name, key) => within([name], "readonly", (store) => store.get(key));

  return {
    all, get,
    put: (name, row) => change([name], (store) => store.put(row)),
    remove: (name, key) => change([name], (store) => store.delete(key)),
    draft: (row) => within(["drafts"], "readwrite", (drafts) => drafts.put(row)),
    // What was a draft waits to be sent from here on: one step, never both and never neither.
    hand: (row) => change(["drafts", "out"], (drafts, out) => { drafts.delete(row.key); out.add(row); }),
    sent: ({ n, key }, to) => change(["out", "sent"], (out, sent) => { out.delete(n); sent.put({ key, to, at: Date.now() }); }),
    refuse: ({ n, ...row }, refused) => change(["out", "drafts"], (out, drafts) => { out.delete(n); drafts.put({ ...row, refused }); }),
    // Everything of one account goes, or all but its words.
    forget: (account, words) => change(Object.keys(keys), (...stores) => stores.forEach((store) => {
      if (!words && ["drafts", "out"].includes(store.name)) return;
      store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        if (cursor.value.account === account || store.name === "sent") cursor.delete();
        cursor.continue();
      };
    })),
    // Everything that this account wrote here and has not sent, in the order in which it was written.
    written: async (account) => [...(await all("out")).sort((a, b) => a.n - b.n), ...(await all("drafts"))].filter((row) => row.account === account),
    account: async () => (await get("device", "account"))?.value,
  };
})();
