"""What one round is drawn from: its people and rules, the pairs that it keeps as far as it can, and who has waited."""
from dataclasses import dataclass, replace
from datetime import date

from portal.pairing.candidates import Field, field_of
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import draft_of
from portal.pairing.rounds.waiting import standing_of
from portal.pairing.rules.models import ABOVE, FIRST, RuleSet
from portal.pairing.rules.queries import rules_in_force
from portal.programs.models import Program

BEST = "best"
HUNDREDTHS = 100


@dataclass(frozen=True)
class Task:
    """`kept`: the pairs of the draft before, as (mentor row, mentee row); `waited`: by row, the higher the longer a leader has waited.

    `keep` is one of KEEPS, `keep_points` the bonus in whole points. `floor` is the least score in hundredths, or BEST.
    """

    field: Field
    kept: tuple[tuple[int, int], ...] = ()
    waited: tuple[int, ...] = ()
    keep: str = FIRST
    keep_points: int = 0
    floor: int | str = BEST

    def kept_otherwise(self, keep: str, keep_points: int = 0) -> "Task":
        """The same, with another way to treat the draft before."""
        return replace(self, keep=keep, keep_points=keep_points)

    def locking(self, pair: tuple[int, int]) -> "Task":
        """The same with one more lock."""
        return replace(self, field=replace(self.field, locked=[*self.field.locked, pair]))

    def without_locks(self) -> "Task":
        """The same with none."""
        return replace(self, field=replace(self.field, locked=[]))


def task_of(round_: Round, on: date) -> Task:
    """What this round is to be drawn from, as it stands on this day, under the rules that it was asked for with."""
    rules = round_.rules or rules_in_force(round_.program)
    keep, points = (round_.keep, round_.keep_points) if round_.keep else (rules.keep, rules.keep_points)
    return _task(round_.program, rules, round_.base, on).kept_otherwise(keep, points)


def task_now(program: Program, on: date, rules: RuleSet | None = None) -> Task:
    """What a round would be drawn from if it were asked for now; by other rules than those in force, if they are given."""
    return _task(program, rules or rules_in_force(program), draft_of(program), on)


def least_of(rules: RuleSet) -> int | None:
    """The least score of a pair that these rules ask for, in hundredths; None where they ask for none."""
    return rules.least_points * HUNDREDTHS if rules.aim == ABOVE else None


def _task(program: Program, rules: RuleSet, base: Round | None, on: date) -> Task:
    field, waited = field_of(program, on, rules), standing_of(program)
    least, waits = least_of(rules), tuple(waited.get(one, 0) for one in field.mentee_ids)
    return Task(field, _kept(field, base), waits, rules.keep, rules.keep_points, BEST if least is None else least)


def _kept(field: Field, base: Round | None) -> tuple[tuple[int, int], ...]:
    """What is left of a draft among these people: the pairs that nobody has seen yet."""
    if base is None:
        return ()
    ours = {place: row for row, place in enumerate(field.mentor_ids)}
    theirs = {place: row for row, place in enumerate(field.mentee_ids)}
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).where(Proposal.round == base, Proposal.released_at.is_null())
    pairs = rows.order_by(Proposal.id).tuples()
    return tuple((ours[mentor], theirs[mentee]) for mentor, mentee in pairs if mentor in ours and mentee in theirs)
