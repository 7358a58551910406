"""Reads of surveys: who is to be asked, what somebody was asked and answered, and how many answered; never another's answer."""
from collections import defaultdict
from datetime import datetime, timedelta

from peewee import JOIN, Case, ModelSelect, fn

from portal.enrollment.models import Enrollment
from portal.mentorships.models import FINISHED, Ending, Member, Mentorship
from portal.people.models import Person
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Program
from portal.reads import compiled
from portal.sessions.models import HAPPENED, MentoringSession, SessionLog
from portal.sessions.queries import is_held
from portal.surveys.models import BOTH, Instrument, Survey, SurveyAnswer
from portal.surveys.occasions import Own, Place, Together
from portal.surveys.shipped import QuestionSet, sets_in

# For so long after its last day a program can still ask somebody something.
STILL_ASKS = timedelta(days=30)


def places_to_ask(at: datetime) -> list[tuple[Enrollment, Place]]:
    """The places with a mentorship that goes on or was finished, unless they rest; in as many queries for one as for all."""
    members, held = defaultdict(list), _first_held()
    for member in _members():
        members[member.enrollment.id].append(member)
    found = []
    for group in members.values():
        place = group[0].enrollment
        program = group[0].mentorship.program
        if program.ends_on >= (at - STILL_ASKS).date() and not place.is_paused(at.date()):
            place.program = program
            found.append((place, Place(place.id, place.role, program.ends_on, tuple(_together(one, held) for one in group))))
    return found


def instruments_asked() -> dict[int, tuple[Own, ...]]:
    """{program: what its coordinators added and still ask}"""
    found = defaultdict(list)
    for row in Instrument.select().where(Instrument.retired_at.is_null()).order_by(Instrument.id):
        roles = (MENTOR, MENTEE) if row.role == BOTH else (row.role,)
        found[row.program_id].append(Own(row.id, row.key, roles, tuple(row.occasions), row.on_day))
    return {program: tuple(rows) for program, rows in found.items()}


def surveys_of(person: Person) -> ModelSelect:
    """What `person` was asked, the newest first, each with its program, mentorship and instrument."""
    rows = Survey.select(Survey, Program, Mentorship, Instrument).join(Program).switch(Survey)
    rows = rows.join(Mentorship, JOIN.LEFT_OUTER).switch(Survey).join(Instrument, JOIN.LEFT_OUTER)
    return rows.where(Survey.person == person).order_by(Survey.asked_at.desc(), Survey.id.desc())


def answers_of(survey: Survey) -> dict[tuple[str, str], SurveyAnswer]:
    """{(set, item): what the writer of this survey answered}; who asks for it has shown to be that writer."""
    rows = SurveyAnswer.select().where(SurveyAnswer.survey == survey)
    return {(row.instrument, row.item): row for row in rows.order_by(SurveyAnswer.id)}


def sets_asked(survey: Survey) -> tuple[QuestionSet, ...]:
    """The sets that this survey holds."""
    return sets_in(survey, survey.program.format)


def waits_for(person: Person | int, at: datetime):
    """The condition that a Survey waits for an answer of `person`."""
    return (Survey.person == person) & (Survey.closes_at > at) & Survey.answered_at.is_null()


def next_after(survey: Survey, at: datetime) -> Survey | None:
    """What else waited for the person of this survey when it was answered, and still does: an old link opens nothing newer."""
    rows = surveys_of(survey.person).where(waits_for(survey.person, at), Survey.asked_at <= survey.answered_at)
    return rows.order_by(Survey.closes_at, Survey.id).first()


def next_unanswered(person: Person | int, at: datetime) -> ModelSelect:
    """The id of what waits for `person` about a Mentorship or the place in it, to be selected beside that; nothing for most."""
    place = Member.select(Member.enrollment).where(Member.mentorship == Mentorship.id, Member.person == person)
    here = (Survey.mentorship == Mentorship.id) | (Survey.mentorship.is_null() & Survey.enrollment.in_(place))
    return Survey.select(fn.MIN(Survey.id)).where(waits_for(person, at), here)


@compiled
def open_surveys(at: datetime):
    """Everything that waits for an answer, with its person."""
    rows = Survey.select(
        Survey.id, Survey.kind, Survey.asked_at, Survey.closes_at, Person.id, Person.email, Person.given_name, Person.timezone
    )
    waits = (Survey.closes_at > at) & Survey.answered_at.is_null() & Person.left_at.is_null()
    return rows.join(Person).where(waits).order_by(Survey.id)


def instruments_of(program: Program) -> ModelSelect:
    """What the coordinators of a program added and still ask."""
    return Instrument.select().where(Instrument.program == program, Instrument.retired_at.is_null()).order_by(Instrument.id)


def has_been_asked(instrument: Instrument) -> bool:
    """Whether anybody was asked in this wording."""
    return Survey.select().where(Survey.instrument == instrument).exists()


def asked_and_answered(program: Program) -> list[tuple[str, str, str, int, int]]:
    """(kind, key of an added set or "", occasion, people asked, of these people who answered) of a program."""
    answered = fn.COUNT(Case(None, [(Survey.answered_at.is_null(False), Survey.person)]).distinct())
    rows = Survey.select(Survey.kind, Instrument.key, Survey.occasion, fn.COUNT(Survey.person.distinct()), answered)
    rows = rows.join(Instrument, JOIN.LEFT_OUTER).where(Survey.program == program)
    rows = rows.group_by(Survey.kind, Instrument.key, Survey.occasion)
    return [(kind, key or "", occasion, *counts) for kind, key, occasion, *counts in rows.tuples()]


def _members():
    """Of live and finished mentorships, with place, mentorship and program; who left the company or the program is not asked."""
    counts = Mentorship.ended_at.is_null() | (Ending.how == FINISHED)
    rows = Member.select(Member, Enrollment, Mentorship, Program).join(Enrollment).switch(Member).join(Person).switch(Member)
    rows = rows.join(Mentorship).join(Program).switch(Mentorship).join(Ending, JOIN.LEFT_OUTER)
    return rows.where(counts, Person.left_at.is_null(), Enrollment.ended_at.is_null()).order_by(Member.id)


def _first_held() -> dict[int, datetime]:
    """{mentorship: when somebody first reported a session that counts as held} of live ones."""
    first = fn.MIN(SessionLog.logged_at)
    rows = SessionLog.select(MentoringSession.mentorship, first).join(MentoringSession).join(Mentorship)
    rows = rows.where(Mentorship.ended_at.is_null(), SessionLog.outcome == HAPPENED, is_held())
    return {number: SessionLog.logged_at.python_value(at) for number, at in rows.group_by(MentoringSession.mentorship).tuples()}


def _together(member: Member, held: dict[int, datetime]) -> Together:
    row = member.mentorship
    return Together(row.id, member.role, row.started_at, held.get(row.id), row.ended_at)
