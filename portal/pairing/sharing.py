"""Which parts of a pair's arithmetic may be written down, and for whom: what is kept for pairing alone is not."""
from portal.pairing.matching.criteria import Rules

PARTNERS, COORDINATORS = "partners", "coordinators"


def parts_for(told, rules: Rules, readers: tuple[str, ...]) -> tuple[list[dict], bool]:
    """(the parts of an Explanation that one of `readers` may see, as they are written down; whether parts kept for pairing counted).

    A part says itself who may see it (`shown_to`); one that does not is for partners.
    """
    parts = [
        {"criterion": part.criterion, "points": part.points, "maximum": part.maximum, "facts": part.facts, **_readers(part)}
        for part in told.parts
        if part.criterion not in rules.kept and getattr(part, "shown_to", PARTNERS) in readers
    ]
    return parts, any(part.criterion in rules.kept and part.maximum for part in told.parts)


def _readers(part) -> dict:
    return {"shown_to": part.shown_to} if hasattr(part, "shown_to") else {}
