"""The proof that comes with every result, and a checker that knows nothing of how the pairs were found.

Most placed: a cover, people of whom each usable pair has one, with no more places than there are pairs. Prices: no pair
is worth more than its two people together, so no choice is worth more than all prices, and the pairs are worth just
that; `first` and the total are proven so. Floor: a cover of the pairs above it with too few places, or, where `first`
counts, prices of the pairs above it that are too low. After `first`, the total is compared among choices that reach
it: by its prices, they use pairs worth just their prices, all pairs worth more, and every place that has a price.
"""

from dataclasses import asdict, dataclass
from functools import partial

from portal.pairing.matching.proof_checks import LARGEST, Refuted, given_to, hold, number, places, price_of_all, sum_of

__all__ = ["AS_CERTIFIED", "LARGEST", "Certificate", "Cover", "Prices", "Refuted", "verify"]

AS_CERTIFIED = "as certified"


@dataclass(frozen=True)
class Cover:
    """Rows of mentors and of mentees."""

    mentors: tuple[int, ...] = ()
    mentees: tuple[int, ...] = ()


@dataclass(frozen=True)
class Prices:
    """A price per row of mentors and of mentees; `bonus` is what each pair counts beside its value."""

    bonus: int
    mentors: tuple[int, ...]
    mentees: tuple[int, ...]

    @classmethod
    def of(cls, bonus, mentors, mentees):
        """Make it from arrays."""
        return cls(bonus, tuple(mentors.tolist()), tuple(mentees.tolist()))


@dataclass(frozen=True)
class Certificate:
    """The proof of a result; locked pairs are outside of it: they were given.

    `floor` is the lowest score asked of a pair or None; `floor_cover`, or with `first` `floor_prices`, proves it the
    highest; both are None if the floor was given, or if only spared pairs are left. `bonus` is what each pair counts
    beside its score when compared with the prices. `first` proves the sum of what counts first, if anything does; the
    prices of the total then hold on its face, and those of people who have to fill all places may be negative.
    """

    most_placed: Cover
    floor: int | None
    floor_cover: Cover | None
    bonus: int
    mentor_prices: tuple[int, ...]
    mentee_prices: tuple[int, ...]
    first: Prices | None = None
    floor_prices: Prices | None = None

    def to_json(self) -> dict:
        """Return it as plain lists and numbers, for json.dumps or a JSON column."""
        return asdict(self)

    @classmethod
    def from_json(cls, plain: dict) -> "Certificate":
        """Make it from what `to_json` returned, read back; TypeError or KeyError if it is something else."""
        cover = plain["floor_cover"]
        return cls(
            most_placed=_cover(plain["most_placed"]),
            floor=plain["floor"],
            floor_cover=None if cover is None else _cover(cover),
            bonus=plain["bonus"],
            mentor_prices=tuple(plain["mentor_prices"]),
            mentee_prices=tuple(plain["mentee_prices"]),
            first=_prices(plain.get("first")),
            floor_prices=_prices(plain.get("floor_prices")),
        )


def verify(
    scores, allowed, mentor_capacity, mentee_capacity, assignment, locked=(), floor=AS_CERTIFIED, *, first=None, spared=None
) -> bool:
    """Return True if the assignment keeps all rules and its certificate proves it the best; raise Refuted if not.

    The other arguments are those of `assign`. Without `floor` the result is checked under the floor that its
    certificate states; with it also that this is what was asked for. Every pair that is allowed is looked at, a block
    of rows at a time.
    """
    proof = assignment.certificate
    given, chosen = given_to(scores, allowed, mentor_capacity, mentee_capacity, assignment.pairs, locked, first, spared)
    hold(sum_of(given.scores, chosen) == assignment.total, "the total is not the sum of the pairs' scores")
    hold((proof.first is None) == (first is None), "what counts first is another thing")
    hold(floor == AS_CERTIFIED or _is_aim(proof, floor, given), "the floor is another one")
    hold(given.reaches(proof.floor), "a pair lies below the floor")

    placed, above = len(given.pairs[0]), partial(given.usable, floor=proof.floor)
    is_limit = floor != "best" and proof.floor_cover is None and proof.floor_prices is None
    reach = above if is_limit else given.usable
    hold(places(proof.most_placed, reach, given.ours, given.theirs) == placed, "more could be placed")
    if proof.first is not None:
        counted = sum_of(given.first, given.pairs)
        worth = counted + placed * number(proof.first.bonus)
        hold(price_of_all(proof.first, given.first, reach, given.ours, given.theirs) == worth, "more of what counts first would fit")
    _hold_floor(proof, given, placed)
    if proof.first is not None:
        given, above = given.on_face(proof.first, above)
    prices = Prices(proof.bonus, proof.mentor_prices, proof.mentee_prices)
    worth = sum_of(given.scores, given.pairs) + len(given.pairs[0]) * number(proof.bonus)
    hold(price_of_all(prices, given.scores, above, given.ours, given.theirs, given.full) == worth, "the total could be higher")
    return True


def _hold_floor(proof, given, placed):
    """Check that no choice of pairs above the floor alone would place as many and reach as much of what counts first."""
    if proof.floor is None:
        hold(proof.floor_cover is None and proof.floor_prices is None, "there is no floor to prove")
        return
    higher = partial(given.usable, floor=number(proof.floor) + 1)
    if proof.floor_cover is not None:
        hold(places(proof.floor_cover, higher, given.ours, given.theirs) < placed, "the floor could be higher")
    if proof.floor_prices is not None:
        hold(given.first is not None, "nothing counts first")
        worth = sum_of(given.first, given.pairs) + placed * number(proof.floor_prices.bonus)
        price = price_of_all(proof.floor_prices, given.first, higher, given.ours, given.theirs)
        hold(price < worth, "the floor could be higher")


def _is_aim(proof, floor, given):
    if floor != "best":
        return proof.floor_cover is None and proof.floor_prices is None and proof.floor == floor
    if proof.floor is None:
        return not len(given.pairs[0]) or given.spares_all_from(None)
    return proof.floor_cover is not None or proof.floor_prices is not None or given.spares_all_from(proof.floor)


def _cover(plain):
    return Cover(tuple(plain["mentors"]), tuple(plain["mentees"]))


def _prices(plain):
    return None if plain is None else Prices(plain["bonus"], tuple(plain["mentors"]), tuple(plain["mentees"]))
