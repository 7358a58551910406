"""Sample data of the charts: each in every state that its numbers can be in."""
from portal.charts.bullet import Bullet, bullet
from portal.charts.change import Change, change
from portal.charts.columns import Columns, columns
from portal.charts.line import Line, line
from portal.charts.planned import Planned, planned
from portal.charts.shares import Shares, shares
from portal.charts.spark import Spark, spark
from portal.charts.stacks import Stacks, stacks

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
YEAR = [12, 18, 24, 31, 30, 36, 28, 9, 33, 35, 30, 22]
YEAR_SO_FAR = [12, 30, 54, 85, 115, 151, 179, 188, 221, 256]
DEPARTMENTS = ["Technology and data platforms", "Finance and legal affairs", "Sales, service and customer success", "Operations", "People"]


def sample() -> dict:
    """Lists of (what it shows, the chart)."""
    small = _score("It rose.", [3.9, 4.0, 4.0, 4.2, 4.1, 4.4])
    return {"column_charts": _columns(), "bullet_charts": _bullets(), "line_charts": _lines(), "spark_charts": _sparks(),
            "small_spark": small, "planned_charts": _planned(), "shares_charts": _shares(), "stacks_charts": _stacks(),
            "change_charts": _changes()}


def _columns() -> list[tuple[str, Columns]]:
    planned = {"plan_name": "Due", "marked_name": "Furthest behind"}
    return [
        ("against a plan, one marked",
         _held("August cost 41 sessions.", MONTHS[5:10], [172, 158, 96, 149, 37], plan=[165, 160, 137, 138, 40], marked=[2], **planned)),
        ("many, against one target", _held("Four months of twelve reached the target.", MONTHS, YEAR, target=32, target_name="Target")),
        ("two years", _held("Every August is quiet.", MONTHS * 2, YEAR * 2, plan=[25] * 24, marked=[7, 19], **planned)),
        ("some too few to show", _held("Autumn began well.", MONTHS[5:10], [40, None, None, 22, 31])),
        ("nothing counted", _held("Nobody has met yet.", MONTHS[:3], [0, 0, 0], plan=[4, 8, 8], plan_name="Due")),
        ("long labels", columns("Sessions held, by department", "Operations is the only large department behind its plan.", DEPARTMENTS,
                                [176, 139, 128, 74, None], plan=[171, 142, 132, 100, None], name="Held", corner="Department", marked=[3],
                                **planned)),
        ("one value", _held("July began with nine sessions.", MONTHS[6:7], [9], plan=[12], plan_name="Due")),
        ("no value", _held("No session was due yet.", [], [])),
        ("all withheld", _held("There is too little to show yet.", MONTHS[:3], [None, None, None])),
    ]


def _held(reading: str, labels: list, values: list, **more) -> Columns:
    return columns("Sessions held in each month", reading, labels, values, name="Held", corner="Month", **more)


def _bullets() -> list[tuple[str, Bullet]]:
    def met(reading: str, value: float | None, **more) -> Bullet:
        title = "Leaders who meet someone early in their career"
        return bullet(title, reading, value, 80, high=100, show=lambda share: f"{share:g}%", **more)

    return [
        ("behind", met("From 20% at the start to 52% now; the target is 80%.", 52, start=20)),
        ("met", met("From 20% at the start to 80% now: on target.", 80, start=20)),
        ("over the target", met("From 20% at the start to 96% now; the target was 80%.", 96, start=20)),
        ("without a start", met("52% now; the target is 80%.", 52)),
        ("too few to show", met("Too few people to show.", None, start=20)),
        ("less is better", bullet("Days from a profile to a pairing", "From 31 days at the start to 12 now; the target is 14.", 12, 14,
                                  start=31, less_is_better=True, show=lambda days: f"{days:g} days")),
    ]


def _lines() -> list[tuple[str, Line]]:
    def moved(reading: str, values: list, **more) -> Line:
        days = [30 * number for number in range(len(values))]
        return line("Juniors say that leaders listen to them", reading, [f"1 {month}" for month in MONTHS[:len(values)]], days, values,
                    name="Figure", corner="Day", show=lambda share: f"{share:g}%", **more)

    way = {"way": ((0, 41), (240, 55)), "way_name": "Planned", "last_label": "1 Sep"}
    return [
        ("behind its way", moved("Up 6 points, from 41% to 47%; the target is 55%.", [41, 42, 44, 44, 47], **way)),
        ("beyond its day", moved("Up 20 points, from 41% to 61%; the target was 55%.", [41, 44, 47, 49, 50, 52, 54, 57, 60, 61], **way)),
        ("without a way", moved("Down 4 points, from 52% to 48%.", [52, 51, 48])),
        ("with gaps", moved("Too few answered twice.", [41, 44, None, 46, None, 49], **way)),
        ("one value", moved("The first survey gave 41%.", [41])),
    ]


def _sparks() -> list[tuple[str, Spark]]:
    def score(reading: str, values: list) -> Spark:
        return _score(reading, values, width=300, height=48)

    return [
        ("rising", score("The score rose by half a point in half a year.", [3.9, 4.0, 4.0, 4.2, 4.1, 4.4])),
        ("with gaps", score("Too few answered in March, May and June.", [3.9, 4.1, None, 4.2, None, None, 4.0, 4.3])),
        ("unmoved", score("The score stayed where it was.", [4, 4, 4, 4])),
        ("one value", score("The first pulse gave 4.1.", [4.1])),
        ("no value", score("No pulse has been answered yet.", [None, None])),
    ]


def _score(reading: str, values: list, **size: int) -> Spark:
    return spark("Relationship score, each month", reading, MONTHS[:len(values)], values, name="Score", corner="Month", **size)


def _planned() -> list[tuple[str, Planned]]:
    def run_up(reading: str, values: list, plan: list) -> Planned:
        return planned("Sessions held and due, added up month by month", reading, MONTHS[:len(values)], values, plan, name="Held",
                       plan_name="Due", corner="So far")

    return [
        ("behind its plan", run_up("293 sessions were held, 25 fewer than 318 due.", [38, 99, 161, 230, 293], [40, 110, 180, 250, 318])),
        ("ahead of it", run_up("293 sessions were held, 11 more than 282 due.", [38, 99, 161, 230, 293], [35, 95, 150, 220, 282])),
        ("a year, the first months withheld", run_up("308 sessions were held.", [None, None, *YEAR_SO_FAR], [None, None, *YEAR_SO_FAR])),
        ("no value", run_up("There is too little to show yet.", [None, None], [None, None])),
    ]


def _shares() -> list[tuple[str, Shares]]:
    def rated(reading: str, groups: list, **more) -> Shares:
        return shares("Open mentorships that are active, by department", reading, groups, name="Active", corner="Department",
                      part_of=lambda pair: f"{pair[0]} of {pair[1]}", show=lambda share: f"{share:.0f}%", **more)

    some = [(DEPARTMENTS[0], 15, 17), (DEPARTMENTS[2], 12, 16), (DEPARTMENTS[3], 7, 14), (DEPARTMENTS[4], None, None)]
    aim = {"target": 80, "target_name": "Objective", "marked": [2], "marked_name": "Furthest from the objective"}
    return [
        ("against an objective, one marked, one too few to show", rated("Operations is furthest below the objective of 80%.", some, **aim)),
        ("without an objective", rated("Operations has the fewest active mentorships: 50%.", some)),
        ("all withheld", rated("There is too little to show yet.", [(DEPARTMENTS[4], None, None)])),
    ]


def _stacks() -> list[tuple[str, Stacks]]:
    groups = [(DEPARTMENTS[0], [15, 2, 3]), (DEPARTMENTS[2], [12, 4, 0]), (DEPARTMENTS[3], [7, 7, 1]), (DEPARTMENTS[4], None)]
    return [("three parts, one group too few to show", stacks(
        "Mentorships by department and what has become of them", "13 open mentorships have had no session in the last 45 days.", groups,
        ["Active", "Open, no session in 45 days", "Ended"], corner="Department"))]


def _changes() -> list[tuple[str, Change]]:
    rows = [("Match rate", 96, 96), ("Active mentorships", 40, 72), ("First session in 30 days", 61, 55)]
    return [("up, down and unchanged", change("Shares on 14 Sep and on 14 Oct", "Since 14 Sep, “Active mentorships” rose most.", rows,
                                              names=("14 Sep", "14 Oct"), corner="Measure", show=lambda share: f"{share:g}%"))]
