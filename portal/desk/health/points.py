"""What each fact about a mentorship costs of its hundred points. Pure: the weights are data, for page, docs and database alike."""
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

WHOLE = 100
# What is called silent elsewhere is 60 days; before that a mentorship is quiet, on whose rhythm a session was due two weeks ago.
QUIET_AFTER, QUIET_BEYOND = 45, 15
SIGNED_WITHIN = timedelta(days=21)
# The schedule asks after this time once more whether a session took place.
REPORTED_WITHIN = timedelta(days=7)
# So long a change, a contradiction or a missing report counts.
REMEMBERED = timedelta(days=60)


@dataclass(frozen=True)
class Weight:
    """One fact, counted as a number: the first `spare` of it cost nothing, each further one `each` points, all together `most`."""

    fact: str
    each: int
    most: int
    spare: int = 0

    def costs(self, count: int) -> int:
        """The points that so many of it cost."""
        return min(self.most, self.each * max(0, count - self.spare))

    @property
    def steps(self) -> tuple[tuple[int, int], ...]:
        """(how many, what they cost), the dearest first: the same as a list of cases."""
        most = -(-self.most // self.each)
        return tuple((self.spare + step, self.costs(self.spare + step)) for step in range(most, 0, -1))


# In the order in which a coordinator wants to read them.
WEIGHTS = (
    Weight("silent", 60, 60),
    Weight("late", 30, 30),
    Weight("quiet", 30, 30),
    Weight("unconfirmed", 30, 30),
    Weight("missing", 25, 50, spare=1),
    Weight("disputed", 10, 20),
    Weight("changes", 10, 30, spare=1),
    Weight("unplanned", 10, 10),
    Weight("unreported", 5, 10),
    Weight("unsigned", 10, 10),
    Weight("unread", 5, 10),
)
# From how many points on a mentorship is in a band, the band that wants a coordinator first.
ACT, LOOK, WELL = "act", "look", "well"
BANDS = {ACT: 0, LOOK: 50, WELL: 80}


def lost(facts: Mapping[str, int]) -> list[tuple[str, int]]:
    """(fact, points) of everything that costs something."""
    costs = ((weight.fact, weight.costs(facts[weight.fact])) for weight in WEIGHTS)
    return [(fact, points) for fact, points in costs if points]


def points_of(facts: Mapping[str, int]) -> int:
    """What is left of the hundred."""
    return max(0, WHOLE - sum(points for _fact, points in lost(facts)))


def band_of(points: int) -> str:
    """The band of so many points."""
    return max((from_points, band) for band, from_points in BANDS.items() if points >= from_points)[1]
