"""The page of the diaries that somebody keeps, and a leader's page about assistants."""
from flask import Blueprint, abort, url_for
from flask_babel import gettext as _
from flask_babel import to_user_timezone
from flask_login import current_user

from portal.clock import now
from portal.delegates.forms import AssistantForm
from portal.delegates.queries import is_leader
from portal.delegates.views import leader
from portal.diaries.shown import Pair, assistants_of, kept_by
from portal.sessions.forms import OtherTimeForm, TimesForm
from portal.sessions.meeting_forms import SlotForm
from portal.sessions.offers import Offers
from portal.web import access, pages
from portal.web.paging import paged_rows

bp = Blueprint("diaries", __name__)


@bp.app_template_global()
def assistants_address() -> str | None:
    """Where a leader names an assistant; None for everybody else."""
    return url_for("diaries.assistants") if is_leader(current_user) else None


@bp.get("/diaries")
@access.signed_in
def show():
    """The times of the sessions in the diaries that the reader keeps; for who keeps none there is no such page."""
    kept, at = kept_by(access.me(), now()), now()
    if not kept:
        abort(404)
    offers = Offers([pair.mentorship for one in kept for pair in one.pairs], at)
    return pages.page("diaries/diaries.html", kept=kept, at=at, forms=Forms(), offers=offers)


@bp.get("/me/assistants")
@access.signed_in
def assistants():
    """Who keeps the reader's diary, what was done there, and a form to ask somebody."""
    me, at = leader(), now()
    shown = assistants_of(me, at)
    context = {"shown": shown, "acts": paged_rows(shown.acts), "at": at}
    return pages.page("diaries/assistants.html", form=pages.form(AssistantForm), **context)


class Forms:
    """The forms of the diaries; the one that failed comes back as it was typed."""

    def plan(self, pair: Pair) -> TimesForm:
        minutes = pair.mentorship.session_minutes
        form = pages.form(TimesForm, prefix=f"plan{pair.mentorship.id}", minutes=minutes, format="video", after=pair.newest)
        # Whoever plans here is none of those who meet.
        form.format.label.text = _("How the two meet")
        return form

    def slot(self, pair: Pair) -> SlotForm:
        return self._seen(pages.form(SlotForm, prefix=f"slot{pair.mentorship.id}"), pair.newest)

    def to(self, session) -> SlotForm:
        return self._seen(pages.form(SlotForm, prefix=f"to{session.id}"), session.sequence)

    def move(self, session) -> OtherTimeForm:
        planned = to_user_timezone(session.starts_at)
        form = pages.form(OtherTimeForm, prefix=f"move{session.id}", on=planned.date(), at=planned.time())
        return self._seen(form, session.sequence)

    def _seen(self, form, what: int):
        # What is seen is what this page shows, also after a refusal.
        form.seen.data = str(what)
        return form
