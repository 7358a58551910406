"""What of a round's stored points its coordinators may read today: a question may have become one for pairing alone since it was drawn."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from peewee import Case, Node, Value, fn

from portal.pairing.kept import ALWAYS_KEPT, COORDINATORS, may_read
from portal.pairing.looks import weight_of
from portal.pairing.models import Proposal, Round

# The looks that are read off a criterion, and those that are read off the points of all.
_LOOKS = {"topics": "topic", "shared_hours": "hours"}
_OF_SUMS = frozenset({"lowest", "elsewhere"})
# A statement takes some 32,000 parameters; the pairs of a larger round stand in the order in which they were drawn.
MOST_IN_ORDER = 4_000


@dataclass(frozen=True)
class ShownPoints:
    """`score` and `weight` are what a list of pairs is ordered and narrowed by; `scores` are those of the round, the lowest first.

    `hidden` names the criteria whose points are stored with the round and left out here; mostly there are none.
    """

    score: Node
    weight: Node
    scores: list[int]
    total: int
    hidden: frozenset[str] = field(default=frozenset())

    @property
    def lowest(self) -> int | None:
        """In hundredths of points, None without pairs."""
        return self.scores[0] if self.scores else None

    def looks(self, proposal: Proposal) -> list[str]:
        """Why this pair deserves a look, as far as that tells nothing of what is left out."""
        return _looks_without(proposal.looks, self.hidden)


def shown_points(round_: Round, shown_to: Mapping[str, str]) -> ShownPoints:
    """Of one round; `shown_to` are today's readers of each criterion (see kept.shown_to_of)."""
    hidden = _stored_in([round_.id], shown_to).get(round_.id, frozenset())
    mine = Proposal.round == round_
    if not hidden:
        scores = [score for (score,) in Proposal.select(Proposal.score).where(mine).order_by(Proposal.score).tuples()]
        return ShownPoints(Proposal.score, Proposal.weight, scores, round_.total)
    rows = list(Proposal.select(Proposal.id, Proposal.parts, Proposal.looks).where(mine).order_by(Proposal.id).tuples())
    scores = {one: _score(parts, hidden) for one, parts, _looks in rows}
    weights = {one: weight_of(_looks_without(looks, hidden)) for one, _parts, looks in rows}
    ordered = sorted(scores.values())
    return ShownPoints(_column(scores), _column(weights), ordered, sum(ordered), hidden)


def shown_totals(rounds: Iterable[Round], shown_to: Mapping[str, str]) -> dict[int, int]:
    """{round: the points of all its pairs that coordinators may read today, in hundredths}"""
    totals = {round_.id: round_.total for round_ in rounds}
    hidden = _stored_in(list(totals), shown_to)
    totals |= dict.fromkeys(hidden, 0)
    rows = Proposal.select(Proposal.round, Proposal.parts).where(Proposal.round.in_(list(hidden))).tuples() if hidden else ()
    for one, parts in rows:
        totals[one] += _score(parts, hidden[one])
    return totals


def _stored_in(rounds: list[int], shown_to: Mapping[str, str]) -> dict[int, frozenset[str]]:
    """{round: the criteria that are stored with it and that coordinators may not read}, of rounds that have any.

    All pairs of a round are made of the same criteria, so one of them tells; of one that was emptied it is taken that all are.
    """
    kept = frozenset(key for key, circle in shown_to.items() if not may_read(circle, COORDINATORS)) - ALWAYS_KEPT
    # Of a pair whose member has erased everything, the parts are gone.
    one_of = Proposal.select(fn.MAX(Proposal.id)).where(Proposal.round.in_(rounds)).group_by(Proposal.round)
    found = {}
    for round_, parts in Proposal.select(Proposal.round, Proposal.parts).where(Proposal.id.in_(one_of)).tuples() if kept else ():
        hidden = kept & {part["criterion"] for part in parts} if parts else kept
        if hidden:
            found[round_] = hidden
    return found


def _score(parts: list[dict], hidden: frozenset[str]) -> int:
    return sum(part["points"] for part in parts if part["criterion"] not in hidden)


def _looks_without(looks: list[str], hidden: frozenset[str]) -> list[str]:
    gone = {_LOOKS.get(key, "") for key in hidden} | _OF_SUMS if hidden else ()
    return [look for look in looks if look not in gone]


def _column(numbers: dict[int, int]) -> Node:
    """These numbers by the id of a Proposal, as a column of a query; nothing where they are more than a database takes."""
    if len(numbers) > MOST_IN_ORDER:
        return Value(None).cast("INTEGER")
    return Case(Proposal.id, tuple(numbers.items()), 0) if numbers else Proposal.score
