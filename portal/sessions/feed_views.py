"""One's calendar as a private address: the page where it is made and ended, and what it gives."""
from flask import abort, flash, make_response, request
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import now
from portal.mentorships.models import Member
from portal.sessions import feed_actions as actions
from portal.sessions.feed import address_of, calendar_of, feed_behind, feed_of
from portal.sessions.views import bp
from portal.web import access, limits, pages

HOUR = 3600
TEN_MINUTES = 600
# Calendar programs ask every few minutes at most.
READS_AN_HOUR = 60


@bp.app_template_global()
def has_sessions() -> bool:
    """Whether the reader is a member of a mentorship."""
    return Member.select().where(Member.person == current_user.id).exists()


@bp.get("/me/calendar")
@access.signed_in
def calendar():
    """What the address is for, who can read it, and the address."""
    row = feed_of(access.me())
    return pages.page("sessions/calendar.html", feed=row, address=row and address_of(row))


@bp.post("/me/calendar")
@access.signed_in
def make_feed():
    """Make an address."""
    actions.make(by=access.me(), at=now())
    flash(_("Your calendar has an address now."))
    return pages.go_to("sessions.calendar")


@bp.post("/me/calendar/renewal")
@access.signed_in
def renew_feed():
    """Another address in the place of the one before."""
    actions.renew(by=access.me(), at=now())
    flash(_("This is the new address. The one before gives nothing any more."))
    return pages.go_to("sessions.calendar")


@bp.post("/me/calendar/end")
@access.signed_in
def end_feed():
    """No address any more."""
    actions.stop(by=access.me(), at=now())
    flash(_("The address is gone. Calendars that read it stop changing."))
    return pages.go_to("sessions.calendar")


@bp.get("/calendar/<token>.ics")
@access.by_token
def feed(token: str):
    """The file, for calendar programs that ask every hour or so: unchanged, it is not sent again."""
    row = feed_behind(token)
    if row is None:
        abort(404 if limits.spend("calendars that are none, from", limits.address(), limit=20, seconds=TEN_MINUTES) else 429)
    if not limits.spend("reads of a calendar", row.token_hash, limit=READS_AN_HOUR, seconds=HOUR):
        abort(429)
    answer = make_response(calendar_of(row.person, now()))
    answer.mimetype = "text/calendar"
    answer.headers["Content-Disposition"] = 'attachment; filename="sessions.ics"'
    answer.cache_control.private, answer.cache_control.no_cache = True, True
    answer.add_etag()
    return answer.make_conditional(request)
