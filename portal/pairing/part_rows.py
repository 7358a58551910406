"""What is written down of a pair's arithmetic: what somebody may read of it. What is kept for pairing is not written down at all."""
from portal.enrollment.questionnaire.kinds import PAIRING_ONLY
from portal.pairing.kept import COORDINATORS, PARTNERS, may_read
from portal.pairing.matching.parts import Part


def part_rows(explanation, field) -> tuple[int, list[dict], bool]:
    """(score in hundredths, parts, has_kept) of a Proposal or a Shortlisted, from `explain` and the Field it was made of.

    The parts are those that partners or coordinators may read, each with "shown_to"; their points are the score. `has_kept` says that
    answers kept for pairing counted under these rules: for every pair alike, so that it tells nothing of these two.
    """
    parts = [
        _row(part, circle) for part in explanation.parts if may_read(circle := circle_of(part.criterion, field), COORDINATORS)
    ]
    return sum(part["points"] for part in parts), parts, has_kept(field)


def has_kept(field) -> bool:
    """Whether answers kept for pairing count under the rules of this Field."""
    return any(points and circle_of(key, field) == PAIRING_ONLY for key, points in field.rules.weights.items())


def circle_of(criterion: str, field) -> str:
    """Who may read a criterion of this Field: PARTNERS, COORDINATORS, or nobody but pairing."""
    return PAIRING_ONLY if criterion in field.rules.kept else field.shown_to.get(criterion, PARTNERS)


def parts_for_partners(parts: list[dict]) -> tuple[int, list[dict]]:
    """(score, parts) of what the two themselves may read, of what `part_rows` gave."""
    shown = [part for part in parts if part["shown_to"] == PARTNERS]
    return sum(part["points"] for part in shown), shown


def _row(part: Part, circle: str) -> dict:
    return {"criterion": part.criterion, "points": part.points, "maximum": part.maximum, "facts": part.facts, "shown_to": circle}
