"""A one-to-one, a peer and a group program with a drawn round each, and a circle that meets."""
from datetime import datetime, timedelta

from portal.mentorships import actions as mentorships
from portal.pairing.drawing import draw
from portal.pairing.models import Proposal, Round
from portal.programs.models import Coordination, Program
from portal.sessions.models import MentoringSession, SessionLog
from tests import cast
from tests.cast import CAST
from tests.programs import formats

PEERS = "Pola Falk|Quin Adler|Rafa Blum|Sami Haas|Tess Juul"
WANTS = ({"ai_tools": 3}, {"data": 3}, {"climate": 2}, {"climate": 1}, {"feedback": 3})
KNOWS = ({"feedback": 2}, {"climate": 3}, {"ai_tools": 3}, {"data": 3}, {"climate": 1})
MEMBERS = "Mia Orth|Noa Pihl|Oda Quist|Pau Rey|Rio Sands|Siv Toft"


def make_formats(at: datetime) -> None:
    """Programs of three formats, coordinated by Fanny."""
    fanny = cast._person("Fanny Format", at)
    Coordination.create(person=fanny, appointed_by=CAST.adam, appointed_at=at)
    CAST.single_program = formats.make("one-to-one", fanny, at)
    _peers(fanny, at)
    _circles(fanny, at)


def _peers(fanny, at: datetime) -> None:
    CAST.peer_program = program = formats.make("peer", fanny, at)
    for name, wants, knows in zip(PEERS.split("|"), WANTS, KNOWS, strict=True):
        formats.enroll(program, name, "mentee", at, level=7, topics=wants, topics_offered=knows)
    round_ = _drawn(program, fanny, at)
    pair = round_.proposals.order_by(Proposal.score.desc(), Proposal.id).first()
    _released([pair], at)
    CAST.peer_proposal, CAST.peer_asks = pair, pair.mentee.person


def _circles(fanny, at: datetime) -> None:
    CAST.group_program = program = formats.make("group", fanny, at)
    CAST.guide = formats.enroll(program, "Gro Guide", "mentor", at, level=4, capacity=5, topics={"ai_tools": 3}).person
    formats.enroll(program, "Halvar Helper", "mentor", at, level=4, capacity=5, topics={"data": 3})
    for place, name in enumerate(MEMBERS.split("|")):
        CAST.member = formats.enroll(program, name, "mentee", at, level=8, topics={"data" if place > 4 else "ai_tools": 3}).person
    round_ = _drawn(program, fanny, at)
    pairs = list(round_.proposals.order_by(Proposal.id))
    CAST.circle_round, CAST.circle_proposal = round_, pairs[-1]
    _released(pairs, at)
    CAST.asked_member = pairs[-1].mentee.person
    for pair in pairs[:3]:
        CAST.circle = mentorships.begin(pair, at=at - timedelta(days=30))
    CAST.circle_member, CAST.circle_place = pairs[0].mentee.person, pairs[0].mentee
    CAST.leader_of_circle = pairs[0].mentor.person
    held = _session(at - timedelta(days=9), at)
    _session(at + timedelta(days=5), at)
    for person in (CAST.leader_of_circle, CAST.circle_member):
        SessionLog.create(session=held, written_by=person, outcome="happened", logged_at=at, changed_at=at, shared_note="Three tools.")
    CAST.circle_held = held


def _session(starts_at: datetime, at: datetime) -> MentoringSession:
    facts = {"uid": f"circle-{starts_at:%d}", "minutes": 45, "format": "video", "planned_by": CAST.leader_of_circle, "planned_at": at}
    return MentoringSession.create(mentorship=CAST.circle, starts_at=starts_at, **facts)


def _drawn(program: Program, by, at: datetime) -> Round:
    round_ = Round.create(program=program, number=1, asked_by=by, asked_at=at)
    draw(round_, at=at)
    return Round.get_by_id(round_.id)


def _released(pairs: list[Proposal], at: datetime) -> None:
    ids = [pair.id for pair in pairs]
    Proposal.update(released_at=at, answer_by=at + timedelta(days=7)).where(Proposal.id.in_(ids)).execute()
