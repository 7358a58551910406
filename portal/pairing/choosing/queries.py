"""Short lists, what was asked for from them, and what was ranked: each person's own, and what waits for a coordinator."""
from collections import Counter
from datetime import date

from peewee import SQL, ModelSelect, fn

from portal.enrollment.models import MENTOR, Employee, Enrollment
from portal.enrollment.places.queries import is_available
from portal.enrollment.queries import enrollments_in
from portal.pairing.choosing.models import ListDraw, Preference, Shortlisted
from portal.pairing.models import ASKED_FOR, Forbidding, Proposal, Round
from portal.pairing.queries import holds_places, is_agreed, is_released, places_taken, with_both
from portal.pairing.rules.models import RuleSet
from portal.programs.models import Program

LONGEST = 5
Candidate = Enrollment.alias()


def way_in_force():
    """The way of the newest rules of an Enrollment's program, as a column; null where nobody has set any."""
    newest = RuleSet.select(RuleSet.way).where(RuleSet.program == Enrollment.program)
    return newest.order_by(RuleSet.version.desc()).limit(1)


def shortlist_of(place: Enrollment, on: date) -> ModelSelect:
    """Whom this place can choose from, the best first, with the candidates' places and roster facts.

    Left out is who has left or rests since the list was made, and who was proposed to this place, or ruled out, since.
    """
    return (
        Shortlisted.select(Shortlisted, Candidate, Employee)
        .join(Candidate, on=Shortlisted.candidate)
        .join(Employee, on=Candidate.employee)
        .where(Shortlisted.enrollment == place, *_stands(place.role, place.id, on))
        .order_by(Shortlisted.position)
        .limit(LONGEST)
    )


def list_lengths(places: list[Enrollment], on: date) -> Counter:
    """{place: how many people stand on its list}."""
    found = Counter()
    for role in {place.role for place in places}:
        ids = [place.id for place in places if place.role == role]
        rows = Shortlisted.select(Shortlisted.enrollment, fn.COUNT(Shortlisted.id)).join(Candidate, on=Shortlisted.candidate)
        rows = rows.where(Shortlisted.enrollment.in_(ids), *_stands(role, Shortlisted.enrollment, on))
        found.update({place: min(count, LONGEST) for place, count in rows.group_by(Shortlisted.enrollment).tuples()})
    return found


def _stands(role: str, place, on: date) -> list:
    """The conditions that a Shortlisted still stands; `place` is the reader's, an id or a column."""
    both = (place, Shortlisted.candidate) if role == MENTOR else (Shortlisted.candidate, place)
    forbidden = Forbidding.select(SQL("1")).where(Forbidding.mentor == both[0], Forbidding.mentee == both[1])
    # Whom the reader asks just now is not offered once more, even while a coordinator looks at it first.
    waits = (Proposal.asked_by == place) & Proposal.closed_at.is_null()
    met = Proposal.select(SQL("1")).where(Proposal.mentor == both[0], Proposal.mentee == both[1], is_released() | waits)
    return [is_available(on, Candidate), ~fn.EXISTS(forbidden), ~fn.EXISTS(met)]


def draw_of(program: Program | int) -> ListDraw | None:
    """When this program's lists were asked for and made; None before that."""
    return ListDraw.get_or_none(ListDraw.program == program)


def asks_of(places: list[Enrollment]) -> ModelSelect:
    """What these places asked for and still goes on, the newest first, with both members: it waits for a coordinator or for an answer."""
    mine = Proposal.asked_by.in_(places)
    return with_both(Proposal.select()).where(mine, holds_places(), ~is_agreed()).order_by(Proposal.id.desc())


def last_closed_ask_of(place: Enrollment) -> Proposal | None:
    """What this place asked for last, if it does not go ahead; its asker learns no more than that."""
    last = with_both(Proposal.select(Proposal, holds_places().alias("holds"))).where(Proposal.asked_by == place)
    last = last.order_by(Proposal.id.desc()).first()
    return last if last is not None and not last.holds and last.closed_how != "back" else None


def own_asks(place: Enrollment) -> ModelSelect:
    """Everything that this place ever asked for, for its holder to find one by its id."""
    return with_both(Proposal.select()).where(Proposal.asked_by == place)


def waiting_asks(program: Program) -> ModelSelect:
    """What people of a program asked for and no coordinator has let through yet, the oldest first, with both members."""
    rows = with_both(Proposal.select()).join_from(Proposal, Round)
    waits = Proposal.released_at.is_null() & Proposal.closed_at.is_null()
    return rows.where(Round.program == program, Round.way == ASKED_FOR, waits).order_by(Proposal.id)


def without_candidates(program: Program, on: date) -> list[Enrollment]:
    """The complete places with room on whose list nobody stands, with employee, by name."""
    listed = Shortlisted.select(Shortlisted.enrollment).join(Enrollment, on=Shortlisted.enrollment).where(Enrollment.program == program)
    rows = enrollments_in(program).where(Enrollment.completed_at.is_null(False), is_available(on), Enrollment.id.not_in(listed))
    places, taken = list(rows), places_taken(program)
    return [place for place in places if taken[place.id] < place.capacity]


def open_asks_in(program: Program) -> int:
    """How many people of a program wait for the answer of whom they asked."""
    rows = Proposal.select().join(Round).where(Round.program == program, Round.way == ASKED_FOR, is_released(), holds_places())
    return rows.where(~is_agreed()).count()


def asks_with(places: list[int]) -> ModelSelect:
    """What was asked for with one of these places, waits or is open, and is not agreed: with both members."""
    theirs = Proposal.mentor.in_(places) | Proposal.mentee.in_(places)
    rows = with_both(Proposal.select()).where(theirs, Proposal.asked_by.is_null(False), holds_places(), ~is_agreed())
    return rows.order_by(Proposal.id)


def taken_at(places: list[int]) -> Counter:
    """{place: how many of it released proposals hold}."""
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).where(is_released(), holds_places())
    rows = rows.where(Proposal.mentor.in_(places) | Proposal.mentee.in_(places))
    return Counter(place for pair in rows.tuples() for place in pair if place in places)


def agreed_at(places: list[int]) -> Counter:
    """{place: how many of it are held by pairings that both accepted}."""
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).where(is_agreed(), holds_places())
    rows = rows.where(Proposal.mentor.in_(places) | Proposal.mentee.in_(places))
    return Counter(place for pair in rows.tuples() for place in pair if place in places)


def ranks_of(place: Enrollment) -> dict[int, int]:
    """{candidate's place: which choice of this place it is}, for its holder alone and for pairing."""
    return dict(Preference.select(Preference.candidate, Preference.rank).where(Preference.enrollment == place).tuples())


def ranked_counts(places: list[Enrollment]) -> Counter:
    """{place: how many people its holder has ranked}."""
    rows = Preference.select(Preference.enrollment, fn.COUNT(Preference.id)).where(Preference.enrollment.in_(places))
    return Counter(dict(rows.group_by(Preference.enrollment).tuples()))


def ranked_in(program: Program) -> set[tuple[int, int]]:
    """(place, candidate) of every choice that people of a program have ranked: they stay on their lists."""
    rows = Preference.select(Preference.enrollment, Preference.candidate).join(Enrollment, on=Preference.enrollment)
    return set(rows.where(Enrollment.program == program).tuples())
