"""Whether a session happened, said without an account by whoever holds the link of its calendar entry or letter."""
from contextlib import suppress

from flask import abort, g

from portal.clock import now
from portal.sessions import records
from portal.sessions.actions import Refused
from portal.sessions.log_forms import OutcomeForm
from portal.sessions.one_tap import member_behind
from portal.sessions.one_tap_page import Tap
from portal.sessions.views import bp
from portal.web import access, limits, pages

TEN_MINUTES = 600


@bp.get("/s/<token>")
@access.by_token
def one_tap(token: str):
    """With whom, when, and three large buttons; whatever opens links ahead of the reader changes nothing."""
    behind = member_behind(token, now())
    if behind is None:
        return nothing_behind_it()
    tap = Tap(*behind, now())
    # Whoever holds the link reads the time as that person's clock has it.
    g.addressee = tap.member.person
    return pages.page("sessions/one_tap.html", tap=tap, token=token)


@bp.post("/s/<token>")
@access.by_token
def answer_by_link(token: str):
    """Keep the answer or its correction, from that person's side. The same answer twice is one."""
    behind = member_behind(token, now())
    if behind is None:
        return nothing_behind_it()
    session, member = behind
    form = OutcomeForm()
    # The page itself tells what is not answered yet, and what cannot be.
    with suppress(Refused):
        if form.validate():
            records.answer(session, by=member.person, at=now(), outcome=form.outcome.data, by_link=True)
    return pages.go_to("sessions.one_tap", token=token)


def nothing_behind_it():
    """One page for a wrong, expired or unknown link; who tries many has to wait."""
    if not limits.spend("sessions that are none, from", limits.address(), limit=20, seconds=TEN_MINUTES):
        abort(429)
    return pages.page("sessions/one_tap_dead.html", status=404)
