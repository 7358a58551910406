"""Whose papers there are: only whoever asked for one finds it, for as long as the mentorship is theirs."""
from peewee import ModelSelect

from portal.mentorships.models import Member
from portal.mentorships.papers.models import PersonalPaper
from portal.people.models import Person


def papers_visible_to(person: Person) -> ModelSelect:
    """The papers that `person` asked for, of mentorships that `person` is still a member of, newest first."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    rows = PersonalPaper.select().where(PersonalPaper.person == person, PersonalPaper.mentorship.in_(mine))
    return rows.order_by(PersonalPaper.asked_at.desc(), PersonalPaper.id.desc())
