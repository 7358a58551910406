"""What HR sent since: a file of last week that brought some promotions, and one that waits at the desk with its problems."""
from datetime import datetime, timedelta

from flask import current_app

from portal.demo.company import staff_moment
from portal.demo.story import Story
from portal.enrollment.models import Employee
from portal.enrollment.roster.sheet import HEAD
from portal.enrollment.roster.taking_in import check_in, take_in
from portal.sheets import csv_bytes

LAST_TITLE, NEXT_TITLE = "Associate, ", "Senior Associate, "
PROMOTED, MOVED = 9, 14


def tell_files(story: Story) -> None:
    """Take in the one, and leave the other to be looked at."""
    # Nobody who has a part in the story.
    others = Employee.select().where(Employee.person.is_null(), Employee.status == "active").order_by(Employee.employee_id)
    promoted = others.where(Employee.title.startswith(LAST_TITLE)).limit(PROMOTED)
    rows = [_row(one, title=one.title.replace(LAST_TITLE, NEXT_TITLE, 1)) for one in promoted]
    _send(story, "people-changes.csv", rows, staff_moment(story, story.ago(7), 8, 40))
    _leave(story, list(others.where(Employee.location == "London").limit(MOVED)), staff_moment(story, story.ago(1), 8, 52))


def _send(story: Story, name: str, rows: list[list], at: datetime) -> None:
    take_in(csv_bytes(HEAD, rows), file_name=name, source="hr", folder=_folder(), by=story.coordinator, at=at)


def _leave(story: Story, people: list[Employee], at: datetime) -> None:
    """Moves between locations, two newcomers, and lines as HR systems write them on a bad day."""
    rows = [_row(one, location="Munich", country="DE", timezone="Europe/Berlin") for one in people[:-3]]
    faulty = people[-3:]
    rows += [_row(faulty[0], email=faulty[0].email.replace("@", " at ")), _row(faulty[1], job_level="Senior")]
    rows.append(_row(faulty[2], timezone="Munich time"))
    for number, given, family in (("90001", "Lena", "Vogt"), ("90002", "Jannis", "Kraus")):
        newcomer = {"employee_id": number, "given_name": given, "family_name": family}
        newcomer["email"] = f"{given}.{family}@meridian.example".lower()
        rows.append(_row(people[0], **newcomer, title="Graduate Analyst, Tax", job_level=9, hired_on=(at - timedelta(days=9)).date()))
    content = csv_bytes(HEAD, rows)
    check_in(content, file_name="moves-to-munich.csv", source="hr", folder=_folder(), by=story.coordinator, at=at)


def _row(one: Employee, **changes) -> list:
    """Somebody as the roster has them, but for these columns; the manager is left as it stands."""
    manager = one.manager.employee_id if one.manager_id else ""
    said = {
        "employee_id": one.employee_id, "email": one.email, "given_name": one.given_name, "family_name": one.family_name,
        "title": one.title, "job_level": one.job_level, "department": one.department, "location": one.location, "country": one.country,
        "timezone": one.timezone, "languages": ";".join(one.languages), "manager": manager, "hired_on": one.hired_on, "status": one.status,
    }  # fmt: skip
    return list((said | changes).values())


def _folder():
    return current_app.config["SETTINGS"].rosters_dir
