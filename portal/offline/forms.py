"""The forms of the shell: those of the session log and the journal, empty and about nobody."""
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.goals.forms import PRIVATE, SHARED, EntryForm
from portal.sessions.forms import ONLY_YOU
from portal.sessions.log_forms import LogForm


def blank_log() -> LogForm:
    """A log of any session."""
    return LogForm(formdata=None)


def blank_entry() -> EntryForm:
    """An entry of any journal; who reads what is shared is said without a name."""
    form = EntryForm(formdata=None, prefix="entry")
    form.circle.choices = [
        SelectChoice(PRIVATE, gettext("Private"), {"hint": ONLY_YOU}),
        SelectChoice(SHARED, gettext("Shared"), {"hint": gettext("Everybody in this mentorship can read this.")}),
    ]
    return form
