"""Pairs and circles for the tests of care: made as rows, and lived in by the portal's own actions."""
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from portal.care import actions as care
from portal.care.models import ProposedClose
from portal.enrollment.models import Answer, Employee, Enrollment, Question
from portal.mail import outbox
from portal.mail.letters import written
from portal.mail.message import Message
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program, Staff
from portal.sessions import actions as sessions
from portal.sessions import records
from portal.surveys.actions import ask_what_is_due

PARIS = "Europe/Paris"


def alone(cast, at: datetime) -> None:
    """End what the cast has going on, so that only the test's own mentorships get letters; nobody waits for a partner."""
    Mentorship.update(ended_at=at).execute()
    Enrollment.update(completed_at=None).execute()


def make_program(cast, at: datetime, *, coordinator: Person | None = None, **more) -> Program:
    """A program of six months that begins at `at`, with one coordinator."""
    facts = {"purpose": "generations", "starts_on": at.date(), "made_by": cast.carmen, "made_at": at, **more}
    row = Program.create(name=facts.pop("name", "Upward this winter"), **facts)
    Staff.create(program=row, person=coordinator or cast.carmen, role="coordinator", appointed_at=at)
    return row


def person(name: str, at: datetime, zone: str = PARIS) -> Person:
    """Somebody with an account."""
    given, family = name.split(" ")
    return Person.create(email=f"{given}@north.example".lower(), given_name=given, family_name=family, timezone=zone, joined_at=at)


def place(program: Program, who: Person, role: str, at: datetime) -> Enrollment:
    """That person's place in a program; without a complete profile nobody counts as waiting."""
    found = Enrollment.get_or_none(Enrollment.program == program, Enrollment.person == who, Enrollment.role == role)
    if found:
        return found
    employee = Employee.get_or_none(Employee.person == who) or Employee.create(
        employee_id=f"c{who.id}", email=who.email, given_name=who.given_name, family_name=who.family_name, job_level=5, person=who,
        timezone=who.timezone,
    )
    return Enrollment.create(program=program, person=who, employee=employee, role=role, enrolled_at=at)


def pair(program: Program, mentor: Person, *leaders: Person, at: datetime) -> Mentorship:
    """A mentorship that begins at `at`: a pair, or with several a circle."""
    row = Mentorship.create(
        program=program, started_at=at, starts_on=at.date(), sessions_agreed=6, days_between_sessions=30, session_minutes=45
    )
    for who, role in ((mentor, "mentor"), *((one, "mentee") for one in leaders)):
        Member.create(mentorship=row, person=who, enrollment=place(program, who, role, at), role=role)
    return row


def keep_hours(program: Program, who: Person, role: str, week: dict, at: datetime) -> None:
    """Answer the question about hours."""
    question = Question.get_or_none(Question.program == program, Question.role == role, Question.key == "hours") or Question.create(
        program=program, role=role, position=9, key="hours", kind="hours", prompt="When could you meet?"
    )
    Answer.create(enrollment=place(program, who, role, at), question=question, value=week, answered_at=at)


def plan(mentorship: Mentorship, by: Person, at: datetime, starts_at: datetime, agenda: str = ""):
    """A session of 45 minutes by video."""
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": agenda}
    return sessions.plan(mentorship, by=by, at=at, starts_at=starts_at, **facts)


def log(session, *people: Person, at: datetime, outcome: str = "happened") -> None:
    """Each of these says how it went."""
    for who in people:
        records.log(session, by=who, at=at, outcome=outcome)


def local(zone: str, *parts: int) -> datetime:
    """A moment on the clock of a zone."""
    return datetime(*parts, tzinfo=ZoneInfo(zone))


@dataclass
class Post:
    """What left the portal: each letter with its moment and its message."""

    sent: list[tuple[datetime, str, Message]] = field(default_factory=list)

    def deliver(self, at: datetime) -> None:
        """Write and send what is due."""
        while letters := outbox.claim(limit=1000):
            for letter in letters:
                message = written(letter.letter, letter.payload)
                if message is None:
                    outbox.mark_dropped(letter)
                    continue
                outbox.mark_sent(letter)
                self.sent.append((at, letter.letter, message))

    def told(self, who: Person) -> list[tuple[datetime, str]]:
        """When this person got which reminder."""
        return [(at, name.removeprefix("care.")) for at, name, message in self.sent if message.to == who.email and name.startswith("care.")]


def run(
    clock, post: Post, until: datetime, *, step: timedelta = timedelta(hours=1), events: list | None = None, with_surveys: bool = False
) -> None:
    """Let the clock run: what happens in the story first, then what the worker does; of what people are asked, if a test is about it."""
    events = sorted(events or [], key=lambda event: event[0])
    while clock.at < until:
        while events and events[0][0] <= clock.at:
            events.pop(0)[1]()
        if with_surveys and clock.at.hour % 6 == 0:
            ask_what_is_due(at=clock.at)
        care.let_nobody_fall_silent(at=clock.at)
        post.deliver(clock.at)
        clock.at += step


def close_of(mentorship: Mentorship) -> ProposedClose | None:
    """The close of this mentorship that waits for an answer."""
    return ProposedClose.get_or_none(ProposedClose.waits(), ProposedClose.mentorship == mentorship)
