"""The rules of a round as the engine wants to hear them: a version of the program's rules, and what stands between two people."""
from portal.enrollment.models import MENTOR, Enrollment
from portal.pairing.apart import kept_apart_in
from portal.pairing.kept import kept_among
from portal.pairing.matching.criteria import Rules
from portal.pairing.models import Forbidding
from portal.pairing.queries import released_pairs
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.points import points_in_force
from portal.programs.formats import PEER, SENIOR
from portal.programs.models import Program


def rules_for(program: Program, rule_set: RuleSet, shown_to: dict[str, str]) -> Rules:
    """Nobody is proposed the same partner twice, whichever of the two is the mentor; nor those who are not to be a pair."""
    other = _other_places(program)
    blocked, declined = _forbidden(program)
    return Rules(
        min_level_gap=rule_set.min_level_gap or None,
        max_level_gap=rule_set.max_level_gap or None,
        senior_side=SENIOR.get(program.format, MENTOR),
        common_language=rule_set.common_language,
        min_shared_minutes=rule_set.min_shared_minutes,
        same_department=rule_set.same_department,
        location=rule_set.location,
        weights=points_in_force(rule_set),
        blocked=_either_way(blocked, other),
        former=_either_way({*declined, *released_pairs(program)}, other),
        kept_apart=frozenset(kept_apart_in(program)),
        kept=kept_among(shown_to),
    )


def _forbidden(program: Program) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """(the pairs that a coordinator ruled out, those that follow from a proposal that was declined), in ids of places."""
    rows = Forbidding.select(Forbidding.mentor, Forbidding.mentee, Forbidding.forbidden_by).where(Forbidding.program == program).tuples()
    blocked, declined = set(), set()
    for mentor, mentee, by in rows:
        (blocked if by else declined).add((mentor, mentee))
    return blocked, declined


def _either_way(pairs: set[tuple[int, int]], other: dict[int, int]) -> frozenset[tuple[str, str]]:
    """These pairs, and the same two people with their roles turned, as the engine names them."""
    turned = {(other.get(mentee), other.get(mentor)) for mentor, mentee in pairs}
    return frozenset((str(mentor), str(mentee)) for mentor, mentee in pairs | turned if mentor and mentee)


def _other_places(program: Program) -> dict[int, int]:
    """{a place: the place in which the same person holds the other role}; in a pool of peers that is the same place."""
    ids: dict[int, list[int]] = {}
    rows = Enrollment.select(Enrollment.person, Enrollment.id).where(Enrollment.program == program).order_by(Enrollment.id)
    for person, place in rows.tuples():
        ids.setdefault(person, []).append(place)
    if program.format == PEER:
        return {place: place for places in ids.values() for place in places}
    both = [places for places in ids.values() if len(places) == 2]
    return {one: two for places in both for one, two in (places, places[::-1])}
