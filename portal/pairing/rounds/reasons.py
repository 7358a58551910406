"""Who is left over in a solved round, and why, as plain data."""
from portal.pairing.matching.criteria import FLOOR


def left_over(people, removed, instance, pairs, locked) -> tuple[tuple[dict, ...], tuple[dict, ...]]:
    """(leaders with fewer mentors than wanted, mentors without anybody): each {enrollment, and removed, or wanted and places}."""
    from portal.pairing.matching.exclude import none_of
    from portal.pairing.matching.unplaced import spare_mentors, unplaced_reasons

    # What the engine was not asked about, such as a floor that was found beforehand, keeps people out, too.
    removed = {**removed, FLOOR: removed.get(FLOOR, False) | (~instance.allowed & none_of(removed))}
    given = (removed, instance.mentor_capacity, instance.mentee_capacity, pairs, locked)
    leaders = tuple(_reason(people.mentee_ids[one.mentee], one) for one in unplaced_reasons(*given))
    return leaders, tuple(_reason(people.mentor_ids[one.mentor], one) for one in spare_mentors(*given))


def _reason(enrollment: int, reason) -> dict:
    """The rules that leave nobody, or a group that shares too few places, or is not needed in full."""
    if hasattr(reason, "removed"):
        return {"enrollment": enrollment, "removed": {key: int(count) for key, count in reason.removed.items() if count}}
    return {"enrollment": enrollment, "wanted": int(reason.wanted), "places": int(reason.places)}
