"""What the rules and the score say of two people, computed by the worker."""
from portal.enrollment.models import Enrollment
from portal.pairing.candidates import field_of
from portal.pairing.firm import in_the_way
from portal.pairing.matching.criteria import FLOOR
from portal.pairing.part_rows import part_rows
from portal.pairing.rounds.task import least_of
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import HAND, Trial


@answerer(HAND)
def say_of_two(trial: Trial) -> dict:
    """{parts, score, has_kept, checked, removed_by} of the places in `about`; without points where one of them cannot take part now.

    Where a pair needs some points, that is one of the rules, held to the points that a coordinator may read, as in a round.
    """
    mentor, mentee = (Enrollment.get_by_id(trial.about[role]) for role in ("mentor", "mentee"))
    on = trial.asked_at.date()
    firm, field = in_the_way(mentor, mentee, on), field_of(trial.program, on)
    one = next((side for side in field.mentors if side.id == str(mentor.id)), None)
    other = next((side for side in field.mentees if side.id == str(mentee.id)), None)
    if one is None or other is None:
        return {"parts": [], "score": None, "has_kept": False, "checked": firm, "removed_by": firm}
    from portal.pairing.matching.explain import explain

    told = explain(one, other, field.rules)
    score, parts, has_kept = part_rows(told, field)
    least = least_of(rules_in_force(trial.program))
    asked, low = ((), ()) if least is None else ((FLOOR,), (FLOOR,) if score < least else ())
    removed = [*dict.fromkeys((*told.removed_by, *low, *firm))]
    seen = {"parts": parts, "score": score, "has_kept": has_kept}
    return {**seen, "checked": [*dict.fromkeys((*told.checked, *asked, *removed))], "removed_by": removed}
