"""The words that a draft starts with: plain readings of its figures, for the coordinator to write over."""
from portal.words import lazy as _


def first_words(figures: dict) -> dict[str, str]:
    """Headline and lead for these figures; nothing more, for what they mean is the coordinator's to say."""
    return {"headline": str(_headline(figures)), "lead": str(_lead(figures))}


def is_met(objective: dict) -> bool:
    """Whether an objective of the figures has reached its target; False where nothing is known."""
    now, target = objective["now"], objective["target"]
    # Of a share that is told as "fewer than" nobody knows how far it has come.
    if now is None or objective.get("bound") == "below":
        return False
    return now <= target if is_less_better(objective) else now >= target


def is_less_better(objective: dict) -> bool:
    """Whether an objective of the figures wants less of what it counts; of older figures its baseline tells."""
    baseline = objective["baseline"]
    return objective.get("less_is_better", baseline is not None and objective["target"] < baseline)


def _headline(figures: dict):
    objectives = [objective for objective in figures["objectives"] if objective["now"] is not None]
    if not objectives:
        return _("Where the program stands")
    met, known = sum(map(is_met, objectives)), len(objectives)
    if known < len(figures["objectives"]):
        return _("So far the program reaches %(met)s of the %(all)s objectives that have a figure", met=met, all=known)
    if met == known:
        return _("The program reaches all its objectives so far")
    return _("So far the program reaches %(met)s of %(all)s objectives", met=met, all=known)


def _lead(figures: dict):
    live, held, both = figures["mentorships"]["live"], figures["sessions"]["held"], figures["sessions"]["confirmed"]
    if live is None or held is None:
        return _("The program has only just begun: there is too little to show yet.")
    counts = {"live": live, "held": held, "both": both}
    return _("%(live)s mentorships are under way. %(held)s sessions were held, %(both)s of them reported by\u00a0both.", **counts)
