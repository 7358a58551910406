"""Two programs whose people choose: in one they ask and a coordinator looks first, in the other they rank."""
from datetime import datetime, timedelta

from portal.enrollment.models import Answer, Enrollment, Question
from portal.pairing.by_hand.answering import say_of_two
from portal.pairing.choosing import actions
from portal.pairing.choosing.lists import make_lists
from portal.pairing.choosing.models import ListDraw, Shortlisted
from portal.pairing.models import Verdict
from portal.pairing.rules.actions import facts_of
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.rules.trying import try_rules
from portal.pairing.trials.models import RULES, Trial
from portal.programs.models import Program, Staff
from tests import cast
from tests.cast import CAST

ASKERS = "Aino Salo|Brit Dahlgren|Cora Mint|Dag Solberg|Edda Frost|Finn Oakes"
ASKED = "Gesine Thorn|Hakon Vik|Isa Morel|Joris Adler|Karin Winter"
WEIGHTS = {"topics": 50, "other_department": 20, "languages": 10, "preferences": 20}


def make_choosing(at: datetime, place) -> None:
    """`aino` has a list, `brit` asked, `cora`'s ask waits, `dag` heard no, `edda` is asked by `joris`, `finn` rests.

    In the program of ranks `rika` has a list, `sten` has ranked, and `tilda` finds nobody; `ulla`'s list is not made yet.
    """
    CAST.choosing_program = _program("A program whose people ask", at, way="choice", screens_asks=True)
    made = _people(CAST.choosing_program, at, place, ASKERS, ASKED)
    _lists(CAST.choosing_program, at)
    asks = {("brit", "gesine"): True, ("cora", "hakon"): False, ("dag", "isa"): True, ("joris", "edda"): True}
    for (asker, asked), is_sent in asks.items():
        row = Shortlisted.get(Shortlisted.enrollment == made[asker], Shortlisted.candidate == made[asked])
        proposal = actions.ask(row, by=made[asker].person, at=at)
        setattr(CAST, f"{asker}_ask", proposal)
        if is_sent:
            actions.let_through(proposal, by=CAST.carmen, at=at)
    Verdict.create(proposal=CAST.dag_ask, person=made["isa"].person, answer="decline", given_at=at)
    Enrollment.update(paused_at=at).where(Enrollment.id == made["finn"].id).execute()
    _two_by_hand(at, made)
    _tried(at)
    _ranking(at, place)
    CAST.failed_program = _program("A program whose lists failed", at, way="choice")
    ListDraw.create(program=CAST.failed_program, asked_at=at, failed_at=at)
    place("Wanja Holt", "mentor", at, program=CAST.failed_program)


def _tried(at: datetime) -> None:
    """What other rules would do where people ask each other: fewer find somebody."""
    facts = {**facts_of(rules_in_force(CAST.choosing_program)), "min_level_gap": 6, "same_department": False}
    about = {"rules": facts, "version": 1}
    CAST.trial_reach = Trial.create(program=CAST.choosing_program, kind=RULES, about=about, asked_by=CAST.carmen, asked_at=at)
    Trial.update(answer=try_rules(CAST.trial_reach), answered_at=at).where(Trial.id == CAST.trial_reach.id).execute()


def _ranking(at: datetime, place) -> None:
    CAST.ranking_program = _program("A program whose people rank", at, way="ranked")
    made = _people(CAST.ranking_program, at, place, "Rika Lund|Sten Moe", "Tove Nord|Ulf Berger|Viggo Krone")
    _lists(CAST.ranking_program, at)
    actions.rank(made["sten"], [made["ulf"].id, made["tove"].id], by=made["sten"].person, at=at)
    CAST.lonely_program = _program("A program with nobody to choose", at, way="choice")
    place("Tilda Rask", "mentor", at, program=CAST.lonely_program)
    _lists(CAST.lonely_program, at)
    CAST.young_program = _program("A program whose lists are being made", at, way="ranked", weights={"topics": 100})
    ListDraw.create(program=CAST.young_program, asked_at=at)
    place("Ulla Strand", "mentor", at, program=CAST.young_program)


def _program(name: str, at: datetime, **rules) -> Program:
    program = cast._program(name, CAST.carmen, at)
    Staff.create(program=program, person=CAST.carmen, role="coordinator", appointed_by=CAST.adam, appointed_at=at)
    facts = {"min_level_gap": 2, "weights": WEIGHTS, "written_by": CAST.carmen, "written_at": at}
    RuleSet.create(program=program, version=1, **{**facts, **rules})
    options = [{"key": "data", "label": "Data"}, {"key": "ai", "label": "AI tools"}]
    for role in ("mentor", "mentee"):
        asked = {"kind": "rated", "prompt": "Which topics?", "options": options, "shown_to": "partners"}
        Question.create(program=program, role=role, position=1, key="topics", **asked)
    return program


def _people(program: Program, at: datetime, place, mentors: str, leaders: str) -> dict[str, Enrollment]:
    made = {}
    for role, names in (("mentor", mentors), ("mentee", leaders)):
        question = Question.get(Question.program == program, Question.role == role)
        for number, name in enumerate(names.split("|")):
            title = "Analyst" if role == "mentor" else "Vice President, Transformation and Client Experience"
            row = place(name, role, at, program=program, department=("Tax", "Audit")[number % 2], title=title)
            Answer.create(enrollment=row, question=question, value={"data": 1 + number % 3, "ai": 3 - number % 3}, answered_at=at)
            made[name.split()[0].lower()] = row
    return made


def _lists(program: Program, at: datetime) -> None:
    make_lists(ListDraw.create(program=program, asked_at=at), at=at)


def _two_by_hand(at: datetime, made: dict) -> None:
    """What the worker said of two that fit, of two that are too close, of two in one line; and two that it looks at."""
    made["karin"].employee.job_level = 7
    made["karin"].employee.save()
    made["finn"].employee.manager = made["isa"].employee
    made["finn"].employee.save()
    for name, mentor, leader in (("fit", "cora", "isa"), ("close", "aino", "karin"), ("firm", "finn", "isa"), ("looking", "aino", "isa")):
        about = {"mentor": made[mentor].id, "mentee": made[leader].id}
        trial = Trial.create(program=CAST.choosing_program, kind="hand", about=about, asked_by=CAST.carmen, asked_at=at)
        if name != "looking":
            trial.answer, trial.answered_at = say_of_two(trial), at + timedelta(seconds=1)
            trial.save()
        setattr(CAST, f"{name}_two", trial)
    Trial.create(program=CAST.choosing_program, kind="hand", about=about, asked_by=CAST.carmen, asked_at=at, failed_at=at)
    CAST.failed_two = Trial.select().order_by(Trial.id.desc()).get()


