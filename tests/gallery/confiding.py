"""What was told in confidence, in every state, in a program of its own: two coordinators, one of whom may not be told."""
from datetime import datetime, timedelta

from portal.care.concerns import actions as concerns
from portal.care.concerns.words import readers_sentence
from portal.care.requests import actions as requests
from portal.enrollment.models import Employee
from portal.programs.models import Staff
from tests import cast
from tests.cast import CAST

WORDS = (
    "In our second session a remark about my team stayed with me all week. I do not think it was meant badly.\n\n"
    "I would like somebody to know, and I want to go on with the sessions."
)
LONG = "\n\n".join([WORDS] * 6) + "\nDonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ANSWER = "Thank you for telling me.\n\nI do nothing about it without you. If it comes up again, write to me the same day."
REASON = "We have found three dates in four months, and two of them were moved."


def make_confiding(at: datetime, place, pair) -> None:
    """`vera` told `carla` several things, `hanno` and `wim` ask for a new pairing; `viktor` coordinates, too, and is `vera`'s manager."""
    carla, viktor = cast._person("Carla Moreno", at), cast._person("Viktor Hahn", at)
    program = CAST.quiet_program = cast._program("Upward in confidence", carla, at)
    for person in (carla, viktor):
        Staff.create(program=program, person=person, role="coordinator", appointed_by=CAST.adam, appointed_at=at)
    boss = Employee.create(employee_id="8801", email=viktor.email, given_name="Viktor", family_name="Hahn", job_level=5, person=viktor)
    vera, uwe = place("Vera Lang", "mentor", at, program=program), place("Utz Sand", "mentee", at, program=program)
    Employee.update(manager=boss).where(Employee.id == vera.employee_id).execute()
    CAST.quiet_pair = pair(vera, uwe, at)
    _concerns(vera, carla, at)
    _requests(place, pair, program, carla, at)
    _alone(at, place)


def _concerns(vera, carla, at: datetime) -> None:
    """One not read yet, one read, one answered, one closed, one whose reader coordinates no more."""
    def tell(kind: str, words: str, to=carla, days: int = 3):
        facts = {"to": to, "sentence": str(readers_sentence(to)), "kind": kind, "words": words, "mentorship": CAST.quiet_pair}
        return concerns.send(vera, **facts, by=vera.person, at=at - timedelta(days=days))

    CAST.concern_unread = tell("tell", WORDS, days=1)
    CAST.concern_read, CAST.concern_answered, CAST.concern_closed = tell("act", WORDS), tell("act", LONG), tell("tell", WORDS, days=30)
    CAST.concern_orphaned = tell("tell", WORDS, to=CAST.otto)
    for one in (CAST.concern_read, CAST.concern_answered, CAST.concern_closed):
        concerns.read(one, by=carla, at=at - timedelta(days=2))
    for one in (CAST.concern_answered, CAST.concern_closed):
        concerns.answer(one, ANSWER, by=carla, at=at - timedelta(days=2))
    concerns.say_done(CAST.concern_answered, "I spoke with both of you about how to say such a thing.", by=carla, at=at - timedelta(days=1))
    concerns.close(CAST.concern_closed, by=carla, at=at - timedelta(days=1))


def _requests(place, pair, program, carla, at: datetime) -> None:
    """One open with an answer, one taken back, one that has ended."""
    asked = {}
    for name, partner in (("Hanno Reif", "Ute Blum"), ("Wim Otten", "Jara Pohl"), ("Elin Klar", "Kurt Weil")):
        mentorship = pair(place(name, "mentor", at, program=program), place(partner, "mentee", at, program=program), at)
        given = name.split(" ")[0].lower()
        person = getattr(CAST, given)
        asked[given] = requests.ask(mentorship, by=person, at=at - timedelta(days=2), reason=REASON, ends_now=given == "elin")
    CAST.asked_open, CAST.asked_back, CAST.asked_ended = asked["hanno"], asked["wim"], asked["elin"]
    requests.answer(CAST.asked_open, "Thank you. I look for somebody until Friday.", by=carla, at=at - timedelta(days=1))
    requests.withdraw(CAST.asked_back, by=CAST.wim, at=at)


def _alone(at: datetime, place) -> None:
    """`selene` is in a program whose only coordinator is herself."""
    program = CAST.alone_program = cast._program("Upward alone", CAST.adam, at)
    row = place("Selene Falk", "mentor", at, program=program)
    Staff.create(program=program, person=row.person, role="coordinator", appointed_by=CAST.adam, appointed_at=at)
