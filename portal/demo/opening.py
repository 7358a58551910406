"""The second program of the demo: a group's own, open to whoever fits, with a list of people who wait for a place."""
from datetime import timedelta

from portal.demo.company import account_of, staff_moment
from portal.demo.days import office_moment, workday
from portal.demo.models import DemoSignIn
from portal.demo.profiles import seeded
from portal.demo.story import Story, insert
from portal.enrollment.applications.models import PLACED, Application, Eligibility, Opening, PlaceOffer
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment, Invitation
from portal.people.models import Person
from portal.programs.actions import make_program
from portal.programs.models import GroupCoordination, OwnerGroup, Program
from portal.programs.purposes import PURPOSES

DEPARTMENTS = ["Technology", "Data and AI"]
PLACES = {MENTOR: 10, MENTEE: 6}
# How many applied; the tenth mentor's place is on offer to the first who waits.
APPLIED = {MENTOR: 16, MENTEE: 4}
TAKEN = {MENTOR: 9, MENTEE: 4}
STORY = (
    "Of those who began in technology here in the last five years, every second is a woman. Of those who decide about it, one in nine is."
    "\n\nThe way between is long and seldom talked about. In this program those who joined last show leaders what they work with, and say"
    " what it is like. Leaders bring their time and their questions."
    "\n\nEverybody who works in technology or with data can be a mentor, whoever they are."
)
WHY = (
    "I build the tools that our leaders talk about, and would like to show what they can do.",
    "I have ideas about how we hire, and nobody to tell.",
    "",
    "My team changed three times in a year. I would like somebody senior to hear what that does.",
    "",
    "To practice explaining, and to see how decisions are made.",
)


def tell_opening(story: Story) -> None:
    """The group, its program, its page, and everybody who applied."""
    group, coordinator = _group(story)
    _program(story, group)
    for role in (MENTOR, MENTEE):
        _applications(story, role)
    insert(DemoSignIn, [{"role": "group", "person": coordinator.id}])


def _group(story: Story) -> tuple[OwnerGroup, Person]:
    made_at = staff_moment(story, story.ago(40), 10)
    about = "Everybody at Meridian who works in technology and wants more women to decide about it."
    group = OwnerGroup.create(name="Women in Technology", about=about, made_by=story.administrator, made_at=made_at)
    lead = _free_people(6).where(Employee.department == "Technology", Employee.location == "London").order_by(Employee.employee_id).get()
    [person] = _accounts([lead], [made_at])
    GroupCoordination.create(group=group, person=person, appointed_by=story.administrator, appointed_at=made_at)
    return group, Person.get_by_id(person)


def _program(story: Story, group: OwnerGroup) -> None:
    facts = {
        "name": "Women in Technology: two seats closer", "statement": str(PURPOSES["inclusion"].sponsor_text),
        "starts_on": story.today + timedelta(days=35 - story.today.weekday()), "months": 6, "days_between_sessions": 30,
        "session_minutes": 45, "incentive": "Two working hours a month.", "mentors_wanted": PLACES[MENTOR],
        "mentees_wanted": PLACES[MENTEE], "most_mentees": 1, "reply_days": 14,
    }
    at = staff_moment(story, story.ago(16), 9, 40)
    made = make_program(by=story.coordinator, at=at, purpose="inclusion", facts=facts, objectives=[])
    Program.update(owned_by=group, is_open=True).where(Program.id == made.id).execute()
    Eligibility.create(program=made, role=MENTOR, departments=DEPARTMENTS)
    Eligibility.create(program=made, role=MENTEE, tenure_months=12)
    Opening.create(
        program=made, slug="women-in-technology", story=STORY, contact="women-in-technology@meridian.example",
        closes_on=story.today + timedelta(days=18), timezone="Europe/London", offer_days=5,
    )
    story.open_program = made


def _applications(story: Story, role: str) -> None:
    rng, number = seeded("applied", role), APPLIED[role]
    levels = {MENTOR: (7, 8, 9), MENTEE: (2, 3, 4)}[role]
    free = _free_people(*levels).where(Employee.hired_on < story.ago(500))
    free = free.where(Employee.department.in_(DEPARTMENTS)) if role == MENTOR else free
    people = rng.sample(list(free.order_by(Employee.employee_id)), number)
    days = [workday(story.today - timedelta(days=13 - place * 11 // number), -1) for place in range(number)]
    times = sorted(office_moment(rng, day, one.timezone) for day, one in zip(days, people, strict=True))
    rows = zip(_accounts(people, times), people, times, strict=True)
    ids = insert(Application, [_application(story, role, place, *row, rng.choice(WHY)) for place, row in enumerate(rows)])
    placed = Application.select().where(Application.id.in_(ids), Application.ended_as == PLACED).order_by(Application.id)
    insert(Enrollment, [_enrollment(one) for one in placed])
    if number > TAKEN[role]:
        offered_at = staff_moment(story, story.ago(1), 8, 30)
        PlaceOffer.create(application=ids[TAKEN[role]], offered_at=offered_at, expires_at=offered_at + timedelta(days=6))


def _application(story: Story, role: str, place: int, person: int, employee: Employee, at, why: str) -> dict:
    is_placed = place < TAKEN[role]
    return {
        "program": story.open_program, "employee": employee, "person": person, "role": role, "why": why,
        "applied_at": at, "approved_at": at, "ended_at": at if is_placed else None, "ended_as": PLACED if is_placed else "",
    }


def _enrollment(one: Application) -> dict:
    facts = {"program": one.program_id, "person": one.person_id, "employee": one.employee_id}
    return {**facts, "role": one.role, "capacity": 1, "enrolled_at": one.applied_at}


def _free_people(*levels: int):
    """Who has no account and was never invited."""
    invited = Invitation.select(Invitation.employee)
    here = (Employee.status == "active") & Employee.person.is_null() & Employee.id.not_in(invited)
    return Employee.select().where(here, Employee.job_level.in_(levels))


def _accounts(people: list[Employee], times: list) -> list[int]:
    ids = insert(Person, [account_of(one, at) for one, at in zip(people, times, strict=True)])
    for one, person in zip(people, ids, strict=True):
        Employee.update(person=person).where(Employee.id == one.id).execute()
    return ids
