"""A program of a group that people apply to, as the gallery shows it: somebody waits, somebody has an offer, somebody was declined."""
from datetime import datetime, timedelta

from portal.enrollment.applications.models import Application, ApplicationStart, Eligibility, Opening, PlaceOffer
from portal.enrollment.models import Employee
from portal.people.models import Person
from portal.programs.models import GroupCoordination, OwnerGroup, Program, Staff
from portal.web.links import derive, hash_of
from tests import cast
from tests.cast import CAST

STORY = "Few women lead here in technology, and those who do seldom hear what it is like to begin.\n\nSo those who joined last teach."


def make_applications(at: datetime) -> None:
    """Two mentors' places are free of six; five people have applied; the group's coordinator is Gina."""
    by = {"appointed_by": CAST.adam, "appointed_at": at}
    about = "Everybody who works on it, and who stands beside."
    group = CAST.group = OwnerGroup.create(name="Women in Technology", about=about, made_at=at)
    GroupCoordination.create(group=group, person=cast._person("Gina Falk", at), **by)
    CAST.open_program = cast._program("Women in Technology: up", CAST.carmen, at)
    facts = {"is_open": True, "owned_by": group, "mentors_wanted": 2, "mentees_wanted": 6}
    Program.update(**facts).where(Program.id == CAST.open_program.id).execute()
    Staff.create(program=CAST.open_program, person=CAST.carmen, role="coordinator", **by)
    Eligibility.create(program=CAST.open_program, role="mentor", departments=["Technology"])
    Eligibility.create(program=CAST.open_program, role="mentee", departments=["Consulting", "Deals"], tenure_months=6)
    days = {"closes_on": (at + timedelta(days=20)).date(), "timezone": "Europe/Paris"}
    words = {"story": STORY, "contact": "women-in-technology@northwind.example"}
    facts = {"needs_approval": True, "domains": ["northwind.example"], **days, **words}
    Opening.create(program=CAST.open_program, slug="women-in-technology", **facts)
    closed = cast._program("A program that has closed", CAST.carmen, at)
    Program.update(is_open=True).where(Program.id == closed.id).execute()
    Opening.create(program=closed, slug="closed-program", story=STORY, closes_on=(at - timedelta(days=9)).date())
    _people(at)
    nonce, later = "an application of the gallery", at + timedelta(days=5)
    CAST.application_token = derive("application", nonce)
    start = {"email": CAST.ines_employee.email, "employee": CAST.ines_employee, "nonce": nonce, "begun_at": at, "expires_at": later}
    ApplicationStart.create(program=CAST.open_program, token_hash=hash_of(CAST.application_token), **start)


def _people(at: datetime) -> None:
    _applies("Luz Berg", 1, at, approved_at=at)
    facts = {"offered_by": CAST.carmen, "offered_at": at, "expires_at": at + timedelta(days=5)}
    PlaceOffer.create(application=CAST.luz_application, reason="The only one who can show the new tool.", **facts)
    asked = {"question": "Which tool would you show first?", "asked_at": at}
    CAST.undecided_application = _applies("Runa Kern", 2, at, why="I want to be heard where it counts.", **asked)
    _applies("Pia Lang", 3, at, approved_at=at)
    _applies("Max Vogel", 4, at, ended_at=at, ended_as="declined", ended_by=CAST.carmen)
    _applies("Eva Brand", 5, at, approved_at=at, ended_at=at, ended_as="placed")


def _applies(name: str, minutes: int, at: datetime, **more) -> Application:
    person: Person = cast._person(name, at)
    employee: Employee = cast._employee(person, 6000 + minutes, 8, "Technology")
    facts = {"program": CAST.open_program, "employee": employee, "person": person, "role": "mentor"}
    row = Application.create(**facts, applied_at=at - timedelta(days=6, minutes=-minutes), **more)
    setattr(CAST, f"{person.given_name.lower()}_application", row)
    return row
