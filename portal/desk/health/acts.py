"""What a coordinator does next about one mentorship: one act, or why to wait, made from what the schedule of letters is doing itself."""
from dataclasses import dataclass, field

from flask_babel import gettext as _

from portal.care import outlook as care
from portal.care.outlook import Outlook
from portal.desk.health.scored import Scored
from portal.programs.formats import GROUP, MENTEE, MENTOR
from portal.programs.models import Program
from portal.web.filters import short_day

# Whom a letter of the coordinator goes to.
ALL, SIDE_THAT_BOOKS = "all", "books"


@dataclass(frozen=True)
class Act:
    """One thing to do: why, and the page on which it is done or (`to`) whom to write to; `is_waiting` when others are to move first."""

    words: str
    label: str = ""
    endpoint: str = ""
    values: dict = field(default_factory=dict)
    to: str = ""
    is_waiting: bool = False


def act_of(one: Scored, outlook: Outlook | None, program: Program, *, is_asked: bool = False) -> Act | None:
    """The next step for it; None when there is nothing to do. `is_asked`: the reader may know that a new pairing is asked for."""
    if one.points is None or outlook is None:
        return None
    if is_asked:
        words = _("Another circle is asked for.") if program.format == GROUP else _("A new pairing is asked for.")
        return Act(words, _("To the request"), "requests_desk.index")
    if outlook.kind == care.OVER:
        words = _("Its time is through, or all agreed sessions are held. It ends when you or its members end it.")
        return Act(words, _("End it"), "mentorships_desk.ending", {"mentorship_id": one.line.id})
    if outlook.kind == care.UNANSWERED:
        return _unanswered(one, outlook, program)
    if outlook.kind not in (care.AHEAD, care.EARLY):
        return Act(_waiting(outlook), is_waiting=True)
    return _about_sessions(one, program) or _until_then(one, outlook) or _about_papers(one, program)


def _waiting(outlook: Outlook) -> str:
    """What the schedule does, and until when to let it; a turn of the schedule is one also for whoever wants no letters."""
    days = {"on": outlook.on and short_day(outlook.on), "until": outlook.until and short_day(outlook.until)}
    return {
        care.CLOSING: _("A close was proposed on %(on)s. It closes after %(until)s, unless a member keeps it open.", **days),
        care.ON: _("A session is on now. See what is reported of it."),
        care.RESTS: _("A place rests, so nobody is asked to meet."),
        care.HELPING: _("After two changes in a row the schedule offers times that hold. Wait until %(until)s.", **days),
        care.HELPED: _("On %(on)s the schedule offered times that hold. Wait until %(until)s.", **days),
        care.ASKING: _("Nothing is planned, and the schedule asks for a time in its next working hour. Wait for that."),
        care.ASKED: _("On %(on)s the schedule asked for a time, and asks once more from %(until)s on.", **days),
        care.ASKED_AGAIN: _("On %(on)s the schedule asked for a time once more. Wait until %(until)s.", **days),
    }[outlook.kind]


def _unanswered(one: Scored, outlook: Outlook, program: Program) -> Act:
    """The schedule is through: a person is needed, for the side that moved twice or for both."""
    if one.facts["changes"] > 1 and program.format != GROUP:
        words = _("The schedule has asked twice, times were changed, and nothing is planned. Offer three times yourself.")
        return Act(words, _("Write to the side that books"), to=SIDE_THAT_BOOKS)
    words = _("The schedule has asked twice, and nothing is planned. Ask what is in the way.")
    if outlook.close_from:
        words += " " + _("Otherwise the schedule proposes a close from %(day)s on.", day=short_day(outlook.close_from))
    return _write(words, program)


def _about_sessions(one: Scored, program: Program) -> Act | None:
    if one.facts["disputed"]:
        return _write(_("Its members report a session differently, so it counts as not held. Ask what happened."), program)
    if one.facts["unconfirmed"] or one.facts["unreported"]:
        return _write(_("Sessions are not reported by all. Ask what took place."), program)
    return None


def _until_then(one: Scored, outlook: Outlook) -> Act | None:
    facts = one.facts
    if outlook.kind == care.EARLY:
        words = _("The schedule asks for a time on %(day)s. Wait for it.", day=short_day(outlook.until))
    else:
        words = _("A session is planned for %(day)s. See whether it takes place.", day=short_day(outlook.on))
    wants = facts["silent"] or facts["quiet"] or facts["late"] or facts["missing"] > 1 or facts["changes"] > 1
    return Act(words, is_waiting=True) if wants else None


def _about_papers(one: Scored, program: Program) -> Act | None:
    if one.facts["unsigned"]:
        return _write(_("The agreement waits for a signature. Ask what is in the way."), program)
    if one.facts["unread"]:
        values = {"q": one.line.mentor}
        return Act(_("The orientation is not read by all."), _("See by whom"), "started_desk.index", values)
    return None


def _write(words: str, program: Program) -> Act:
    """A letter of the coordinator: to both, or in a circle to its mentor, who knows the others."""
    return Act(words, _("Write to the mentor") if program.format == GROUP else _("Write to both"), to=ALL)


def written_to(act: Act, program: Program, members: list[tuple[str, str]], books: str | None) -> list[str]:
    """The work addresses that `act` writes to, of (role, address) of the members who still work here."""
    if act.to == SIDE_THAT_BOOKS and books:
        return [address for role, address in members if role == books]
    wanted = (MENTOR,) if program.format == GROUP else (MENTOR, MENTEE)
    return [address for role, address in members if role in wanted]
