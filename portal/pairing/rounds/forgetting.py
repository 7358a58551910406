"""Drops what rounds were drawn from, and what the worker was asked about two people, once somebody in it erases their data."""
from collections.abc import Iterator

from portal.enrollment.models import Enrollment
from portal.pairing.models import Round
from portal.pairing.trials.models import Trial
from portal.people.models import Person

# The keys under which the questions and answers of trials name places.
NAMING = {"mentor", "mentee", "leader", "before", "after", "enrollment"}


def drop_inputs_with(person: Person) -> int:
    """In the caller's transaction; of how many rounds. Their pairs and proofs stay, but nobody can draw them again."""
    places = Enrollment.select(Enrollment.id, Enrollment.program).where(Enrollment.person == person)
    mine = dict(places.tuples())
    rows = Round.select(Round.id, Round.certificate).where(Round.program.in_(set(mine.values())), Round.inputs.is_null(False))
    # A round without a proof had nobody on one of its sides: who was on the other is not known, so it goes, too.
    gone = [one for one, proof in rows.tuples() if proof is None or set(mine) & {*proof["mentors"], *proof["mentees"]}]
    return Round.update(inputs=None, reproduced_at=None).where(Round.id.in_(gone)).execute() if gone else 0


def forget_trials_with(person: Person) -> int:
    """In the caller's transaction; how many. A trial that is about somebody, or whose answer names them, goes whole."""
    mine = dict(Enrollment.select(Enrollment.id, Enrollment.program).where(Enrollment.person == person).tuples())
    rows = Trial.select(Trial.id, Trial.about, Trial.answer).where(Trial.program.in_(set(mine.values()))).tuples()
    gone = [one for one, about, answer in rows if set(mine) & {*_places_in(about), *_places_in(answer)}]
    return Trial.delete().where(Trial.id.in_(gone)).execute() if gone else 0


def _places_in(said, key: str = "") -> Iterator[int]:
    """The ids of places that a trial's question or answer holds, wherever in it they stand."""
    if isinstance(said, dict):
        for name, one in said.items():
            yield from _places_in(one, name)
    elif isinstance(said, list):
        for one in said:
            yield from _places_in(one, key)
    elif key in NAMING and isinstance(said, int):
        yield said
