"""The reminders about a mentorship: to plan, to help after two changes, and what silence leads to. Kind, plain, and without blame."""
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.care import desk_mail, session_mail  # noqa: F401  register the letters
from portal.care.composing import about_mentorship, keep_token, live_for, reader_of, reminder, reminds
from portal.care.ladder import CLOSES_WITHIN
from portal.care.models import ProposedClose
from portal.care.queries import open_closes
from portal.care.ways import plan_address
from portal.clock import now
from portal.delegates.queries import diaries_of, mentorships_kept_by, spoken_for
from portal.goals.models import Commitment, FollowUp
from portal.mail.message import Message
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import members_of, partner_of, side_of
from portal.people.models import Person
from portal.programs.formats import PEER, books
from portal.sessions.diary_queries import diary_of
from portal.sessions.models import MentoringSession
from portal.sessions.offers import slots_for
from portal.sessions.queries import upcoming_sessions_of
from portal.web.filters import weekday
from portal.web.links import absolute


@reminds("plan_first")
def plan_first(person: int, mentorship: int) -> Message | None:
    """Nothing is planned two days after the beginning. None once something is."""
    subject, gist = _("You and %(name)s: find a first date"), _("A first date within two weeks makes the rest easy.")
    return _to_plan("plan_first", person, mentorship, subject, gist)


@reminds("plan_next")
def plan_next(person: int, mentorship: int) -> Message | None:
    """The last session lies half the agreed time back. None once one is planned."""
    subject, gist = _("You and %(name)s: plan the next session"), _("Nothing is planned yet; it takes two minutes.")
    return _to_plan("plan_next", person, mentorship, subject, gist)


@reminds("plan_again")
def plan_again(person: int, mentorship: int) -> Message | None:
    """A week later there is no time yet, said to both. None once there is."""
    return _to_plan("plan_again", person, mentorship, _("You and %(name)s: still without a time"), _("Whoever knows a time can plan it."))


@reminds("rescue")
def rescue(person: int, mentorship: int) -> Message | None:
    """To the side that books, after two changes in a row: what helps to find a time that holds."""
    reader = reader_of(person, "rescue")
    row = live_for(reader, mentorship)
    if row is None:
        return None
    planned = _next_of(row, reader)
    return about_mentorship(
        "rescue", reader, row, subject=_("A time with %(name)s that holds", name=partner_of(row, reader).given_name),
        gist=_("There were two changes in a row. A short session counts in full."), planned=planned, link=plan_address(row.id),
        slots=[] if planned else slots_for(row, now()), is_assisted=diaries_of(row).exists(),
    )


@reminds("rescue_diary")
def rescue_diary(person: int, mentorship: int) -> Message | None:
    """To whoever keeps the diary of the side that books: times, and not a word of the two. None once this reader no longer keeps it."""
    reader = reader_of(person, "rescue_diary")
    row = mentorships_kept_by(reader).where(Mentorship.id == mentorship).first() if reader else None
    if row is None:
        return None
    leader = spoken_for(row, reader).person
    partner, planned = partner_of(row, leader), diary_of(reader, now()).where(MentoringSession.mentorship == row).first()
    return reminder(
        "rescue_diary", reader, subject=_("A time for %(leader)s with %(name)s that holds", leader=leader.name, name=partner.name),
        gist=_("A time that suits everybody, and what helps to keep it."), ask=[leader], leader=leader, partner=partner, planned=planned,
        slots=[] if planned else slots_for(row, now()), link=absolute("diaries.show"),
    )


@reminds("steady")
def steady(person: int, mentorship: int) -> Message | None:
    """To the other side: it is not about you."""
    reader = reader_of(person, "steady")
    row = live_for(reader, mentorship)
    if row is None:
        return None
    name = partner_of(row, reader).given_name
    return about_mentorship(
        "steady", reader, row, subject=_("Two changes in a row: that is not about you"),
        gist=_("%(name)s was asked for a time that holds.", name=_booker(row, reader, name)), planned=_next_of(row, reader),
        booker=_booker(row, reader, name),
    )


@reminds("goals")
def goals(person: int, mentorship: int, day: str, count: int) -> Message | None:
    """Goals of this reader are due; what they are stands on the page alone."""
    reader = reader_of(person, "goals")
    row = live_for(reader, mentorship)
    if row is None:
        return None
    subject = ngettext("A goal of yours is due", "%(num)s goals of yours are due", count)
    gist = _("Reached, moved on, or no longer wanted: say so.")
    link = absolute("workspace.show", mentorship_id=row.id, _anchor="goals")
    return about_mentorship("goals", reader, row, subject=subject, gist=gist, count=count, day=date.fromisoformat(day), link=link)


@reminds("commitment")
def commitment(person: int, commitment: int, days: int) -> Message | None:
    """What this reader wanted to change, so many days ago; the words stand on the page alone. None once it was said."""
    reader = reader_of(person, "commitment")
    promise = Commitment.get_or_none(Commitment.id == commitment)
    row = live_for(reader, promise.mentorship_id) if promise else None
    if row is None or FollowUp.select().where(FollowUp.commitment == commitment, FollowUp.days == days).exists():
        return None
    subject = _("%(days)s days ago you wanted to change something", days=days)
    gist, link = _("Done, partly or not yet: all three are answers."), absolute("goals.follow_up", commitment_id=commitment, days=days)
    return about_mentorship("commitment", reader, row, subject=subject, gist=gist, days=days, link=link)


@reminds("dormant")
def dormant(person: int, mentorship: int) -> Message | None:
    """60 days without a session. None once one is planned."""
    subject, gist = _("You and %(name)s: two months without a session"), _("A short one is enough to take it up again.")
    return _to_plan("dormant", person, mentorship, subject, gist)


@reminds("closing")
def closing(person: int, close: int) -> Message | None:
    """It closes in a week unless a member keeps it open. None once one has, or once it is closed."""
    reader = reader_of(person, "closing")
    row = open_closes().where(ProposedClose.id == close).first()
    mentorship = live_for(reader, row.mentorship_id) if row else None
    if mentorship is None:
        return None
    day = reader.day_at(now() + CLOSES_WITHIN)
    facts = {"name": partner_of(mentorship, reader).given_name, "day": weekday(day)}
    return about_mentorship(
        "closing", reader, mentorship, subject=_("You and %(name)s: it closes on %(day)s", **facts),
        gist=_("One press keeps it open. To let it close, there is nothing to do."), day=day,
        link=absolute("care.keep", close_id=row.id, token=keep_token(row.id)),
    )


def _to_plan(step: str, person: int, mentorship: int, subject: str, gist: str) -> Message | None:
    reader = reader_of(person, step)
    row = live_for(reader, mentorship)
    if row is None or _next_of(row, reader):
        return None
    plans = row.program.format == PEER or books(row.program, side_of(row, reader))
    name = partner_of(row, reader).given_name
    told = {"plans": plans, "booker": _booker(row, reader, name), "link": plan_address(row.id)}
    return about_mentorship(step, reader, row, subject=subject % {"name": name}, gist=gist, **told)


def _next_of(mentorship: Mentorship, reader: Person) -> MentoringSession | None:
    return upcoming_sessions_of(reader, now()).where(MentoringSession.mentorship == mentorship).first()


def _booker(mentorship: Mentorship, reader: Person, name: str) -> str:
    """Whose side finds the time, as `reader` calls that person; in a circle the mentor, not all the others."""
    bookers = [one.person for one in members_of(mentorship) if books(mentorship.program, one.role)]
    return next((one.given_name for one in bookers if one != reader), name)
