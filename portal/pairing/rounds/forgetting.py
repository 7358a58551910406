"""Drops what rounds were drawn from once somebody in it erases their data."""
from portal.enrollment.models import Enrollment
from portal.pairing.models import Round
from portal.people.models import Person


def drop_inputs_with(person: Person) -> int:
    """In the caller's transaction; of how many rounds. Their pairs and proofs stay, but nobody can draw them again."""
    places = Enrollment.select(Enrollment.id, Enrollment.program).where(Enrollment.person == person)
    mine = dict(places.tuples())
    rows = Round.select(Round.id, Round.certificate).where(Round.program.in_(set(mine.values())), Round.inputs.is_null(False))
    # A round without a proof had nobody on one of its sides: who was on the other is not known, so it goes, too.
    gone = [one for one, proof in rows.tuples() if proof is None or set(mine) & {*proof["mentors"], *proof["mentees"]}]
    return Round.update(inputs=None, reproduced_at=None).where(Round.id.in_(gone)).execute() if gone else 0
