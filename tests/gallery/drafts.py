"""Drafts that something has come between: places taken meanwhile, a side without anybody, and two who stand in a draft already."""
from datetime import datetime, timedelta

from portal.enrollment.models import Enrollment
from portal.pairing.by_hand.answering import say_of_two
from portal.pairing.drawing import draw
from portal.pairing.models import BY_HAND, Proposal, Round
from portal.pairing.queries import is_released
from portal.pairing.trials.models import HAND, Trial
from portal.people.models import Person
from portal.programs.models import Program, Staff
from tests import cast
from tests.cast import CAST
from tests.programs import formats


def make_drafts(at: datetime, place) -> None:
    """After the rounds and the formats: `tora` coordinates the draft whose only mentor is full by now."""
    _taken(at, place)
    left = list(Proposal.select().join(Round).where(Round.program == CAST.waves_program, Round.number == 2, ~is_released()))
    CAST.drafted_two = _looked_at(CAST.waves_program, left[0].mentor, left[1].mentee, CAST.rike, at)
    _circle(at)


def _taken(at: datetime, place) -> None:
    tora = cast._person("Tora Lind", at)
    program = CAST.taken_program = cast._program("A program whose places were taken", tora, at)
    Staff.create(program=program, person=tora, role="coordinator", appointed_by=CAST.adam, appointed_at=at)
    mentor = place("Ylva Brandt", "mentor", at, program=program)
    leaders = [place(name, "mentee", at, program=program, department="Audit") for name in ("Zeno Holt", "Yrsa Holm", "Zita Koch")]
    round_ = Round.create(program=program, number=1, asked_by=tora, asked_at=at)
    draw(round_, at=at)
    paired = {pair.mentee_id for pair in Proposal.select().where(Proposal.round == round_)}
    other = next(one for one in leaders if one.id not in paired)
    by_hand = Round.create(program=program, number=-1, way=BY_HAND, asked_by=tora, asked_at=at, drawn_at=at, released_at=at)
    sent = {"released_at": at, "answer_by": at + timedelta(days=7)}
    Proposal.create(round=by_hand, mentor=mentor, mentee=other, score=5000, parts=[], **sent)
    Enrollment.update(capacity=1).where(Enrollment.id == mentor.id).execute()


def _circle(at: datetime) -> None:
    """In a draft five members join one circle; Fanny looks at its mentor with another one."""
    program = CAST.drafted_circle_program = formats.make("group", CAST.fanny, at)
    guide = formats.enroll(program, "Gunda Guide", "mentor", at, level=4, capacity=6)
    names = ("Hilke Aust", "Imke Bohn", "Jasna Cech", "Kuno Dorn", "Lale Ebers", "Malin Frey")
    *joining, other = [formats.enroll(program, name, "mentee", at, level=8) for name in names]
    round_ = Round.create(program=program, number=1, asked_by=CAST.fanny, asked_at=at, drawn_at=at, progress=100)
    for member in joining:
        Proposal.create(round=round_, mentor=guide, mentee=member, score=4000, parts=[])
    CAST.drafted_circle = _looked_at(program, guide, other, CAST.fanny, at)


def _looked_at(program: Program, mentor: Enrollment, mentee: Enrollment, by: Person, at: datetime) -> Trial:
    """What the worker said of the two."""
    about = {"mentor": mentor.id, "mentee": mentee.id}
    trial = Trial.create(program=program, kind=HAND, about=about, asked_by=by, asked_at=at)
    trial.answer, trial.answered_at = say_of_two(trial), at + timedelta(seconds=1)
    trial.save()
    return trial
