"""What a trial of other rules says, ready to be read."""
from dataclasses import dataclass, field

from portal.enrollment.models import Employee, Enrollment
from portal.pairing.matching.criteria import KEPT
from portal.pairing.matching.tell import REMOVED
from portal.pairing.rules.format_words import share_places
from portal.pairing.rules.models import RuleSet
from portal.pairing.trials.models import ANSWERED, STALE, Trial


@dataclass(frozen=True)
class Moved:
    """People who lose or gain a place for the same reason, by name; `why` there is none under the rules that leave none."""

    names: list[str]
    why: list


@dataclass(frozen=True)
class Preview:
    """`state` is one of the states of a trial; stale also when the rules in force are no longer those that it compared with.

    `removed` are rows of (words, now, then); a count of None is a rule that is off.
    """

    trial: Trial
    state: str
    answer: dict = field(default_factory=dict)
    removed: list = field(default_factory=list)
    loses: list[Moved] = field(default_factory=list)
    gains: list[Moved] = field(default_factory=list)

    kept_rule = REMOVED[KEPT]

    @property
    def asks(self) -> bool:
        """Whether it tells who would find somebody to ask, and not of a round."""
        return self.answer.get("asks", False)

    @property
    def changes_nothing(self) -> bool:
        """Whether the draft stays the same pair by pair."""
        return self.answer["new"] == 0 and self.answer["same"] == self.answer["now"]["pairs"]


def preview_of(trial: Trial, rules: RuleSet) -> Preview:
    """The preview of a trial; `rules` are those in force now."""
    if trial.state != ANSWERED:
        return Preview(trial, trial.state)
    answer = trial.answer
    if answer["version"] != rules.version:
        return Preview(trial, STALE)
    names = _names([each["enrollment"] for each in (*answer["loses"], *answer["gains"])])
    loses, gains = (_moved(answer[which], names, trial.program.format) for which in ("loses", "gains"))
    removed = [(REMOVED.get(row["rule"], row["rule"]), row["now"], row["then"]) for row in answer["removed"]]
    return Preview(trial, ANSWERED, answer, removed, loses, gains)


def _moved(rows: list[dict], names: dict[int, str], format: str) -> list[Moved]:
    found: dict[tuple, list[str]] = {}
    for row in rows:
        if row["enrollment"] in names:
            found.setdefault(tuple(map(str, _why(row["why"], format))), []).append(names[row["enrollment"]])
    return [Moved(sorted(who), list(why)) for why, who in found.items()]


def _names(places: list[int]) -> dict[int, str]:
    rows = Employee.select(Employee, Enrollment.id.alias("place")).join(Enrollment).where(Enrollment.id.in_(places)).objects()
    return {row.place: row.name for row in rows} if places else {}


def _why(why: dict, format: str) -> list:
    if why.get("kept"):
        return [REMOVED[KEPT]]
    if "removed" in why:
        return [REMOVED.get(key, key) for key, _count in sorted(why["removed"].items(), key=lambda one: -one[1])]
    if "wanted" in why:
        return [share_places(format, why["wanted"], why["places"])]
    return []
