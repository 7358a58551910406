"""The named people of the tests: one shared set of rows, made once; each test sees them unchanged.

Ama mentors Benoit: three sessions held, one planned; of their agreement she has signed, he has not. Chidi mentors
Delphine: one held, one cancelled. Ines has an open invitation and no account. Jonas is enrolled with an unfinished
questionnaire. Carmen coordinates, Sofia sponsors, Adam administers. Otto and Selma belong to another program, Zoe to none,
and Gus has left the company.
Dora keeps Benoit's diary, and Delphine has asked Zoe to keep hers.
"""
from copy import deepcopy
from datetime import date, datetime, timedelta
from types import SimpleNamespace

from portal.delegates.models import Delegation
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.models import Employee, Enrollment, Invitation, Question
from portal.goals.models import Commitment, EntryVersion, Goal, JournalEntry, Milestone, SelfRating
from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.agreement.queries import template_of
from portal.mentorships.agreement.wording import filled
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing.models import Proposal, Round, Verdict
from portal.people.models import Administration, Person
from portal.programs.models import Objective, Program, Staff
from portal.sessions.feed import token_of
from portal.sessions.models import Action, CalendarFeed, Cancellation, MentoringSession, SessionLog, SessionQuestion
from portal.sessions.one_tap import token_for
from portal.web.links import derive, hash_of

# Words that only their writer may read; no answer to anybody else may hold one.
CANARIES = SimpleNamespace(
    private_journal="canary-private-journal",
    private_note="canary-private-note",
    private_goal="canary-private-goal",
    former_journal="canary-former-journal",
    private_takeaway="canary-private-takeaway",
    declining_reason="canary-declining-reason",
    shared_journal="shared-journal-words",
    shared_note="shared-note-words",
    agenda="agenda-words",
    agreement="agreement-words",
    private_reflection="canary-private-reflection",
    shared_reflection="shared-reflection-words",
    question="prepared-question-words",
    move_reason="cancel-reason-words",
    missed_reason="missed-reason-words",
    action="agreed-action-words",
    pairing_only="canary-pairing-only-answer",
    concern="canary-concern-words",
    concern_answer="canary-concern-answer",
    pairing_reason="canary-new-pairing-reason",
    pairing_answer="canary-new-pairing-answer",
    survey="canary-survey-words",
    interview_notes="canary-interview-notes",
    theme="canary-theme-words",
)


class Cast(SimpleNamespace):
    """Rows by name; `again` reads them afresh, `copied` gives each as it was read, to be changed at will."""

    def again(self) -> "Cast":
        fresh = {}
        for name, value in vars(self).items():
            fresh[name] = type(value).get_by_id(value.id) if hasattr(value, "get_id") else value
        return Cast(**fresh)

    def copied(self) -> "Cast":
        return Cast(**{name: _copy(value) if hasattr(value, "get_id") else value for name, value in vars(self).items()})


def _copy(row):
    """The same row without what it has read since of others."""
    made = type(row)()
    made.__data__, made.__rel__ = deepcopy(row.__data__), {}
    made._dirty.clear()
    return made


CAST = Cast()


def make_cast(at: datetime) -> None:
    """Write everybody into the database, as they stand at `at`. Needs an application context."""
    _staff(at)
    _juniors_and_leaders(at)
    _ama_and_benoit(at)
    _chidi_and_delphine(at)
    _words(at)
    _invitee_and_newcomer(at)
    _assistants(at)
    _suggested(at)


def _person(name: str, at: datetime, **more) -> Person:
    given, family = name.split(" ", 1)
    row = Person.create(
        email=f"{given}.{family}@northwind.example".lower().replace(" ", "-"),
        given_name=given,
        family_name=family,
        timezone=more.pop("timezone", "Europe/Paris"),
        joined_at=at - timedelta(days=200),
        **more,
    )
    setattr(CAST, given.lower(), row)
    return row


def _employee(person_or_name, number: int, level: int, department: str, **more) -> Employee:
    person = person_or_name if isinstance(person_or_name, Person) else None
    given, family = (person.given_name, person.family_name) if person else person_or_name.split(" ", 1)
    row = Employee.create(
        employee_id=str(number),
        email=person.email if person else f"{given}.{family}@northwind.example".lower(),
        given_name=given,
        family_name=family,
        title=more.pop("title", f"Level {level}, {department}"),
        job_level=level,
        department=department,
        location=more.pop("location", "Paris"),
        country="FR",
        timezone=more.pop("timezone", "Europe/Paris"),
        languages=more.pop("languages", ["en", "fr"]),
        hired_on=date(2020, 1, 6),
        person=person,
        **more,
    )
    setattr(CAST, f"{given.lower()}_employee", row)
    return row


def _program(name: str, by: Person, at: datetime) -> Program:
    return Program.create(
        name=name,
        purpose="generations",
        statement="Leaders learn from those who joined last.",
        starts_on=(at - timedelta(days=100)).date(),
        mentors_wanted=4,
        mentees_wanted=4,
        made_by=by,
        made_at=at - timedelta(days=120),
    )


def _staff(at: datetime) -> None:
    adam = _person("Adam Novak", at)
    Administration.create(person=adam, appointed_by=None, appointed_at=at - timedelta(days=200))
    carmen, sofia = _person("Carmen Ruiz", at), _person("Sofia Lindqvist", at)
    otto, selma = _person("Otto Berg", at), _person("Selma Dahl", at)
    _person("Zoe Stranger", at)
    _person("Gus Gone", at, left_at=at - timedelta(days=5))
    CAST.program = _program("Upward at Northwind", carmen, at)
    CAST.other_program = _program("Another program", otto, at)
    for program, coordinator, sponsor in ((CAST.program, carmen, sofia), (CAST.other_program, otto, selma)):
        for person, role in ((coordinator, "coordinator"), (sponsor, "sponsor")):
            Staff.create(program=program, person=person, role=role, appointed_by=adam, appointed_at=at - timedelta(days=120))
    CAST.objective = Objective.create(
        program=CAST.program,
        title="Pairs keep meeting",
        measure="active",
        baseline=None,
        target=80,
        due_on=(at + timedelta(days=80)).date(),
        owner="Sofia Lindqvist",
    )


def _enroll(name: str, number: int, level: int, department: str, role: str, at: datetime, *, complete=True, **more):
    person = _person(name, at)
    employee = _employee(person, number, level, department, **more)
    row = Enrollment.create(
        program=CAST.program,
        person=person,
        employee=employee,
        role=role,
        capacity=2 if role == "mentor" else 1,
        enrolled_at=at - timedelta(days=110),
        started_at=at - timedelta(days=110) if complete else None,
        completed_at=at - timedelta(days=109) if complete else None,
    )
    setattr(CAST, f"{person.given_name.lower()}_enrollment", row)
    return row


def _juniors_and_leaders(at: datetime) -> None:
    _enroll("Ama Owusu", 701, 8, "Technology", "mentor", at)
    _enroll("Benoit Laurent", 301, 3, "Consulting", "mentee", at)
    _enroll("Chidi Eze", 702, 8, "Audit", "mentor", at)
    _enroll("Delphine Roy", 302, 4, "Tax", "mentee", at)


def _agreed(mentor: Enrollment, mentee: Enrollment, at: datetime, drawn: Round) -> Mentorship:
    parts = [
        {
            "criterion": "topics",
            "points": 3400,
            "maximum": 4000,
            "facts": {"topics": [{"topic": "data", "importance": 3, "confidence": 3}]},
        },
        {"criterion": "other_department", "points": 1500, "maximum": 1500, "facts": {"mentor": "Technology", "mentee": "Consulting"}},
    ]
    proposal = Proposal.create(round=drawn, mentor=mentor, mentee=mentee, score=4900, parts=parts, released_at=drawn.released_at)
    for enrollment in (mentor, mentee):
        Verdict.create(proposal=proposal, person=enrollment.person, answer="accept", given_at=at - timedelta(days=101))
    mentorship = Mentorship.create(
        program=CAST.program,
        proposal=proposal,
        started_at=at - timedelta(days=100),
        starts_on=(at - timedelta(days=100)).date(),
        sessions_agreed=6,
        days_between_sessions=30,
        session_minutes=45,
    )
    for enrollment in (mentor, mentee):
        Member.create(mentorship=mentorship, person=enrollment.person, enrollment=enrollment, role=enrollment.role)
        read = {"read": 6, "started_at": at - timedelta(days=99), "finished_at": at - timedelta(days=99)}
        Orientation.insert(enrollment=enrollment, **read).on_conflict_ignore().execute()
    return mentorship


def _session(mentorship: Mentorship, uid: str, starts_at: datetime, planned_by: Person, **more) -> MentoringSession:
    return MentoringSession.create(
        mentorship=mentorship,
        uid=uid,
        starts_at=starts_at,
        minutes=45,
        planned_by=planned_by,
        planned_at=starts_at - timedelta(days=10),
        **more,
    )


def _log(session: MentoringSession, person: Person, **more) -> SessionLog:
    at = session.starts_at + timedelta(hours=2)
    return SessionLog.create(
        session=session, written_by=person, outcome="happened", minutes=45, format="video", logged_at=at, changed_at=at, **more
    )


def _ama_and_benoit(at: datetime) -> None:
    CAST.round = Round.create(
        program=CAST.program,
        number=1,
        asked_by=CAST.carmen,
        asked_at=at - timedelta(days=103),
        drawn_at=at - timedelta(days=103),
        mentors=2,
        mentees=2,
        placed=2,
        total=9800,
        released_at=at - timedelta(days=102),
        released_by=CAST.carmen,
    )
    CAST.ama_and_benoit = _agreed(CAST.ama_enrollment, CAST.benoit_enrollment, at, CAST.round)
    for number, days in enumerate((90, 60, 30)):
        held = _session(CAST.ama_and_benoit, f"held-{number}@northwind", at - timedelta(days=days), CAST.benoit)
        _log(held, CAST.benoit, worth=4)
        CAST.held = held
        if number < 2:
            _log(held, CAST.ama, worth=5)
    CAST.ama_log = _log(
        CAST.held,
        CAST.ama,
        worth=5,
        topics=["data"],
        shared_note=CANARIES.shared_note,
        private_note=CANARIES.private_note,
        takeaway=CANARIES.private_takeaway,
        reason=CANARIES.missed_reason,
    )
    CAST.agreed_action = Action.create(
        session=CAST.held, words=CANARIES.action, owner=CAST.benoit, made_by=CAST.ama, made_at=CAST.held.starts_at + timedelta(hours=2)
    )
    _agreement(at)
    CAST.planned = _session(
        CAST.ama_and_benoit, "planned@northwind", at + timedelta(days=5), CAST.benoit, agenda=CANARIES.agenda
    )
    CAST.ama_question = SessionQuestion.create(
        session=CAST.planned, written_by=CAST.ama, words=CANARIES.question, added_at=at - timedelta(days=1)
    )
    CAST.feed_token = token_of("nonce-of-benoit")
    CalendarFeed.create(person=CAST.benoit, nonce="nonce-of-benoit", token_hash=hash_of(CAST.feed_token), made_at=at)
    CAST.tap_token = token_for(CAST.planned, CAST.ama)


def _agreement(at: datetime) -> None:
    """Ama has signed it, Benoit has not."""
    clauses = filled(template_of(CAST.program), CAST.ama_and_benoit) | {"reply": CANARIES.agreement}
    began = at - timedelta(days=100)
    CAST.agreement = AgreementVersion.create(mentorship=CAST.ama_and_benoit, number=1, clauses=clauses, written_at=began)
    Signature.create(version=CAST.agreement, person=CAST.ama, signed_at=at - timedelta(days=99))


def _chidi_and_delphine(at: datetime) -> None:
    CAST.chidi_and_delphine = _agreed(CAST.chidi_enrollment, CAST.delphine_enrollment, at, CAST.round)
    held = _session(CAST.chidi_and_delphine, "chidi-held@northwind", at - timedelta(days=50), CAST.delphine)
    _log(held, CAST.chidi)
    CAST.cancelled = _session(CAST.chidi_and_delphine, "chidi-cancelled@northwind", at - timedelta(days=20), CAST.delphine)
    Cancellation.create(
        session=CAST.cancelled,
        side="mentee",
        cancelled_by=CAST.delphine,
        cancelled_at=at - timedelta(days=21),
        reason=CANARIES.move_reason,
    )


def _words(at: datetime) -> None:
    common = {"mentorship": CAST.ama_and_benoit, "owner": CAST.ama, "set_at": at - timedelta(days=80)}
    CAST.shared_goal = Goal.create(title="Explain one tool each month", success_test="Benoit uses it", **common)
    CAST.milestone = Milestone.create(goal=CAST.shared_goal, title="First tool explained", set_at=at - timedelta(days=80))
    CAST.private_goal = Goal.create(is_private=True, sealed_title=CANARIES.private_goal, **common)
    entry = {"mentorship": CAST.ama_and_benoit, "written_by": CAST.ama, "written_at": at - timedelta(days=29)}
    CAST.private_entry = JournalEntry.create(is_private=True, sealed_words=CANARIES.private_journal, **entry)
    CAST.shared_entry = JournalEntry.create(is_private=False, words=CANARIES.shared_journal, **entry)
    # What a shared entry said before is for its writer alone.
    former = {"sealed_words": CANARIES.former_journal, "was_private": False, "changed_at": at - timedelta(days=28)}
    EntryVersion.create(entry=CAST.shared_entry, **former)
    SelfRating.create(goal=CAST.shared_goal, moment="start", value=2, rated_at=at - timedelta(days=80))
    made = {"made_by": CAST.benoit, "made_on": (at - timedelta(days=40)).date(), "made_at": at - timedelta(days=40)}
    CAST.commitment = Commitment.create(mentorship=CAST.ama_and_benoit, words="I will ask the newest colleague first", **made)


    back = {"mentorship": CAST.ama_and_benoit, "written_at": at - timedelta(days=3)}
    Reflection.create(written_by=CAST.ama, is_private=True, sealed_useful=CANARIES.private_reflection, **back)
    Reflection.create(written_by=CAST.benoit, is_private=False, useful=CANARIES.shared_reflection, **back)


def _invitee_and_newcomer(at: datetime) -> None:
    _enroll("Jonas Weber", 703, 7, "Deals", "mentor", at, complete=False)
    ines = _employee("Ines Ferreira", 704, 9, "Technology")
    CAST.ines_token = derive("invitation", "nonce-of-ines")
    CAST.invitation = Invitation.create(
        program=CAST.program,
        employee=ines,
        role="mentor",
        nonce="nonce-of-ines",
        token_hash=hash_of(CAST.ines_token),
        invited_by=CAST.carmen,
        invited_at=at - timedelta(days=2),
        expires_at=at + timedelta(days=12),
    )
    for position, (key, kind, prompt, shown) in enumerate(
        (
            ("topics", "rated", "What could you show a leader?", "partners"),
            ("interests", "many", "What do you like outside work?", "partners"),
            ("why_joined", "one", "Why did you join?", "coordinators"),
        ),
        start=1,
    ):
        question = Question.create(
            program=CAST.program,
            role="mentor",
            position=position,
            key=key,
            kind=kind,
            prompt=prompt,
            options=[{"key": "data", "label": "Data"}, {"key": "ai", "label": "AI tools"}],
            shown_to=shown,
        )
        setattr(CAST, f"{key}_question", question)


def _assistants(at: datetime) -> None:
    _person("Dora Keller", at)
    CAST.delegation = _asked(CAST.benoit, CAST.dora, at - timedelta(days=40), accepted_at=at - timedelta(days=39), delegate=CAST.dora)
    CAST.assistant_token = derive("delegation", f"delegation of {CAST.zoe.email}")
    CAST.asked_delegation = _asked(CAST.delphine, CAST.zoe, at - timedelta(days=1))


def _asked(leader: Person, assistant: Person, at: datetime, **more) -> Delegation:
    nonce = f"delegation of {assistant.email}"
    link = {"nonce": nonce, "token_hash": hash_of(derive("delegation", nonce)), "expires_at": at + timedelta(days=14)}
    return Delegation.create(leader=leader, email=assistant.email, named_at=at, **link, **more)


def _suggested(at: datetime) -> None:
    """Ines suggests a colleague who is not on the roster; the address in the foot of that letter ends reminders."""
    CAST.ines_quiet_token = derive("invitation.quiet", str(CAST.invitation.id))
    CAST.nomination = Nomination.create(
        program=CAST.program,
        invitation=CAST.invitation,
        role="mentor",
        email="not.on-the-roster@northwind.example",
        why="Knows every tool there is",
        suggested_at=at - timedelta(days=1),
    )
