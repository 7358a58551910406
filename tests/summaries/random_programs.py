"""Programs as chance has it, as rows: months end, leap days come, logs contradict each other, people leave."""

import random
from datetime import UTC, datetime, timedelta

from portal.enrollment.models import Employee, Enrollment, Invitation, Reply
from portal.goals.models import Commitment, FollowUp, Goal, JournalEntry
from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing.models import Proposal, Round, Verdict
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog

DEPARTMENTS = ("Audit", "Tax", "Deals", "Risk", "")
TOPICS = ("data", "meetings", "feedback")


def make_program(seed: int, at: datetime, size: int = 14) -> Program:
    """A program that began about four months before `at`, or a year; the same seed makes the same rows."""
    chance = random.Random(seed)
    start = at - timedelta(days=chance.choice((31, 100, 121, 150, 365, 366, 420)))
    program = Program.create(
        name=f"Chance {seed}",
        purpose="generations",
        starts_on=start.date(),
        made_at=start,
        is_open=chance.random() < 0.3,
        format=chance.choice(("reverse", "reverse", "one-to-one", "peer", "group")),
        mentees_wanted=size,
    )
    places = {role: [_place(program, role, chance, start) for _ in range(size)] for role in ("mentor", "mentee")}
    drawn = Round.create(program=program, number=1, asked_at=start, released_at=start if chance.random() < 0.9 else None)
    for mentee in filter(None, places["mentee"]):
        mentor = chance.choice([place for place in places["mentor"] if place] or [None])
        if mentor:
            _pair(program, drawn, mentor, mentee, chance, start, at)
    return program


def _place(program, role, chance, start):
    number = chance.getrandbits(60)
    level = chance.choice((7, 8, 9, 10) if role == "mentor" else (2, 3, 5, 6))
    employee = Employee.create(
        employee_id=str(number),
        email=f"{number}@chance.example",
        given_name="A",
        family_name=str(number),
        job_level=level,
        department=chance.choice(DEPARTMENTS),
        status=chance.choice(("active", "active", "gone")),
        hired_on=chance.choice((None, *(start.date() + timedelta(days=days) for days in (-900, -900, -1, 0, 1)))),
    )
    if employee.status == "gone":
        left = chance.choice((None, 0, 1, 200, 365, 366, 367))
        employee.gone_on = None if left is None else start.date() + timedelta(days=left)
        employee.save()
    sent = start - timedelta(days=chance.randint(0, 40), hours=chance.randint(0, 23))
    for wave in range(chance.choice((0, 1, 1, 1, 2))):
        nonce = f"{number}-{wave}"
        invitation = Invitation.create(
            program=program,
            employee=employee,
            role=role,
            nonce=nonce,
            token_hash=nonce,
            invited_at=sent,
            expires_at=sent + timedelta(days=14),
            withdrawn_at=sent if chance.random() < 0.1 else None,
        )
        if chance.random() < 0.7:
            waited = timedelta(days=chance.choice((0, 3, 7, 8, 14, 15)), seconds=chance.choice((0, 1)))
            Reply.create(invitation=invitation, answer=chance.choice(("yes", "no", "not_now")), replied_at=sent + waited)
    if chance.random() < 0.15:
        return None
    person = Person.create(
        email=employee.email,
        given_name="A",
        family_name=str(number),
        joined_at=sent,
        left_at=start if chance.random() < 0.1 else None,
    )
    started = sent + timedelta(days=1) if chance.random() < 0.9 else None
    done = started + timedelta(minutes=chance.randint(1, 90)) if started and chance.random() < 0.8 else None
    return Enrollment.create(
        program=program,
        person=person,
        employee=employee,
        role=role,
        capacity=chance.choice((1, 1, 2)),
        enrolled_at=sent,
        started_at=started,
        completed_at=done,
    )


def _pair(program, drawn, mentor, mentee, chance, start, at):
    proposal = Proposal.create(round=drawn, mentor=mentor, mentee=mentee, score=1, parts=[], released_at=drawn.released_at)
    for place in (mentor, mentee):
        if chance.random() < 0.9:
            Verdict.create(proposal=proposal, person=place.person, answer=chance.choice(("accept",) * 6 + ("decline",)), given_at=start)
    if chance.random() < 0.15:
        return
    begun = start + timedelta(days=chance.randint(0, 20), hours=chance.randint(0, 23))
    mentorship = Mentorship.create(
        program=program,
        proposal=proposal,
        started_at=begun,
        starts_on=begun.date(),
        sessions_agreed=chance.choice((2, 6)),
        days_between_sessions=chance.choice((14, 30)),
        session_minutes=45,
        ended_at=begun + timedelta(days=chance.randint(5, 90)) if chance.random() < 0.2 else None,
    )
    for place in (mentor, mentee):
        # Now and then somebody joins through a pairing of their own, as in a circle.
        came_by = _late(drawn, mentor, mentee, chance, begun) if place is mentee and chance.random() < 0.2 else None
        Member.create(mentorship=mentorship, person=place.person, enrollment=place, role=place.role, proposal=came_by)
        read = begun + timedelta(days=chance.choice((0, 1, 13, 14, 40)), hours=chance.choice((0, 5)))
        finished = chance.choice((read, read, None))
        Orientation.insert(enrollment=place, started_at=begun, read=6, finished_at=finished).on_conflict_ignore().execute()
    _agreement(mentorship, (mentor, mentee), chance, begun)
    for _ in range(chance.choice((0, 0, 1, 2))):
        _commitment(mentorship, mentee, chance, at)
    for number in range(chance.randint(0, 6)):
        _session(mentorship, mentor.person, mentee.person, number, chance, begun, at)
    for _ in range(chance.randint(0, 2)):
        goal = Goal.create(
            mentorship=mentorship,
            owner=chance.choice((mentor, mentee)).person,
            title="x",
            set_at=begun,
            due_on=chance.choice((None, at.date(), at.date() + timedelta(days=1), begun.date())),
            reached_at=at if chance.random() < 0.4 else None,
        )
        for _entry in range(chance.choice((0, 0, 1, 2))):
            JournalEntry.create(mentorship=mentorship, goal=goal, written_by=goal.owner, is_private=False, words="x", written_at=at)


def _late(drawn, mentor, mentee, chance, begun):
    """A pairing that was accepted some days after the mentorship had begun; where it was not released, it is no proposal to count."""
    later = Round.create(program=drawn.program, number=Round.select().count() + 2, asked_at=begun)
    proposal = Proposal.create(round=later, mentor=mentor, mentee=mentee, score=1, parts=[])
    for place in (mentor, mentee):
        given_at = begun + timedelta(days=chance.choice((0, 20, 21, 22)))
        Verdict.create(proposal=proposal, person=place.person, answer="accept", given_at=given_at)
    return proposal


def _agreement(mentorship, places, chance, begun):
    """Up to two versions, each signed by whoever came to it, some exactly on day 21 or a second later."""
    for number in range(1, chance.choice((1, 2, 2, 3))):
        version = AgreementVersion.create(mentorship=mentorship, number=number, clauses={}, written_at=begun)
        for place in places:
            if chance.random() < 0.85:
                signed = begun + timedelta(days=chance.choice((0, 5, 21, 21, 30)), seconds=chance.choice((0, 0, 1)))
                Signature.insert(version=version, person=place.person, signed_at=signed).on_conflict_ignore().execute()


def _commitment(mentorship, maker, chance, at):
    made = at - timedelta(days=chance.choice((5, 29, 30, 31, 89, 90, 91)))
    row = Commitment.create(mentorship=mentorship, made_by=maker.person, words="x", made_on=made.date(), made_at=made)
    for days in (30, 90):
        if chance.random() < 0.7:
            outcome = chance.choice(("done", "done", "partly", "not_yet"))
            FollowUp.create(commitment=row, days=days, outcome=outcome, answered_at=made)


def _session(mentorship, mentor, mentee, number, chance, begun, at):
    starts = begun + timedelta(days=chance.choice((1, 13, 14, 15, 30, 31, 45, 60, 100)), hours=chance.choice((0, 0, 5)))
    # Some lie exactly on the edges: 45 and 60 days ago, the end of a month, the leap day.
    starts = chance.choice((starts, starts, at - timedelta(days=45), at - timedelta(days=60), datetime(2028, 2, 29, 23, 30, tzinfo=UTC)))
    session = MentoringSession.create(
        mentorship=mentorship,
        uid=f"{mentorship.id}-{number}@chance",
        starts_at=starts,
        minutes=45,
        planned_at=begun,
    )
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        Move.create(session=session, from_at=starts, to_at=starts, side=chance.choice(("mentor", "mentee")), moved_at=begun)
    if chance.random() < 0.15:
        Cancellation.create(session=session, side=chance.choice(("mentor", "mentee")), cancelled_at=begun)
    if starts <= at:
        for person in (mentor, mentee):
            if chance.random() < 0.75:
                outcome = chance.choice(("happened",) * 7 + ("did_not", "moved"))
                lengths = (None, 29, 30, 44, 45, 60, 61)
                said = {"topics": chance.sample(TOPICS, chance.choice((0, 1, 1, 2))), "minutes": chance.choice(lengths)}
                SessionLog.create(session=session, written_by=person, outcome=outcome, logged_at=at, changed_at=at, **said)
