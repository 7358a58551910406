"""Pieces of interviews for tests: people with a place who were heard, and themes that some of them said."""
from datetime import datetime, timedelta

from portal.enrollment.models import Employee, Enrollment
from portal.interviews import actions, guide_actions, theme_actions
from portal.interviews.models import Asked, Conversation, Guide, Theme
from portal.people.models import Person
from portal.programs.models import Program


def make_guide(program: Program, *, by: Person, at: datetime, **more) -> Guide:
    """A guide of two questions."""
    facts = {"kind": "interview", "name": "After three months", "purpose": "", "questions": ["What changed?", "What did not?"], **more}
    return guide_actions.add(program, by=by, at=at, **facts)


def make_person(program: Program, name: str, at: datetime, role: str = "mentor") -> Person:
    """Somebody of this whole name with a place in the program."""
    given, family = name.split(" ", 1)
    email = f"{given}.{family}@heard.example".lower()
    person = Person.create(email=email, given_name=given, family_name=family, timezone="UTC", joined_at=at)
    facts = {"employee_id": email, "email": email, "given_name": given, "family_name": family, "job_level": 8, "location": "Paris"}
    Enrollment.create(program=program, person=person, employee=Employee.create(**facts), role=role, enrolled_at=at)
    return person


def hear(guide: Guide, people: list[Person], *, by: Person, at: datetime, notes: str = "") -> Conversation:
    """A conversation of the day before to which all of them came."""
    held = actions.add(guide, by=by, at=at, on_day=at.date() - timedelta(days=1), people=people)
    actions.mark_came(held, [row.id for row in Asked.select().where(Asked.conversation == held)], by=by)
    if notes:
        actions.write(held, notes, by=by, at=at, seen=0)
    return held


def say(program: Program, title: str, people: list[Person], *, by: Person, at: datetime, objective=None, cleared: bool = True) -> Theme:
    """A theme that these people said wherever they were heard."""
    said = [row.id for row in Asked.select().where(Asked.person.in_(people), Asked.came)]
    facts = {"title": title, "words": f"Several say: {title.lower()}.", "objective": objective}
    theme = theme_actions.add(program, by=by, at=at, said=said, **facts)
    if cleared:
        theme_actions.clear(theme, by=by, at=at, seen=theme.reading)
    return Theme.get_by_id(theme.id)
