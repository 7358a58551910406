"""The company of the demo: its roster, three people who run the program, and the program itself."""
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import current_app

from portal.demo.story import Story, insert
from portal.enrollment.models import Employee
from portal.enrollment.roster.taking_in import take_in
from portal.people.models import Administration, Person
from portal.programs.actions import make_program
from portal.programs.models import Coordination, Staff
from portal.programs.purposes import PURPOSES

ROSTER = Path(__file__).parent / "data" / "meridian-roster.csv"
PURPOSE = "generations"
# The one objective that the portal does not count.
HEARD = "Juniors say that leaders listen to them"
MENTORS, LEADERS = 122, 200


def found_company(story: Story) -> None:
    """Read the roster, appoint the three, and let the coordinator make the program."""
    _read_roster(story)
    story.administrator = _staff_person(story, "Manager, Technology", 60)
    story.coordinator = _staff_person(story, "Manager, People", 58)
    story.sponsor = _staff_person(story, "People Executive Vice President", 56)
    Administration.create(person=story.administrator, appointed_by=None, appointed_at=story.administrator.joined_at)
    appointed = {"appointed_by": story.administrator, "appointed_at": story.coordinator.joined_at}
    Coordination.create(person=story.coordinator, **appointed)
    _make_program(story)
    Staff.create(program=story.program, person=story.sponsor, role="sponsor", **appointed)


def staff_moment(story: Story, day, hour: int, minute: int = 0) -> datetime:
    """A moment of the coordinator's day."""
    return datetime.combine(day, time(hour, minute), ZoneInfo(story.coordinator.timezone))


def _read_roster(story: Story) -> None:
    at = datetime.combine(story.before(60), time(9, 12), ZoneInfo("Europe/London"))
    take_in(ROSTER.read_bytes(), file_name=ROSTER.name, source="hr", folder=current_app.config["SETTINGS"].rosters_dir, by=None, at=at)


def _staff_person(story: Story, title: str, days_before: int) -> Person:
    """The first in London who has this title becomes an account."""
    who = (Employee.title == title) & (Employee.location == "London") & (Employee.status == "active")
    employee = Employee.select().where(who).order_by(Employee.employee_id).get()
    joined_at = datetime.combine(story.before(days_before), time(10), ZoneInfo(employee.timezone))
    [person_id] = insert(Person, [account_of(employee, joined_at)])
    Employee.update(person=person_id).where(Employee.id == employee.id).execute()
    return Person.get_by_id(person_id)


def account_of(employee: Employee, joined_at: datetime) -> dict:
    """Somebody on the roster as a row of Person."""
    names = {"email": employee.email, "given_name": employee.given_name, "family_name": employee.family_name}
    return {**names, "timezone": employee.timezone or "UTC", "joined_at": joined_at}


def _make_program(story: Story) -> None:
    purpose = PURPOSES[PURPOSE]
    facts = {
        "name": "Upward at Meridian",
        "statement": str(purpose.sponsor_text),
        "starts_on": story.start,
        "months": 6,
        "days_between_sessions": 30,
        "session_minutes": 45,
        "incentive": "Two working hours a month for preparing and meeting, noted in the time sheet under learning.",
        "mentors_wanted": MENTORS,
        "mentees_wanted": LEADERS,
        "most_mentees": 2,
        # Levels 1 to 7 and 7 to 9: who stands between can be both.
        "allows_both": True,
        "mentee_level_to": 7,
        "reply_days": 14,
    }
    at = staff_moment(story, story.before(56), 11, 24)
    story.program = make_program(by=story.coordinator, at=at, purpose=PURPOSE, facts=facts, objectives=_objectives(story, purpose))


def _objectives(story: Story, purpose) -> list[dict]:
    ends_on = story.start + timedelta(days=182)
    rows = [
        {
            "title": str(aim.title), "measure": aim.measure, "unit": aim.unit, "baseline": aim.baseline, "target": aim.target,
            "due_on": aim.due_on(story.start, ends_on), "owner": (story.coordinator if aim.after is not None else story.sponsor).name,
        }
        for aim in purpose.aims
    ]
    survey = {"title": HEARD, "measure": "", "unit": "percent", "baseline": 41, "target": 55}
    survey |= {"baseline_on": story.before(70), "baseline_source": "Staff survey in spring, 1,940 answers"}
    return [*rows, {**survey, "due_on": ends_on, "owner": story.sponsor.name}]
