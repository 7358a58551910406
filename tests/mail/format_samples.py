"""The letters that read otherwise in a program that is not reverse."""
from datetime import datetime, timedelta

from portal.announcements import announce
from portal.enrollment.invitations.actions import invite
from portal.enrollment.news import PeopleLeft
from portal.mail.outbox import Letter
from portal.mentorships import actions as mentorships
from portal.mentorships import circle_actions as circles
from portal.mentorships import ending_actions as endings
from portal.pairing.models import Proposal, Round
from portal.pairing.rules.models import RuleSet
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions import actions as sessions
from tests.programs import formats

ROLES = {"one-to-one": ("mentor", "mentee"), "peer": ("mentee",), "group": ("mentor", "mentee")}
MEMBERS = ("Mia One", "Noa Two", "Oda Three")


def invited(format: str, role: str):
    """Ines is invited to a program of this format."""
    return lambda cast, at: invite(formats.make(format, cast.adam, at), {role: [cast.ines_employee.id]}, by=cast.adam, at=at)


def begun(format: str, side: str):
    """Two begin; the letter to one of them."""

    def make(cast, at: datetime) -> None:
        pair = proposed_to(format, cast, at)[0]
        mentorship = mentorships.begin(pair, at=at)
        person = pair.mentor.person_id if side == "mentor" else pair.mentee.person_id
        Letter.delete().where(~Letter.key.startswith(f"mentorship-begun:{mentorship.id}:{person}:")).execute()

    return make


def circle(kind: str):
    """A circle of three is proposed to its mentor, or is still open."""

    def make(cast, at: datetime) -> None:
        first = proposed_to("group", cast, at)[0]
        number = {"number": 1} if kind == "pairing.reminder" else {}
        about = {"proposal_id": first.id, "person_id": first.mentor.person_id, **number}
        Letter.create(key="sample", letter=kind, payload=about, posted_at=at, due_at=at)

    return make


def place_in_a_circle(cast, at: datetime) -> None:
    """A place in a circle is proposed to a member."""
    first = proposed_to("group", cast, at)[0]
    about = {"proposal_id": first.id, "person_id": first.mentee.person_id}
    Letter.create(key="sample", letter="pairing.proposed", payload=about, posted_at=at, due_at=at)


def left(cast, at: datetime) -> None:
    """One of three leaves the circle."""
    pairs = proposed_to("group", cast, at)
    mentorship = [mentorships.begin(pair, at=at) for pair in pairs][0]
    circles.leave(mentorship, pairs[0].mentee.person, at=at)


def ended(format: str, *, way: str = "round"):
    """A mentorship ends by its mentor's word, where a round or the people themselves find the next one: the letter to the other."""

    def make(cast, at: datetime) -> None:
        mentorship, pairs = _begun(format, cast, at, way)
        Letter.delete().execute()
        endings.end(mentorship, by=pairs[0].mentor.person, at=at)
        Letter.delete().where(Letter.key != f"mentorship-ended:{mentorship.id}:{pairs[0].mentee.person_id}").execute()

    return make


def interrupted(format: str, *, way: str = "round"):
    """A mentor leaves the company."""

    def make(cast, at: datetime) -> None:
        _mentorship, pairs = _begun(format, cast, at, way)
        gone = pairs[0].mentor.person_id
        Person.update(left_at=at).where(Person.id == gone).execute()
        announce(PeopleLeft((gone,), at))

    return make


def _begun(format: str, cast, at: datetime, way: str):
    pairs = proposed_to(format, cast, at)
    program = pairs[0].mentor.program
    Program.update(starts_on=at.date() - timedelta(days=30)).where(Program.id == program.id).execute()
    RuleSet.create(program=program, version=1, way=way, weights={"topics": 100}, written_at=at)
    return [mentorships.begin(pair, at=at) for pair in pairs][0], pairs


def joined_late(cast, at: datetime) -> None:
    """One more joins a circle that has planned a session."""
    *first, last = proposed_to("group", cast, at)
    mentorship = [mentorships.begin(pair, at=at) for pair in first][0]
    _plan(mentorship, first[0].mentor.person, at)
    mentorships.begin(last, at=at)


def left_with_a_session_planned(cast, at: datetime) -> None:
    """One of three leaves a circle that has planned a session."""
    pairs = proposed_to("group", cast, at)
    mentorship = [mentorships.begin(pair, at=at) for pair in pairs][0]
    _plan(mentorship, pairs[0].mentor.person, at)
    circles.leave(mentorship, pairs[0].mentee.person, at=at)


def _plan(mentorship, by, at: datetime) -> None:
    facts = {"minutes": 60, "format": "video", "join_link": "https://meet.example/abc", "agenda": ""}
    sessions.plan(mentorship, by=by, at=at, starts_at=at + timedelta(days=9, hours=4), **facts)


def proposed_to(format: str, cast, at: datetime) -> list[Proposal]:
    """Released proposals to one mentor and one member, or three, of a new program of this format."""
    program = formats.make(format, cast.adam, at)
    side = "mentee" if format == "peer" else "mentor"
    mentor = formats.enroll(program, "Gro Guide", side, at, level=4, capacity=5)
    names = MEMBERS if format == "group" else MEMBERS[:1]
    members = [formats.enroll(program, name, "mentee", at, level=8) for name in names]
    drawn = Round.create(program=program, number=1, asked_at=at, drawn_at=at, released_at=at, released_by=cast.adam)
    said = {"round": drawn, "mentor": mentor, "score": 7100, "parts": [], "released_at": at, "answer_by": at.replace(year=at.year + 1)}
    return [Proposal.create(mentee=member, **said) for member in members]


SAMPLES = {
    **{f"enrollment.invitation {format} {role}": (None, invited(format, role)) for format, roles in ROLES.items() for role in roles},
    **{f"mentorships.begun {format} {side}": (None, begun(format, side)) for format in ROLES for side in ("mentor", "mentee")},
    "pairing.proposed circle": (None, circle("pairing.proposed")),
    "pairing.proposed place in a circle": (None, place_in_a_circle),
    "pairing.reminder circle": (None, circle("pairing.reminder")),
    "mentorships.left_circle": (None, left),
    "mentorships.ended circle": (None, ended("group")),
    "mentorships.ended where people ask": (None, ended("one-to-one", way="choice")),
    "mentorships.interrupted circle": (None, interrupted("group")),
    "mentorships.interrupted where people ask": (None, interrupted("one-to-one", way="choice")),
    "sessions.joined": (None, joined_late),
    "sessions.left": (None, left_with_a_session_planned),
}
