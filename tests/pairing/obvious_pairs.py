"""The rules and the criteria once more, for one pair at a time and as plainly as they can be said; shares nothing with the engine."""

from fractions import Fraction


def forbidden(mentor, mentee, rules) -> set[str]:
    """The keys of the rules that forbid this pair, before what is kept is hidden."""
    gap = mentor.level - mentee.level if rules.senior_side == "mentee" else mentee.level - mentor.level
    same_department = mentor.department.strip().casefold() == mentee.department.strip().casefold() != ""
    both = (mentor.id, mentee.id)
    broken = {
        "same_person": mentor.employee == mentee.employee,
        "reporting_line": mentor.employee in mentee.managers or mentee.employee in mentor.managers,
        "blocked": both in rules.blocked,
        "former": both in rules.former,
        "kept_apart": both in rules.kept_apart,
        "level_gap": rules.min_level_gap is not None and gap < rules.min_level_gap,
        "level_band": rules.max_level_gap is not None and abs(gap) > rules.max_level_gap,
        "common_language": rules.common_language and not mentor.languages & mentee.languages,
        "shared_hours": longest_stretch(mentor, mentee) < rules.min_shared_minutes,
        "same_department": not rules.same_department and same_department,
    }
    return {key for key, is_broken in broken.items() if is_broken}


def longest_stretch(mentor, mentee) -> int:
    """The minutes of the longest time in one piece in which both work, in a week that begins again when it ends."""
    both = mentor.working_quarters & mentee.working_quarters
    longest = 0
    for start in both:
        length = 0
        while length < 672 and (start + length) % 672 in both:
            length += 1
        longest = max(longest, length)
    return 15 * longest


def points(mentor, mentee, rules) -> dict[str, int]:
    """The hundredths of each criterion but the topics, whose shares are rounded among themselves."""
    most = {key: 100 * weight for key, weight in rules.weights.items()}
    same_place = mentor.location.strip().casefold() == mentee.location.strip().casefold()
    places_known = mentor.location.strip() and mentee.location.strip()
    departments = {person.department.strip().casefold() for person in (mentor, mentee)}
    minutes = 15 * len(mentor.working_quarters & mentee.working_quarters) // 5
    asked = mentee.perspectives
    half = most["preferences"] // 2
    earned = {
        "interests": Fraction(min(3, len(mentor.interests & mentee.interests)), 3),
        "other_department": int(len(departments) == 2 and "" not in departments),
        "shared_hours": Fraction(min(minutes, rules.enough_minutes), rules.enough_minutes),
        "languages": Fraction(min(2, max(0, len(mentor.languages & mentee.languages) - 1)), 2),
        "location": int(bool(places_known) and same_place == (rules.location == "same")),
        "perspectives": Fraction(len(asked & mentor.perspectives), len(asked)) if asked else 0,
        "load": Fraction(1, mentor.partners + 1),
    }
    found = {key: int(share * most[key]) for key, share in earned.items()}
    theirs, ours = _wish(mentee.ranks.get(mentor.id), most["preferences"] - half), _wish(mentor.ranks.get(mentee.id), half)
    return {**found, "preferences": theirs + ours}


def _wish(rank, most):
    return most * {1: 3, 2: 2, 3: 1}.get(rank, 0) // 3
