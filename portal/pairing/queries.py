"""Rounds and proposals: what a coordinator sees of them, and what each member does."""
from collections import Counter

from peewee import JOIN, Case, ModelSelect, fn

from portal.enrollment.models import Employee, Enrollment
from portal.pairing.models import DRAWN, SILENT, Forbidding, Lock, Proposal, Round, Verdict, both_said_yes
from portal.pairing.rules.models import RuleSet
from portal.people.models import Person
from portal.programs.models import Program

MentorPlace, MenteePlace = Enrollment.alias(), Enrollment.alias()
MentorEmployee, MenteeEmployee = Employee.alias(), Employee.alias()


# Two hundred people with their answers: not for a list of rounds.
_BUT_INPUTS = [column for column in Round._meta.sorted_fields if column is not Round.inputs]


def is_locked():
    """The condition that a coordinator locked the pair of a Proposal."""
    return fn.EXISTS(Lock.select(Lock.id).where(Lock.mentor == Proposal.mentor, Lock.mentee == Proposal.mentee))


def is_forbidden():
    """The condition that the pair of a Proposal is not to be."""
    return fn.EXISTS(Forbidding.select(Forbidding.id).where(Forbidding.mentor == Proposal.mentor, Forbidding.mentee == Proposal.mentee))


def is_released():
    """The condition that the two members of a Proposal see it."""
    return Proposal.released_at.is_null(False)


def holds_places():
    """The condition that a released Proposal holds its two places: nobody declined it, nobody left, its mentorship has not ended."""
    declined = Verdict.select(Verdict.proposal).where(Verdict.answer == "decline")
    return Proposal.closed_at.is_null() & Proposal.id.not_in(declined)


def is_agreed():
    """The condition that both members of a Proposal said yes; of answers at hand, `models.both_said_yes`."""
    yes = Verdict.select(Verdict.proposal).where(Verdict.answer == "accept").group_by(Verdict.proposal).having(fn.COUNT(Verdict.id) >= 2)
    return Proposal.id.in_(yes)


def rounds_of(program: Program) -> ModelSelect:
    """The rounds of a program that the optimizer drew, newest first; pairs made by hand or asked for are none.

    `has_inputs` says whether what one was drawn from is kept, which is read by one job alone.
    """
    rows = Round.select(*_BUT_INPUTS, Round.inputs.is_null(False).alias("has_inputs"))
    return rows.where(Round.program == program, Round.way == DRAWN).order_by(Round.number.desc())


def newest_round(program: Program) -> Round | None:
    """The round that counts: a later one has taken the place of every other, unless it could not be drawn."""
    return rounds_of(program).where(Round.failed_at.is_null()).first()


def has_unreleased():
    """The condition that some pairs of a Round are not released."""
    return fn.EXISTS(Proposal.select(Proposal.id).where(Proposal.round == Round.id, ~is_released()))


def draft_of(program: Program) -> Round | None:
    """The newest round that was drawn, if some pairs of it are not released."""
    newest = rounds_of(program).where(Round.drawn_at.is_null(False)).first()
    waits = newest and Proposal.select().where(Proposal.round == newest, ~is_released()).exists()
    return newest if waits else None


def released_counts(program: Program) -> dict[int, tuple[int, int]]:
    """{round: (pairs that were released, pairs that it has)}"""
    out = fn.COUNT(Case(None, ((is_released(), Proposal.id),), None))
    rows = Proposal.select(Proposal.round, out, fn.COUNT(Proposal.id)).join(Round).where(Round.program == program)
    return {round_: (released, every) for round_, released, every in rows.group_by(Proposal.round).tuples()}


def proposals_of(round_: Round) -> ModelSelect:
    """The pairs of a round with both members' places and roster facts, the lowest score first: those want a look."""
    return with_both(Proposal.select()).where(Proposal.round == round_).order_by(Proposal.score, Proposal.id)


def proposals_visible_to(person: Person) -> ModelSelect:
    """Released proposals in which `person` is one of the two, newest first; both members' places come along."""
    mine = (MentorPlace.person == person) | (MenteePlace.person == person)
    # Not what the round was drawn from: two hundred people with their answers, sealed, for one line of a page.
    released = with_both(Proposal.select(Proposal, *_BUT_INPUTS, RuleSet)).join_from(Proposal, Round).where(is_released())
    released = released.join_from(Round, RuleSet, JOIN.LEFT_OUTER)
    return released.where(mine).order_by(Proposal.id.desc())


def open_for(person: Person) -> ModelSelect:
    """Released proposals that wait for this person's yes or no: they still stand, and the person has said nothing yet."""
    said = Verdict.select(Verdict.proposal).where(Verdict.person == person)
    return proposals_visible_to(person).where(Proposal.id.not_in(said), holds_places())


def standing_for(person: Person) -> ModelSelect:
    """Released proposals of a person that still stand and that not both have accepted; `has_said` tells whether the person said yes."""
    said = Verdict.select(Verdict.id).where(Verdict.person == person, Verdict.proposal == Proposal.id)
    select = proposals_visible_to(person).where(holds_places(), ~is_agreed())
    return select.select_extend(fn.EXISTS(said).alias("has_said"))


def open_proposals_of(place: Enrollment) -> ModelSelect:
    """Released proposals of a place that still stand and that not both have accepted."""
    mine = (Proposal.mentor == place) | (Proposal.mentee == place)
    return Proposal.select().where(is_released(), mine, holds_places(), ~is_agreed())


def verdicts_of(proposal: Proposal) -> dict[int, str]:
    """The answers to a proposal by the person's id; never the reasons."""
    return dict(Verdict.select(Verdict.person, Verdict.answer).where(Verdict.proposal == proposal).tuples())


def released_pairs(program: Program) -> list[tuple[int, int]]:
    """(mentor's, mentee's enrollment id) of every proposal that was released in this program."""
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).join(Round)
    return list(rows.where(Round.program == program, is_released()).tuples())


def places_taken(program: Program) -> Counter:
    """How many places of each enrollment (by id) released proposals hold."""
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).join(Round)
    rows = rows.where(Round.program == program, is_released(), holds_places())
    return Counter(place for pair in rows.tuples() for place in pair)


def outcomes_of(round_: Round) -> dict[int, str]:
    """What became of each released pair of a round, by its id: accepted by both, declined, silent, or open; never by whom.

    "declined" is also what ended because somebody left.
    """
    said: dict[int, list[str]] = {}
    closed = Case(None, ((Proposal.closed_how == SILENT, "silent"), (Proposal.closed_at.is_null(False), "closed")), "")
    rows = Proposal.select(Proposal.id, Verdict.answer, closed).join(Verdict, JOIN.LEFT_OUTER)
    for proposal, answer, how in rows.where(Proposal.round == round_, is_released()).tuples():
        # Of a closed one, both may have said yes before: then it became a mentorship.
        said.setdefault(proposal, [how]).append(answer)
    return {proposal: _outcome(answers) for proposal, answers in said.items()}


def answers_to(round_: Round) -> Counter:
    """How many released proposals of a round have which outcome."""
    return Counter(outcomes_of(round_).values())


def locks_of(program: Program) -> set[tuple[int, int]]:
    """(mentor's, mentee's enrollment id) of the pairs that a coordinator locked."""
    return set(Lock.select(Lock.mentor, Lock.mentee).where(Lock.program == program).tuples())


def forbiddings_of(program: Program) -> dict[tuple[int, int], int]:
    """{(mentor's, mentee's enrollment id): the row's id} of the pairs that a coordinator forbade."""
    rows = Forbidding.select(Forbidding.mentor, Forbidding.mentee, Forbidding.id)
    rows = rows.where(Forbidding.program == program, Forbidding.forbidden_by.is_null(False))
    return {(mentor, mentee): number for mentor, mentee, number in rows.tuples()}


def forbidden_in(round_: Round) -> int:
    """How many pairs of a round that nobody has seen yet were forbidden since it was drawn."""
    return Proposal.select().where(Proposal.round == round_, ~is_released(), is_forbidden()).count()


def forbidden_pairs(program: Program) -> ModelSelect:
    """The pairs that a coordinator forbade, with names; those that follow from a declined proposal are left out."""
    rows = Forbidding.select(Forbidding, MentorPlace, MenteePlace, MentorEmployee, MenteeEmployee)
    rows = rows.join_from(Forbidding, MentorPlace, on=Forbidding.mentor).join_from(Forbidding, MenteePlace, on=Forbidding.mentee)
    rows = rows.join_from(MentorPlace, MentorEmployee).join_from(MenteePlace, MenteeEmployee)
    return rows.where(Forbidding.program == program, Forbidding.forbidden_by.is_null(False)).order_by(Forbidding.id)


def _outcome(answers: list[str | None]) -> str:
    if "decline" in answers:
        return "declined"
    if both_said_yes(answers):
        return "accepted"
    if "silent" in answers:
        return "silent"
    return "declined" if "closed" in answers else "open"


def with_both(select: ModelSelect) -> ModelSelect:
    """A select of Proposal with both members' places and roster facts."""
    return (
        select.select_extend(MentorPlace, MenteePlace, MentorEmployee, MenteeEmployee)
        .join_from(Proposal, MentorPlace, on=Proposal.mentor)
        .join_from(Proposal, MenteePlace, on=Proposal.mentee)
        .join_from(MentorPlace, MentorEmployee, on=MentorPlace.employee)
        .join_from(MenteePlace, MenteeEmployee, on=MenteePlace.employee)
    )
