"""Answers for everyone who was invited and has not answered, so that a walk reaches its real size; for any portal, on command alone."""
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

from portal.clock import now
from portal.db import db
from portal.demo.phrases_people import NO as NO_WORDS
from portal.demo.profiles import answers_of, seeded
from portal.demo.queries import open_invitations
from portal.enrollment.invitations import actions as invitation_actions
from portal.enrollment.invitations.board import invitation_counts
from portal.enrollment.invitations.states import NO, NOT_NOW, YES
from portal.enrollment.models import MENTEE, MENTOR, Enrollment, Invitation
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire import actions as questionnaire_actions
from portal.programs.models import Program

# Of those who are asked, as many say yes if there is room for all of them.
SAY_YES, SAY_NOT_NOW = 0.72, 0.45
ASK_AGAIN = timedelta(days=90)


def fill() -> str:
    """Answer every open invitation; sentences that say what came of it, and who is still missing."""
    at = now()
    waiting: dict[tuple, list[Invitation]] = {}
    for invitation in open_invitations(at):
        waiting.setdefault((invitation.program, invitation.role), []).append(invitation)
    said: Counter = Counter()
    with db.atomic():
        for (program, role), invitations in waiting.items():
            said += _answer_all(program, role, invitations, at)
    return "\n".join([_sentence(said), *_missing({program for program, _role in waiting}, at)])


def _answer_all(program: Program, role: str, invitations: list[Invitation], at: datetime) -> Counter:
    """Yes from a believable share, and from no more than there are places; each yes comes with a whole profile."""
    counts = invitation_counts(program, at)[role]
    wanted = min(max(0, counts.wanted - counts.yes), ceil(SAY_YES * len(invitations)))
    # By a chance of each person's own, so that who says yes does not hang on the order of the rows.
    by_zeal = sorted(invitations, key=lambda one: (seeded("fill", one.employee.employee_id, role).random(), one.id))
    questions = questions_for(program, role)
    said: Counter = Counter()
    for invitation in by_zeal:
        try:
            said[_accept(invitation, questions, at) if said[YES] < wanted else _refuse(invitation, at)] += 1
        except invitation_actions.Closed:
            # Who has left the company since answers nothing.
            continue
    return said


def _accept(invitation: Invitation, questions: list, at: datetime) -> str:
    invitation_actions.accept(invitation, at=at)
    place = Enrollment.get(program=invitation.program, employee=invitation.employee, role=invitation.role)
    said = answers_of(invitation.employee, invitation.role, questions)
    capacity = next((question for question in questions if question.key == "capacity"), None)
    rest = [(place.id, question, value) for question, value in said.items() if not capacity or question != capacity.id]
    questionnaire_actions.answer_for_many(rest, at=at)
    if capacity:
        questionnaire_actions.answer(place, capacity, said[capacity.id], at=at)
    Enrollment.update(started_at=at).where(Enrollment.id == place.id, Enrollment.started_at.is_null()).execute()
    questionnaire_actions.send(place, at=at)
    return YES


def _refuse(invitation: Invitation, at: datetime) -> str:
    rng = seeded("refusal", invitation.employee.employee_id, invitation.role)
    if rng.random() < SAY_NOT_NOW:
        invitation_actions.postpone(invitation, ask_again_on=at.date() + ASK_AGAIN, at=at)
        return NOT_NOW
    invitation_actions.decline(invitation, reason=rng.choice(NO_WORDS), at=at)
    return NO


def _sentence(said: Counter) -> str:
    if not said:
        return "Nobody who was invited has an answer to give."
    return f"Answered for {said.total()} people: {said[YES]} yes, {said[NOT_NOW]} not now, {said[NO]} no."


def _missing(programs: Iterable[Program], at: datetime) -> list[str]:
    """Where places are left: how many, so that a further wave can go out."""
    lines = []
    for program in sorted(programs, key=lambda one: one.id):
        counts = invitation_counts(program, at)
        mentors, leaders = counts[MENTOR], counts[MENTEE]
        said_yes = f"{mentors.yes} of {mentors.wanted} mentors and {leaders.yes} of {leaders.wanted} leaders"
        lines.append(f"{program.name}: {said_yes} have said yes.")
    return lines
