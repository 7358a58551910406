"""Rounds in every state of their review: in waves, drawn again, with ways compared; and what the worker says of two people."""
from datetime import datetime, timedelta

from portal.enrollment.models import Answer, Question
from portal.pairing import actions
from portal.pairing.drawing import draw
from portal.pairing.models import SILENT, Forbidding, Lock, Proposal, Round
from portal.pairing.rounds.keeping import trade_off
from portal.pairing.rounds.release_actions import release
from portal.pairing.rules.actions import keep_for_a_round
from portal.pairing.trials.models import AGAIN, KEEPING, PAIR, Trial
from portal.programs.models import Program, Staff
from tests import cast
from tests.cast import CAST

MENTORS = ("Abel Kranz", "Bruna Voss", "Cyril Hahn")
LEADERS = ("Dagny Holm", "Ebba Lind", "Falk Senger", "Gesa Thiel", "Hajo Kruse", "Ilka Sommer", "Jorin Haas", "Kaja Wendt")


def make_rounds(at: datetime, place) -> None:
    """`rike`, `sven`, `tone` and `unni` coordinate `waves_program`: its first round is out, the second in part."""
    rike, sven, tone, unni = (cast._person(name, at) for name in ("Rike Berg", "Sven Lund", "Tone Vik", "Unni Dal"))
    program = CAST.waves_program = cast._program("A program in waves", rike, at)
    for person in (rike, sven, tone, unni):
        Staff.create(program=program, person=person, role="coordinator", appointed_by=CAST.adam, appointed_at=at)
    _people(program, at, place)
    first = _drawn(program, at - timedelta(days=30))
    Lock.create(program=program, mentor=CAST.abel_enrollment, mentee=CAST.dagny_enrollment, locked_by=rike, locked_at=at)
    release(first, _ids(first)[:4], by=rike, at=at - timedelta(days=29))
    _answered(first, at)
    # Ruled out after it was locked, on another way than through the page: this lock holds nothing.
    pair = {"program": program, "mentor": CAST.cyril_enrollment, "mentee": CAST.gesa_enrollment}
    Lock.create(**pair, locked_by=rike, locked_at=at)
    Forbidding.create(**pair, forbidden_by=rike, forbidden_at=at)
    second = _drawn(program, at - timedelta(days=1), base=first)
    release(second, _ids(second)[:1], by=rike, at=at)
    asked = {"program": program, "asked_at": at}
    Trial.create(round=first, kind=AGAIN, asked_by=rike, answer={"found": "pairs"}, answered_at=at, **asked)
    Trial.create(round=second, kind=AGAIN, asked_by=rike, **asked)
    compared = Trial.create(kind=KEEPING, asked_by=rike, **asked)
    answer = trade_off(compared)
    Trial.update(answer=answer, answered_at=at).where(Trial.id == compared.id).execute()
    # To tone it is old by now; to unni every way is alike.
    Trial.create(kind=KEEPING, asked_by=tone, answer={**answer, "stands": "before"}, answered_at=at, **asked)
    alike = [{**answer["rows"][0], "keep": row["keep"], "points": row["points"]} for row in answer["rows"]]
    Trial.create(kind=KEEPING, asked_by=unni, answer={**answer, "rows": alike}, answered_at=at, **asked)
    Trial.create(kind=KEEPING, asked_by=sven, **asked)
    _questions(at)


def _people(program: Program, at: datetime, place) -> None:
    question = Question.create(
        program=program, role="mentor", position=1, key="topics", kind="rated", prompt="What could you show?", shown_to="partners",
        options=[{"key": "data", "label": "Data"}, {"key": "ai", "label": "AI tools"}],
    )  # fmt: skip
    for number, name in enumerate((*MENTORS, *LEADERS)):
        role = "mentor" if name in MENTORS else "mentee"
        row = place(name, role, at, program=program, department=("Tax", "Audit", "Deals")[number % 3])
        # Everybody joined before the first round.
        type(row).update(completed_at=at - timedelta(days=40 + number)).where(type(row).id == row.id).execute()
        Answer.create(enrollment=row, question=question, value={"data": 1 + number % 3, "ai": 1 + number % 2}, answered_at=at)


def _drawn(program: Program, at: datetime, **more) -> Round:
    number = Round.select().where(Round.program == program).count() + 1
    rules = keep_for_a_round(program, at=at)
    round_ = Round.create(program=program, number=number, rules=rules, asked_by=CAST.rike, asked_at=at, **more)
    draw(round_, at=at)
    return round_


def _ids(round_: Round) -> list[int]:
    return [one for (one,) in Proposal.select(Proposal.id).where(Proposal.round == round_).order_by(Proposal.id).tuples()]


def _answered(round_: Round, at: datetime) -> None:
    """One is accepted by both, one declined, one ran out, one is open."""
    accepted, declined, silent, waiting = [Proposal.get_by_id(one) for one in _ids(round_)[:4]]
    for place in (accepted.mentor, accepted.mentee):
        actions.accept(accepted, by=place.person, at=at)
    actions.decline(declined, "", by=declined.mentee.person, at=at)
    Proposal.update(closed_at=at, closed_how=SILENT).where(Proposal.id == silent.id).execute()
    Proposal.update(answer_by=at + timedelta(days=3)).where(Proposal.id == waiting.id).execute()
    CAST.silent_proposal, CAST.silent_person = silent, silent.mentee.person


def _questions(at: datetime) -> None:
    """What carmen asked about Mei and Igor, in each state."""
    mei, igor, karl, verena = (getattr(CAST, f"{name}_enrollment").id for name in ("mei", "igor", "karl", "verena"))
    moves = [{"leader": igor, "before": [karl], "after": [mei]}, {"leader": verena, "before": [mei], "after": []}]
    by_departments = {"criterion": "other_department", "facts": {"mentor": "Tax", "mentee": "Audit"}}
    parts = [
        {"criterion": "topics", "points": 2500, "maximum": 4000, "facts": {"topics": []}, "shown_to": "partners"},
        {**by_departments, "points": 1500, "maximum": 1500, "shown_to": "partners"},
    ]
    arithmetic = {"score": 4000, "parts": parts, "has_kept": False, "least": None}
    placed, numbers = {"placed": [9, 8]}, {"lowest": [3300, 2900], "points": [48000, 41200]}
    answers = {
        "possible": {"state": "possible", **arithmetic, **placed, **numbers, "moves": moves},
        "kept": {"state": "possible", **arithmetic, "has_kept": True, **placed, "moves": moves},
        "low": {"state": "excluded", "rules": ["floor"], **arithmetic, "least": 6000},
        "excluded": {"state": "excluded", "rules": ["reporting_line", "kept_apart"]},
        "absent": {"state": "absent", "places": [mei]}, "paired": {"state": "paired", **arithmetic}, "locked": {"state": "locked"},
    }  # fmt: skip
    asked = {"program": CAST.program, "kind": PAIR, "about": {"mentor": mei, "mentee": igor}, "asked_by": CAST.carmen, "asked_at": at}
    for name, answer in answers.items():
        setattr(CAST, f"question_{name}", Trial.create(**asked, answer=answer, answered_at=at))
    CAST.question_failed = Trial.create(**asked, failed_at=at)
    CAST.question_waits = Trial.create(**asked)
    Round.update(reproduced_at=at).where(Round.id == CAST.drawn_round.id).execute()
