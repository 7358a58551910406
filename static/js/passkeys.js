// Passkeys: the browser answers for a form. Where it cannot, the form stays out of sight, and words beside it say what to do instead.
(() => {
  const maker = window.PublicKeyCredential;
  const can = maker?.parseCreationOptionsFromJSON && maker.parseRequestOptionsFromJSON && navigator.credentials;
  const isHere = (host) => location.hostname === host || location.hostname.endsWith(`.${host}`);

  for (const form of document.querySelectorAll("[data-passkey]")) {
    if (!can || !isHere(form.dataset.host)) continue;
    form.hidden = false;
    document.querySelectorAll("[data-no-passkey]").forEach((words) => { words.hidden = true; });
  }

  const answer = async (form) => {
    // As htmx asks: a page that wants a proof first is then named, instead of answering in its place.
    const asked = await fetch(form.dataset.asks, { method: "POST", headers: { "HX-Request": "true" } });
    const elsewhere = asked.headers.get("HX-Redirect");
    if (elsewhere) return void (location.href = elsewhere);
    if (!asked.ok) throw new Error();
    const adds = form.dataset.passkey === "create";
    const publicKey = (adds ? maker.parseCreationOptionsFromJSON : maker.parseRequestOptionsFromJSON).call(maker, await asked.json());
    const shown = await navigator.credentials[form.dataset.passkey]({ publicKey });
    form.elements.credential.value = JSON.stringify(shown);
    form.submit();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.passkey || event.defaultPrevented) return;
    event.preventDefault();
    const words = form.querySelector("[data-stopped]");
    words.textContent = "";
    if (form.dataset.asking) return;
    form.dataset.asking = "yes";
    answer(form).catch(({ name }) => { words.textContent = name === "InvalidStateError" ? words.dataset.known : words.dataset.stopped; })
      .finally(() => { delete form.dataset.asking; });
  });
})();
