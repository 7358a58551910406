"""What belongs to one circle of a round, and which circles of a round were closed."""
from peewee import ModelSelect

from portal.enrollment.models import Employee, Enrollment
from portal.pairing.models import Proposal, Round, Verdict
from portal.pairing.queries import holds_places, proposals_visible_to
from portal.people.models import Person
from portal.programs.formats import GROUP


def is_circle(proposal: Proposal) -> bool:
    """Whether a proposal is about a place in a circle."""
    return proposal.mentor.program.format == GROUP


def leads(proposal: Proposal, person: Person) -> bool:
    """Whether `person` is the mentor of the circle that a proposal is about."""
    return is_circle(proposal) and proposal.mentor.person_id == person.id


def circle_of(proposal: Proposal, person: Person) -> ModelSelect:
    """The released proposals of this circle in the same round, as its mentor sees them: with the members' places, by name."""
    mine = (Proposal.mentor == proposal.mentor_id) & (Proposal.round == proposal.round_id)
    return proposals_visible_to(person).where(mine).order_by(Proposal.id)


def standing_in_circle(proposal: Proposal, person: Person) -> list[Proposal]:
    """Those of them that stand: nobody declined, nobody left."""
    return list(circle_of(proposal, person).where(holds_places()))


def unanswered_in_circle(proposal: Proposal, person: Person) -> list[Proposal]:
    """Those of them that stand and that the mentor has said nothing to."""
    said = Verdict.select(Verdict.proposal).where(Verdict.person == person)
    return list(circle_of(proposal, person).where(holds_places(), Proposal.id.not_in(said)))


def was_last_of_wave(proposal: Proposal) -> bool:
    """Whether nothing of this circle that went out with this closed proposal waits any more: the mentor's one letter hangs on it."""
    mine = (Proposal.mentor == proposal.mentor_id) & (Proposal.round == proposal.round_id)
    wave = mine & (Proposal.released_at == proposal.released_at) & (Proposal.id != proposal.id)
    said = Verdict.select(Verdict.proposal).where(Verdict.person == proposal.mentor.person_id)
    return not Proposal.select().where(wave, holds_places(), Proposal.id.not_in(said)).exists()


def closed_circles(round_: Round) -> list[tuple[str, int]]:
    """(the mentor's name, how many members it had) of each circle that was closed, in the order in which they were."""
    closed = (round_.certificate or {}).get("closed", ())
    rows = Enrollment.select(Enrollment.id, Employee).join(Employee).where(Enrollment.id.in_([one["enrollment"] for one in closed]))
    names = {row.id: row.employee.name for row in rows}
    return [(names[one["enrollment"]], one["members"]) for one in closed if one["enrollment"] in names]
