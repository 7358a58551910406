"""A believable paper, as large as a real one: what the tests check and what a designer looks at."""
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from portal.charts.bullet import bullet
from portal.charts.columns import columns

HERE = Path(__file__).parent
TITLE = "Program summary: Upward at Northwind"
MADE_AT = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)


def html() -> str:
    """The sample paper as HTML."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=ChoiceLoader(
        [FileSystemLoader(HERE / "templates"), FileSystemLoader(HERE.parents[1] / "templates")]))
    environment.globals.update(_=str)
    return environment.get_template("sample.html").render(
        title=TITLE, figures=FIGURES, objectives=objectives(), decisions=DECISIONS, chart=sessions_chart(),
        heads=HEADS, rows=ROWS, findings=FINDINGS, limits=LIMITS, definitions=DEFINITIONS)


def percent(value: float) -> str:
    return f"{value:g}%"


def days(value: float) -> str:
    return f"{value:g} days"


FIGURES = [
    {"label": "Mentorships under way", "value": "199", "of": "of 200", "standing": "Target 200, one short", "kind": "behind",
     "n": "one leader waits for a place"},
    {"label": "Sessions held", "value": "612", "standing": "Plan 640, 28 behind", "kind": "behind", "n": "541 of them reported by both"},
    {"label": "First session in 30 days", "value": "88", "unit": "%", "standing": "Target 80%, 8 points ahead", "kind": "met",
     "n": "175 of 199 mentorships"},
    {"label": "Relationship score", "value": "4.4", "of": "of 5", "standing": "Target 4.0, ahead by 0.4", "kind": "met",
     "n": "median, n 150 to 199, 78% answered"},
]


def objectives() -> list[dict]:
    told = [
        ("Leaders meet someone early in their career", "each month, by December", 0, 85, 77, percent, 100,
         "153 of 199", "was 71% in July", "8 points behind"),
        ("Mentors say hard things upward", "confidence up since the start", 0, 40, 46, percent, 100,
         "n 60 to 79", "was 38% in July", "6 points ahead"),
        ("Early-career people stay", "still employed after a year", 82, 90, 91, percent, 100,
         "111 of 122", "was 90% in July", "1 point ahead"),
        ("Pairing is quick", "median from profile to agreement", 31, 14, 12, days, 40,
         "199 mentorships", "was 15 in July", "2 days ahead"),
    ]
    return [_objective(*row) for row in told]


def _objective(name, detail, start, target, now, show, high, n, since, standing) -> dict:
    less = target < start
    met = now <= target if less else now >= target
    reading = f"From {show(start)} at the start to {show(now)} now; the target is {show(target)}."
    return {"name": name, "detail": detail, "start": show(start), "target": show(target), "now": show(now), "n": n, "note": since,
            "standing": standing, "kind": "met" if met else "behind",
            "chart": bullet(name, reading, now, target, start=start, high=high, less_is_better=less, show=show)}


def sessions_chart():
    return columns(
        "Sessions held in each month, against the plan", "August cost 41 sessions, and half of them came back in September.",
        ["Jun", "Jul", "Aug", "Sep", "Oct to the 11th"], [172, 158, 96, 149, 37], plan=[165, 160, 137, 138, 40],
        name="Held", plan_name="Planned", corner="Month", marked=[2])


DECISIONS = [
    {"ask": "Name a sponsor in Operations, where 9 of 31 leaders have met nobody since July.",
     "why": "The other large areas keep their plan.", "by": "By 30 October"},
    {"ask": "Protect one hour a month in leaders’ diaries until December.",
     "why": "Leaders moved or cancelled 14% of the planned sessions, most of them in the last week of a month.", "by": "By 6 November"},
    {"ask": "Decide whether a second program starts in March.",
     "why": "41 people are on the waiting list in Kraków and Malmö.", "by": "By 15 December"},
]
HEADS = [{"label": "Area"}, {"label": "Mentorships", "num": True}, {"label": "Sessions held", "num": True},
         {"label": "Of the plan", "num": True}, {"label": "Would choose this pairing again", "num": True}]
ROWS = [
    ["Technology", "52", "176", "103%", "4.5"], ["Finance and legal", "44", "139", "98%", "4.4"],
    ["Sales and service", "41", "128", "97%", "4.3"], ["Operations", "31", "74", "74%", "4.0"],
    # The second row is withheld as well: a total would give the first away.
    ["Łódź and Malmö sites", None, None, None, None], ["People", None, None, None, None],
]
FINDINGS = [
    "Leaders who met in the first month kept meeting: 91% of them met again within six weeks, against 58% of the others.",
    "Mentors ask most often for help with steering a conversation; 46% feel more confident with it than in June.",
    "Two thirds of the commitments that leaders made were done after 30 days.",
]
LIMITS = ("People chose to take part, so differences from others may not be caused by the program. "
          "Groups of fewer than five people are not shown, nor is any "
          "second figure that would give them away. A median is shown from ten answers on.")
DEFINITIONS = [
    ("Sessions held", "One member reports the session and none denies it. Denied sessions are counted as neither held nor missed."),
    ("First session in 30 days", "Mentorships with a confirmed session within 30 days, of all that were released."),
    ("Relationship score", "The median of four statements, answered from 1 to 5 by both members in the September pulse."),
    ("Confidence", "Mentors whose matched answers rose between the start and September, of all who answered both times."),
    ("Of the plan", "Sessions held, of those due by now under each mentorship’s agreement, capped at one each."),
    ("Still employed", "Mentors employed on 30 September, of those who enrolled a year before."),
]
