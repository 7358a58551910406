"""A goal, a commitment and the journal, each on its own page."""
from tests.gallery.acts import TOO_LONG, open_all, press, send, steps
from tests.gallery.windows import Window, refused

_GOAL, _JOURNAL, _ENTRY = "/goals/{full_goal}", "/mentorships/{full_pair}/journal", "/entries/{full_entry}"
_FORGE = "([name, value]) => { document.querySelector(`[name=${name}]`).value = value }"


def _forge(name: str, value: str):
    """Give a field a value that the page does not offer: an older page would, or somebody who plays with it."""
    return lambda page: page.evaluate(_FORGE, [name, value])


def _forge_seen(page) -> None:
    """As on a page that was opened before somebody changed the entry elsewhere."""
    page.evaluate("document.querySelector('[name$=-seen]').value = 7")


_FOLLOW_UP = "/commitments/{full_commitment}/follow-ups/30"

_LATE = steps(_forge_seen, send("/entries/{full_entry}", empty=False))

WINDOWS = [
    Window("goal", "rhea", _GOAL),
    Window("goal-open", "rhea", _GOAL, open_all, state="open"),
    Window("goal-partner", "leo", _GOAL),
    Window("goal-private", "ama", "/goals/{private_goal}", state="empty"),
    Window("goal-delete-asked", "rhea", _GOAL, press("Delete the goal"), state="open"),
    Window("goal-ended", "ugo", "/goals/{ended_goal}"),
    Window("goal-long", "maxi", "/goals/{long_goal}", state="long"),
    refused("goal-change", "rhea", _GOAL, send("/goals/{full_goal}", title=TOO_LONG), "goals.change"),
    refused("goal-step", "rhea", _GOAL, send("/milestones"), "goals.add_milestone"),
    refused("goal-rating", "rhea", _GOAL, steps(_forge("rating-start", "9"), send("/ratings", empty=False, start="9")), "goals.rate"),
    Window("journal", "rhea", _JOURNAL),
    Window("journal-writing", "rhea", _JOURNAL, open_all, state="open"),
    Window("journal-found", "rhea", _JOURNAL + "?q=answer"),
    Window("journal-nothing-found", "rhea", _JOURNAL + "?q=giraffe", state="empty"),
    Window("journal-empty", "mira", "/mentorships/{unmet}/journal", state="empty"),
    Window("journal-long", "maxi", "/mentorships/{long_pair}/journal?page=2", state="long"),
    refused("journal-entry", "rhea", _JOURNAL, send("/journal"), "goals.write_entry"),
    Window("entry", "rhea", _ENTRY),
    Window("entry-history", "rhea", _ENTRY, open_all, state="open"),
    Window("entry-in-place", "rhea", _JOURNAL, press("Edit"), state="open"),
    refused("entry-changed-elsewhere", "rhea", _ENTRY, _LATE, "goals.change_entry"),
    Window("follow-up", "leo", _FOLLOW_UP),
    refused("follow-up-nothing", "leo", _FOLLOW_UP, send("/follow-ups/30"), "goals.save_follow_up"),
    refused("commitment", "leo", "/mentorships/{full_pair}", send("/commitments"), "goals.commit"),
]
