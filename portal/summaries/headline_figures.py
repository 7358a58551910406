"""The row of four figures under the headline, each with its target and how far it is from it, in words."""
from flask_babel import gettext as _

from portal.summaries.numbers import counted, number, standing, valued

KEY_MEASURES = ("first_session_30", "active")


def headline_figures(figures: dict) -> list[dict]:
    """Each as {label, value, unit, standing, kind, n}; a value of None is too few to show."""
    measures = {measure["key"]: measure for measure in figures["measures"]}
    targets = {row["measure"]: row["target"] for row in figures["objectives"] if row["measure"]}
    return [_mentorships(figures["mentorships"]), _sessions(figures["sessions"]),
            *(_key_figure(measures[key], targets.get(key)) for key in KEY_MEASURES)]


def _mentorships(counts: dict) -> dict:
    label = _("Mentorships under way")
    if counts["live"] is None:
        return {"label": label, "value": None}
    missing, wanted = counts["wanted"] - counts["live"], number(counts["wanted"])
    apart = _("Target %(wanted)s, reached", wanted=wanted)
    if missing > 0:
        apart = _("Target %(wanted)s, %(missing)s short", wanted=wanted, missing=number(missing))
    note = _("of %(released)s ever begun", released=number(counts["released"]))
    return {"label": label, "value": number(counts["live"]), "standing": apart, "kind": "behind" if missing > 0 else "met", "n": note}


def _sessions(counts: dict) -> dict:
    label = _("Sessions held")
    if counts["held"] is None:
        return {"label": label, "value": None}
    behind, due = counts["due"] - counts["held"], number(counts["due"])
    apart = _("Due %(due)s, all held", due=due)
    if behind > 0:
        apart = _("Due %(due)s, %(much)s behind", due=due, much=number(behind))
    elif behind < 0:
        apart = _("Due %(due)s, %(much)s ahead", due=due, much=number(-behind))
    both, one = number(counts["confirmed"]), number(counts["held"] - counts["confirmed"])
    note = _("%(both)s reported by\u00a0both, %(one)s\u00a0by\u00a0one", both=both, one=one)
    return {"label": label, "value": number(counts["held"]), "standing": apart, "kind": "behind" if behind > 0 else "met", "n": note}


def _key_figure(measure: dict, target: float | None) -> dict:
    row = {"label": measure["name"], "value": None}
    if measure["value"] is None:
        return row
    row |= {"value": number(round(measure["value"])), "unit": "%", "n": counted(measure)}
    if target is not None:
        apart = standing(measure["value"], target, "percent")
        row |= {"standing": _("Target %(target)s, %(apart)s", target=valued(target, "percent"), apart=apart[:1].lower() + apart[1:]),
                "kind": "met" if measure["value"] >= target else "behind"}
    return row
