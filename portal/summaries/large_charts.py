"""The large charts of a summary, made once for its page and its paper from what was frozen; without figures there is no chart."""
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from portal.charts.change import Change, change
from portal.charts.planned import Planned, planned
from portal.charts.shares import Shares, shares
from portal.charts.stacks import Stacks, stacks
from portal.programs.small_groups import SMALLEST, is_enough
from portal.summaries.format_words import DEPARTMENT
from portal.summaries.measures import PERCENT
from portal.summaries.numbers import SHORT, day_of, number, valued

# Of whose figures "before and after" is drawn, in this order: what a program wants more of, once it runs.
COMPARED = ("enrollment_rate", "match_rate", "first_session_30", "cadence_kept", "session_completion", "active", "goals_moving")
LONGEST_LABEL, LEAST = 26, 2


@dataclass(frozen=True)
class LargeCharts:
    """Each is None where there is nothing to draw."""

    line: Planned | None
    shares: Shares | None
    states: Stacks | None
    change: Change | None

    @property
    def any_drawn(self) -> bool:
        """Whether the second page of the paper has a chart."""
        return any((self.line, self.shares, self.change))


def large_charts(figures: dict, format: str) -> LargeCharts:
    """The charts of a publication's figures, in the words of the program's format."""
    groups = [row for row in figures["groups"]["rows"] if "open" in row]
    enough = sum(row["mentorships"] is not None for row in groups) > 1
    smallest = figures.get("smallest", SMALLEST)
    return LargeCharts(
        together_chart(figures),
        departments_chart(groups, figures, format, smallest) if enough else None,
        states_chart(groups, figures, format) if enough else None,
        since_chart(figures),
    )


def together_chart(figures: dict) -> Planned | None:
    """Sessions held so far at the end of each month, and those due so far."""
    months, sums = figures["months"], figures["sessions"]
    held, due = (_run_up([row[name] for row in months], sums[name]) for name in ("held", "due"))
    if sum(value is not None for value in held) < LEAST:
        return None
    behind = sums["due"] - sums["held"]
    return planned(
        _("Sessions held and sessions due under the agreements, added up month by month, to %(day)s", day=day_of(figures["as_of"])),
        _how_far(behind, sums), [_month(row) for row in months], held, due, name=_("Held"), plan_name=_("Due"), corner=_("So far"),
        show=number, too_few=_("too few"),
    )


def _run_up(amounts: list[int | None], total: int | None) -> list[int | None]:
    """What had come together by the end of each month: counted back from the total as far as every month may be shown."""
    sums: list[int | None] = []
    for amount in reversed(amounts):
        sums.append(total)
        total = None if total is None or amount is None else total - amount
    return sums[::-1]


def _how_far(behind: int, sums: dict) -> str:
    said = {"held": number(sums["held"]), "due": number(sums["due"])}
    if behind > 0:
        return _("%(held)s sessions were held, %(much)s fewer than the %(due)s due by now.", much=number(behind), **said)
    if behind < 0:
        return _("%(held)s sessions were held, %(much)s more than the %(due)s due by now.", much=number(-behind), **said)
    return _("All %(due)s sessions due by now were held.", **said)


def departments_chart(rows: list[dict], figures: dict, format: str, smallest: int) -> Shares | None:
    """Active mentorships, of those open, by department, against the objective if one names that measure."""
    # A share of fewer than `smallest` says too much about each.
    enough = {row["name"] for row in rows if row["open"] is not None and is_enough(row["open"], smallest)}
    shown = [(row["name"], row["active"], row["open"]) if row["name"] in enough else (row["name"], None, None) for row in rows]
    # From the highest to the lowest; what is too few, and what was put together, stand last.
    together = str(_("All others"))
    shown.sort(key=lambda row: (row[0] == together, row[1] is None, -(row[1] / row[2]) if row[1] is not None else 0))
    known = [(part / whole, index) for index, (_name, part, whole) in enumerate(shown) if part is not None]
    if len(known) < LEAST:
        return None
    target = next((row["target"] for row in figures["objectives"] if row["measure"] == "active"), None)
    lowest, last = min(known)
    below = [index for share, index in known if target is not None and round(100 * share) < round(target)]
    return shares(
        _("Open mentorships with a session in the last 45 days that all report, by %(what)s", what=_lowered(DEPARTMENT[format])),
        _who_is_below(shown, below, target, last, lowest), [(_cut(name), part, whole) for name, part, whole in shown],
        name=_("Active"), corner=str(DEPARTMENT[format]), part_of=_part_of,
        target=target, target_name=_("Objective"), marked=[last] if last in below else [], marked_name=_("Furthest from the objective"),
        show=lambda value: valued(value, PERCENT), width=430,
    )


def _part_of(pair: tuple) -> str:
    return _("%(part)s of %(all)s", part=number(pair[0]), all=number(pair[1]))


def _who_is_below(shown: list, below: list[int], target: float | None, last: int, lowest: float) -> str:
    name, share = shown[last][0], valued(100 * lowest, PERCENT)
    if target is None:
        return _("%(name)s has the fewest active mentorships: %(share)s.", name=name, share=share)
    if not below:
        return _("Every department shown reaches the objective of %(target)s.", target=valued(target, PERCENT))
    known = sum(part is not None for _name, part, _whole in shown)
    if len(below) == known:
        said = _("All departments shown are below the objective of %(target)s", target=valued(target, PERCENT))
    else:
        said = ngettext("%(num)s of %(known)s departments shown is below the objective of %(target)s",
                        "%(num)s of %(known)s departments shown are below the objective of %(target)s",
                        len(below), known=known, target=valued(target, PERCENT))
    return _("%(said)s; %(name)s is furthest, at %(share)s.", said=said, name=name, share=share)


def states_chart(rows: list[dict], figures: dict, format: str) -> Stacks:
    """Mentorships by department: active, open and quiet, ended."""
    groups = [(_cut(row["name"]), _parts(row)) for row in rows]
    known = [numbers for _name, numbers in groups if numbers]
    whole = figures["groups"]["total"]
    # What is hidden is counted in the total alone.
    quiet = whole["open"] - whole["active"] if whole.get("open") is not None else sum(numbers[1] for numbers in known)
    return stacks(
        _("Mentorships by %(what)s and what has become of them", what=_lowered(DEPARTMENT[format])), _quiet(quiet), groups,
        [_("Active"), _("Open, no session in 45 days"), _("Ended")], corner=str(DEPARTMENT[format]), show=number,
    )


def _parts(row: dict) -> list[int] | None:
    return None if row["open"] is None else [row["active"], row["open"] - row["active"], row["mentorships"] - row["open"]]


def _quiet(quiet: int) -> str:
    if not quiet:
        return _("Every open mentorship is active.")
    return ngettext("One open mentorship has had no session that all report in the last 45 days.",
                    "%(num)s open mentorships have had no session that all report in the last 45 days.", quiet)


def since_chart(figures: dict) -> Change | None:
    """Shares of the last summary beside those of now, for the measures that both show."""
    last = next(iter(figures.get("history", [])[-1:]), None)
    if last is None:
        return None
    measures = {one["key"]: one for one in figures["measures"]}
    rows = [(measures[key]["name"], last["values"][key], measures[key]["value"]) for key in COMPARED
            if key in measures and measures[key]["value"] is not None and last["values"].get(key) is not None]
    if len(rows) < LEAST:
        return None
    days = day_of(last["as_of"], SHORT), day_of(figures["as_of"], SHORT)
    return change(_("Shares on %(before)s and on %(after)s", before=days[0], after=days[1]), _moved_most(rows, days[0]), rows,
                  names=days, corner=_("Measure"), show=lambda value: valued(value, PERCENT))


def _moved_most(rows: list, since: str) -> str:
    name, before, after = max(rows, key=lambda row: abs(round(row[2]) - round(row[1])))
    if round(before) == round(after):
        return _("Since %(day)s, none of these shares has changed.", day=since)
    said = {"day": since, "name": name, "before": valued(before, PERCENT), "after": valued(after, PERCENT)}
    if after > before:
        return _("Since %(day)s, “%(name)s” rose most: from %(before)s to %(after)s.", **said)
    return _("Since %(day)s, “%(name)s” changed most: it fell from %(before)s to %(after)s.", **said)


def _month(row: dict) -> str:
    return format_date(date.fromisoformat(row["month"]), "LLL", locale=get_locale())


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…"


def _lowered(words) -> str:
    said = str(words)
    return said[:1].lower() + said[1:]
