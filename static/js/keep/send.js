// Sends what waits, oldest first, each with its own key, and forgets it only after the server's yes. It runs in pages and in the service worker.
(() => {
  const patience = 20_000, month = 30 * 86_400_000;
  // One page at a time; without the lock the server's guard is alone, and holds.
  const alone = (work) => (navigator.locks ? navigator.locks.request("outbox", work) : work());

  keeping.isOld = ({ at }) => Date.now() - at > month;

  const post = ({ address, fields, account, key }, awaited) => fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "X-Account": account, "Idempotency-Key": key, "X-Kept": key === awaited ? "now" : "later" },
    redirect: "manual",
    signal: AbortSignal.timeout?.(patience),
  });

  // "sent", "refused", "ended" (the sign-in), "later" (try again), or "away" (nobody answered, so nobody will answer the next one).
  const send = async (row, awaited) => {
    let answer;
    try { answer = await post(row, awaited); } catch { return "away"; }
    const { status, headers } = answer;
    // To its end: a browser takes an answer that is left half read for a failure.
    await answer.text().catch(() => "");
    // Whoever else answers, as the door of a hotel's network does, has saved nothing.
    if (!headers.has("X-Kept")) return "later";
    if (answer.ok) { await keeping.sent(row, headers.get("X-Leads-To")); return "sent"; }
    if (status === 401 || headers.get("X-Refused") === "account") return "ended";
    if (status >= 500 || [408, 425, 429].includes(status)) return "later";
    await keeping.refuse(row, status);
    return "refused";
  };

  // `awaited`: the key of what somebody is looking at, or "all"; that goes even when it is old. The last thing that happened, and how many are left to try.
  keeping.flush = (awaited) => alone(async () => {
    const account = await keeping.account();
    let state = "sent", left = 0;
    for (const row of (await keeping.all("out")).sort((a, b) => a.n - b.n)) {
      if (row.account !== account || (keeping.isOld(row) && ![row.key, "all"].includes(awaited))) continue;
      if (!["away", "ended"].includes(state)) state = await send(row, awaited);
      if (!["sent", "refused"].includes(state)) left += 1;
    }
    return { state, left };
  });
})();
