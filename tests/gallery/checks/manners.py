"""How a page behaves around an answer: no complaint in the console, the focus on what is wrong, a change that is heard."""
from tests.gallery.checks.finding import Finding
from tests.gallery.viewing import View

NOW = """() => ({
  said: document.getElementById("flashes")?.textContent.trim(), page: performance.timeOrigin, swaps: window.__gallery.swaps,
  broken: window.__gallery.broken, title: document.title, problems: document.querySelectorAll("[data-focus]").length,
  onProblem: !!document.activeElement?.matches("[data-focus]"),
  moved: !!document.activeElement?.matches("[data-focus], [tabindex='-1']:not(#content)"),
})"""


def ill(view: View) -> list[Finding]:
    """What went wrong on the way to the state that is shown; before anything is pressed."""
    now = view.page.evaluate(NOW)
    found = [Finding("console", "", words) for words in view.unwanted()] + [Finding("policy", "", words) for words in now["broken"]]
    wanted = {200, 422} if view.window.refused else {view.window.status}
    if view.status not in wanted:
        found.append(Finding("status", "", f"{view.status}, not {sorted(wanted)}"))
    if view.window.refused:
        found += _refused(view, now)
    elif now["swaps"] and now["said"] == view.before.get("said") and not now["moved"]:
        found.append(Finding("not-announced", "", "a part was swapped, no live region changed, and the focus did not move to it"))
    return found


def _refused(view: View, now: dict) -> list[Finding]:
    if not now["problems"]:
        return [Finding("not-refused", "", "the page shows no summary of problems")]
    found = [] if now["onProblem"] else [Finding("focus-not-on-summary")]
    if now["page"] != view.before["page"] and not now["title"].startswith("Error:"):
        found.append(Finding("title-without-error", "", now["title"]))
    return found
