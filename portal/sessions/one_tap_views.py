"""Whether a session happened, said without an account by whoever holds the link of its calendar entry or letter."""
from flask import abort, g

from portal.clock import now
from portal.mentorships.queries import partner_of
from portal.sessions.one_tap import member_behind
from portal.sessions.views import bp
from portal.web import access, limits, pages

TEN_MINUTES = 600


@bp.get("/s/<token>")
@access.by_token
def one_tap(token: str):
    """With whom and when; whatever opens links ahead of the reader changes nothing."""
    behind = member_behind(token, now())
    if behind is None:
        return nothing_behind_it()
    session, member = behind
    # Whoever holds it reads the time as that person's clock has it.
    g.addressee = member.person
    partner = partner_of(session.mentorship, member.person)
    return pages.page("sessions/one_tap.html", session=session, member=member, partner=partner)


def nothing_behind_it():
    """One page for a wrong, expired or unknown link; who tries many has to wait."""
    if not limits.spend("sessions that are none, from", limits.address(), limit=20, seconds=TEN_MINUTES):
        abort(429)
    return pages.page("sessions/one_tap_dead.html", status=404)
