// This page and this device: who is signed in here, whether others use it, and when what waits is tried again.
(() => {
  const region = document.getElementById("outbox");
  const { account: told } = region.dataset;
  let wait = 1000, timer;

  const here = keeping.here = {
    region,
    // The account that this page was made for; "nobody" when it was made for the signed-out, empty when it does not know.
    told,
    isIn: told && told !== "nobody",
    newKey: () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    has: async (name) => Boolean((await keeping.get("device", name))?.value),
  };

  // Words of the last account are shown where it is signed in, and in the shell; after signing out, nowhere.
  here.ready = (async () => {
    const known = await keeping.get("device", "account").catch(() => undefined);
    if (here.isIn && (known?.value !== told || known.isOut)) await keeping.put("device", { name: "account", value: told });
    here.account = here.isIn ? told : known?.value;
    here.isOut = !here.isIn && Boolean(known?.isOut);
    here.showsWords = here.isIn || (told === "" && !here.isOut && "words" in region.dataset);
  })().catch(() => { here.account = here.isIn ? told : undefined; });

  keeping.go = async (awaited) => {
    clearTimeout(timer);
    await here.ready;
    if (told === "nobody" || here.isOut || !here.account) return { state: "ended", left: 0 };
    const found = await keeping.flush(awaited).catch(() => ({ state: "later", left: 0 }));
    if (found.left && found.state !== "ended") {
      timer = setTimeout(keeping.go, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, 60_000);
    } else wait = 1000;
    here.hasEnded = found.state === "ended" && found.left > 0;
    self.dispatchEvent(new Event("keep:changed"));
    return found;
  };
  const again = () => { wait = 1000; keeping.go(); };

  addEventListener("online", again);
  addEventListener("pageshow", again);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());

  // Whether the portal is there. Whoever else answers, as the door of a hotel's network does, is not it.
  keeping.answers = async () => {
    try {
      const answer = await fetch("/sw.js", { method: "HEAD", cache: "no-store" });
      await answer.text();
      return Boolean(answer.headers.get("Content-Type")?.includes("javascript"));
    } catch { return false; }
  };

  // Over plain http there are no workers; everything else works without.
  if (here.isIn) addEventListener("load", () => navigator.serviceWorker?.register("/sw.js").catch(() => {}));
  keeping.later = async () => (await navigator.serviceWorker?.getRegistration())?.sync?.register("outbox");
})();
