"""One criterion's share of a score: told on pages, which never load the solver."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """One criterion's share: `points` of `maximum`, both in hundredths of a point, and the facts that gave them.

    Facts by criterion: topics {"topics": [{"topic", "importance", "confidence"}]} for all that the mentee wants, the
    most important first, confidence 0 where the mentor does not teach it; interests and languages {"shared": [..]};
    perspectives {"asked": [..], "shared": [..]}; other_department and location {"mentor", "mentee"}; shared_hours {"minutes"}; preferences
    {"mentor", "mentee"}, the rank on each side or None; load {"partners"}, how many the mentor has had before this one.
    `is_kept`: it is made of answers given for pairing only; then it has no facts, and its points are shown to nobody.
    """

    criterion: str
    points: int
    maximum: int
    facts: dict = field(default_factory=dict)
    is_kept: bool = False
