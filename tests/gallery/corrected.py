"""A published summary with every chart, the correction that puts it right, and the draft of the next: of a program that Quirin sponsors."""
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from portal.programs.models import Objective, Program, Staff
from portal.summaries.figures import figures_of
from portal.summaries.models import Publication
from tests import cast
from tests.cast import CAST

DEPARTMENTS = (("Consulting", 20, 17, 15), ("Sales and customer success in the north", 18, 16, 12), ("Operations", 15, 14, 7))
WORDS = {
    "headline": "Pairs keep meeting, and leaders in Operations lose their dates", "lead": "Most pairs met. Operations falls behind.",
    "decisions": "Give each pair an hour; the board\nName a sponsor in Operations; the heads of departments",
    "limits": "Only those who chose to take part.",
    "findings": "Leaders ask for more.\nMentors prepare with care.",
}


def make_corrected(at: datetime) -> None:
    """Ottilie coordinates the program; version 1 is corrected by version 2, and 3 is being written."""
    quirin, ottilie = cast._person("Quirin Lange", at), cast._person("Ottilie Marsh", at)
    CAST.corrected_program = program = cast._program("A program with a corrected summary", ottilie, at)
    for person, role in ((ottilie, "coordinator"), (quirin, "sponsor")):
        Staff.create(program=program, person=person, role=role, appointed_by=CAST.adam, appointed_at=at)
    due = {"due_on": at.date() + timedelta(days=70), "target": 80, "owner": "People and culture"}
    Objective.create(program=program, title="Pairs keep meeting", measure="active", position=0, **due)
    Objective.create(program=program, title="Pairs meet in their first month", measure="first_session_30", position=1, **due)
    figures = _figures(program, at)
    wrong = _publish(program, 1, at - timedelta(days=3), figures, paper_hash="0" * 64, noted_hash="0" * 64)
    right = _publish(program, 2, at - timedelta(days=1), figures, corrects=wrong, paper_hash="0" * 64)
    draft = Publication.create(program=program, number=3, as_of=at.date(), figures=figures, drafted_at=at, **WORDS)
    CAST.corrected_summary, CAST.correcting_summary, CAST.charted_draft = wrong, right, draft


def _publish(program: Program, number: int, at: datetime, figures: dict, **more) -> Publication:
    facts = {"as_of": at.date(), "figures": figures, "drafted_at": at, "published_at": at, "printed_at": at, "print_asked_at": at}
    return Publication.create(program=program, number=number, **facts, **WORDS, **more)


def _figures(program: Program, at: datetime) -> dict:
    """Figures of a program that is large enough for every chart, laid over those of one in which nobody meets yet."""
    figures = figures_of(program, at)
    figures["mentorships"] = {"live": 60, "released": 66, "wanted": 70}
    figures["sessions"] = {"held": 185, "confirmed": 160, "due": 210}
    figures["months"] = [_month(at.date(), ago) for ago in (4, 3, 2, 1, 0)]
    figures["groups"] = _groups()
    for key, value in {"active": 72.3, "first_session_30": 85.1, "cadence_kept": 66.0, "match_rate": 93.0}.items():
        measure = next(one for one in figures["measures"] if one["key"] == key)
        measure |= {"value": value, "numerator": round(value * 0.6), "denominator": 60, "n": 120}
    days = [(at - timedelta(days=ago)).date().isoformat() for ago in (90, 60, 30)]
    figures["history"] = [{"as_of": days[-1], "values": {"active": 58.0, "first_session_30": 85.0, "cadence_kept": 71.0}}]
    for row, values in zip(figures["objectives"], ((41.0, None, 58.0), (85.0,)), strict=True):
        points = [{"as_of": day, "now": value} for day, value in zip(days[-len(values):], values, strict=True)]
        row |= {"now": 72.3 if row["measure"] == "active" else 85.1, "before": values[-1], "before_as_of": days[-1], "history": points}
    return figures


def _month(today: date, ago: int) -> dict:
    first = today.replace(day=1) - relativedelta(months=ago)
    held, due = ((None, None), (38, 41), (62, 60), (31, 52), (54, 57))[4 - ago]
    return {"month": first.isoformat(), "held": held, "due": due}


def _groups() -> dict:
    rows = [{"name": name, "mentorships": begun, "open": open_, "active": met, "held": 3 * begun, "due": 3 * begun + 4}
            for name, begun, open_, met in DEPARTMENTS]
    hidden = [{"name": name, **dict.fromkeys(("mentorships", "open", "active", "held", "due"))} for name in ("Legal", "Tax")]
    return {"rows": rows + hidden, "total": {"name": "All", "mentorships": 66, "open": 60, "active": 43, "held": 185, "due": 210}}
