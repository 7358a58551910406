// What a kept form cannot do without: the server would refuse it, days later perhaps, so it is said at once and nothing is queued.
(() => {
  const needs = { log: ["outcome"], entry: ["words"], past: ["on", "at", "minutes", "format"] };
  const isCalled = (name, part) => name === part || name.endsWith(`-${part}`);

  // What nobody filled in, among the fields as they would be sent: the part's name and its first control.
  keeping.lacks = (form, fields) => {
    const part = needs[form.dataset.keep].find((name) => !fields.some(([field, value]) => isCalled(field, name) && value.trim()));
    const one = part && [...form.elements].find(({ name = "" }) => isCalled(name, part));
    return one ? { part, one } : null;
  };

  // As the server's own words stand: below the question, and tied to it.
  keeping.complain = (form, { part, one }) => {
    keeping.pardon(form);
    const words = form.querySelector("[data-kept]").dataset, field = one.closest(".field"), described = one.getAttribute("aria-describedby");
    const line = Object.assign(document.createElement("p"), { className: "error", id: `${one.id}-lacks` });
    line.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: `${words.error} ` }), words[part]);
    field.querySelector(":scope > :is(label, legend)").after(line);
    field.classList.add("field-wrong");
    one.setAttribute("aria-describedby", [line.id, described].filter(Boolean).join(" "));
    if (one.type !== "radio") one.setAttribute("aria-invalid", "true");
    form.complaint = { line, field, one, described };
    one.focus();
  };

  keeping.pardon = (form) => {
    if (!form.complaint) return;
    const { line, field, one, described } = form.complaint;
    line.remove();
    field.classList.remove("field-wrong");
    one.removeAttribute("aria-invalid");
    described ? one.setAttribute("aria-describedby", described) : one.removeAttribute("aria-describedby");
    form.complaint = null;
  };
})();
