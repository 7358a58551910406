"""What the figures of answers are counted from: who was asked what, and the numbers and choices that came back; no words."""
from dataclasses import dataclass, field

from portal.programs.formats import MENTEE, MENTOR, PEER
from portal.surveys.rows import Asked, Row


@dataclass(frozen=True)
class Worth:
    """How much one person found one session that was held worth the time, from 1 to 5; `log` is the report that says so."""

    person: int
    role: str
    log: int
    value: int


@dataclass(frozen=True)
class Reason:
    """Why somebody joined, by the key of the option that was chosen; `answer` is where it stands."""

    person: int
    role: str
    answer: int
    chosen: str


@dataclass(frozen=True)
class Added:
    """A set that a coordinator added: its newest name and source, and all its wordings that stand on the newest scale."""

    key: str
    name: str
    citation: str
    lowest: int
    highest: int
    versions: frozenset[int]


@dataclass(frozen=True)
class Heard:
    """All of it. `met` and `profiles` are (person, role): who held a session, and whose profile says or could say why they joined."""

    format: str
    rows: list[Row] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    worth: list[Worth] = field(default_factory=list)
    met: frozenset[tuple[int, str]] = frozenset()
    reasons: list[Reason] = field(default_factory=list)
    profiles: frozenset[tuple[int, str]] = frozenset()
    added: list[Added] = field(default_factory=list)

    def roles(self, role: str) -> tuple[str, ...]:
        """The roles that are one group of people here: peers are told apart in a pair alone. An empty role is everybody."""
        if role and self.format != PEER:
            return (role,)
        return () if role == MENTOR else (MENTOR, MENTEE)
