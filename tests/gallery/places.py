"""Places in every state: paused, left with and without a shared reason, both roles at once; and how mentorships ended."""
from datetime import datetime, timedelta

from portal.enrollment.models import MENTEE, Enrollment
from portal.enrollment.places import actions as place_actions
from portal.mentorships.models import FINISHED, GONE, Ending
from portal.people.models import Person
from portal.programs.models import Program
from tests import cast
from tests.cast import CAST


def make_places(at: datetime, place, pair) -> None:
    """`pilar` and `olga` are paused, `lars` and `rosa` have left, `dilara` holds both roles, `fina` has met as often as agreed."""
    until = (at + timedelta(days=40)).date()
    for name, day in (("Pilar Vogt", until), ("Olga Brandt", None)):
        place_actions.pause(place(name, "mentor", at), day, by=CAST.carmen, at=at)
    for name, shared in (("Lars Holm", True), ("Rosa Winter", False)):
        row = place(name, "mentee", at)
        place_actions.leave(row, reason="A new task takes all my time until spring.", is_shared=shared, by=row.person, at=at)
    _both_roles(at, place)
    met = pair(place("Fina Costa", "mentor", at), place("Gero Falk", "mentee", at), at)
    for days in (55, 45, 35, 25, 15, 5):
        cast._log(cast._session(met, f"met-{days}@northwind", at - timedelta(days=days), CAST.gero), CAST.fina)
    CAST.met = met
    CAST.finished, CAST.interrupted = (
        pair(place(one, "mentor", at), place(two, "mentee", at), at, ended_at=at - timedelta(days=2))
        for one, two in (("Iva Kern", "Jost Adler"), ("Kirsten Moor", "Lutz Engel"))
    )
    Ending.create(mentorship=CAST.finished, how=FINISHED)
    Ending.create(mentorship=CAST.interrupted, how=GONE, gone=CAST.kirsten)
    Person.update(left_at=at).where(Person.id == CAST.kirsten.id).execute()
    Enrollment.update(ended_at=at).where(Enrollment.id == CAST.kirsten_enrollment.id).execute()


def _both_roles(at: datetime, place) -> None:
    """`dilara` is a mentor and a leader in the other program, `enzo` could be."""
    program = CAST.other_program
    Program.update(allows_both=True, mentee_level_to=8, mentor_level_to=9, mentor_level_from=7).where(Program.id == program.id).execute()
    for name in ("Dilara Lindt", "Enzo Pace"):
        place(name, "mentor", at, program=Program.get_by_id(program.id))
    mentor = CAST.dilara_enrollment
    CAST.dilara_as_leader = Enrollment.create(
        program=program, person=mentor.person, employee=mentor.employee, role=MENTEE, enrolled_at=at, completed_at=at
    )
