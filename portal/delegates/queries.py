"""Whose diary somebody keeps, and in which mentorships that reaches: never one of their own, and never a report's."""
from datetime import datetime
from functools import reduce
from operator import or_

from peewee import ModelSelect

from portal.clock import SKEW
from portal.delegates.models import Delegation
from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.formats import SENIOR
from portal.programs.models import Program
from portal.web.links import hash_of

Leader, Manager = Person.alias(), Employee.alias()


def is_leader(person: Person) -> bool:
    """Whether `person` has a place on the senior side, in any program, and has not left it: everybody else keeps their own diary."""
    leads = (Enrollment.person == person) & is_senior(Enrollment.role) & Enrollment.ended_at.is_null()
    return Enrollment.select().join(Program).where(leads).exists()


def is_senior(role):
    """The condition that a column of roles names the senior side, in a row that is joined to its Program; peers have none."""
    sides = [(Program.format == format) & (role == side) for format, side in SENIOR.items()]
    return reduce(or_, sides)


def led_by(people) -> ModelSelect:
    """The mentorships, by id, in which one of these people, or of a select of them, is the senior side."""
    rows = Member.select(Member.mentorship).join(Mentorship).join(Program)
    return rows.where(Member.person.in_(people), is_senior(Member.role))


def delegations_of(leader: Person) -> ModelSelect:
    """Everybody whom `leader` ever asked, each with the account of who accepted, the newest first."""
    return (
        Delegation.select(Delegation, Person)
        .left_outer_join(Person, on=(Delegation.delegate == Person.id), attr="delegate")
        .where(Delegation.leader == leader)
        .order_by(Delegation.named_at.desc(), Delegation.id.desc())
    )


def diaries_kept_by(person: Person) -> ModelSelect:
    """The delegations under which `person` keeps a diary now, each with its leader, by name.

    Who shares a mentorship with the leader keeps none of that leader's diaries: they would read more than they should.
    """
    return (
        Delegation.select(Delegation, Leader)
        .join(Leader, on=(Delegation.leader == Leader.id), attr="leader")
        .where(Delegation.delegate == person, _counts(), Leader.left_at.is_null(), Delegation.leader.not_in(_met_by(person)))
        .order_by(Leader.family_name, Leader.given_name, Delegation.id)
    )


def mentorships_kept_by(person: Person) -> ModelSelect:
    """The live mentorships of the leaders whose diary `person` keeps, oldest first.

    Left out are those of a junior who reports to `person`: nothing of a mentorship reaches a junior's manager.
    """
    return ever_kept_by(person).where(Mentorship.ended_at.is_null())


def ever_kept_by(person: Person) -> ModelSelect:
    """The same, with those that have ended: for calling off what `person` was told of, and nothing else."""
    leaders = diaries_kept_by(person).select(Delegation.leader).order_by()
    kept = Mentorship.id.in_(led_by(leaders)) & Mentorship.id.not_in(_of_reports_of(person))
    return Mentorship.select().where(kept).order_by(Mentorship.started_at, Mentorship.id)


def every_kept_diary() -> ModelSelect:
    """(mentorship, assistant), by id, wherever somebody keeps a diary now: what `mentorships_kept_by` says of each person, in one query."""
    person = Delegation.delegate
    return (
        Member.select(Member.mentorship, person)
        .join(Delegation, on=(Delegation.leader == Member.person))
        .join(Leader, on=(Delegation.leader == Leader.id), attr="leader")
        .join_from(Member, Mentorship)
        .join(Program)
        .where(is_senior(Member.role), _counts(), Leader.left_at.is_null(), Mentorship.ended_at.is_null())
        .where(Delegation.leader.not_in(_met_by(person)), Mentorship.id.not_in(_of_reports_of(person)))
        .order_by(Member.mentorship, Delegation.id)
        .tuples()
    )


def assistants() -> ModelSelect:
    """Everybody who keeps a diary now, by id."""
    return Delegation.select(Delegation.delegate).where(_counts())


def spoken_for(mentorship: Mentorship, person: Person) -> Member | None:
    """The member for whom `person` plans and moves: oneself, or the leader whose diary `person` keeps; None for everybody else."""
    members = Member.select(Member, Person).join(Person).where(Member.mentorship == mentorship)
    own = members.where(Member.person == person).first()
    if own or not mentorships_kept_by(person).where(Mentorship.id == mentorship.id).exists():
        return own
    leaders = diaries_kept_by(person).select(Delegation.leader).order_by()
    return members.where(Member.role == SENIOR.get(mentorship.program.format), Member.person.in_(leaders)).order_by(Member.id).first()


def diaries_of(mentorship: Mentorship) -> ModelSelect:
    """The delegations of a mentorship's leaders that count now, each with the assistant, oldest first."""
    senior = SENIOR.get(mentorship.program.format)
    leaders = Member.select(Member.person).where(Member.mentorship == mentorship, Member.role == senior)
    return (
        Delegation.select(Delegation, Person)
        .join(Person, on=(Delegation.delegate == Person.id), attr="delegate")
        .where(Delegation.leader.in_(leaders), _counts(), Person.left_at.is_null())
        .order_by(Delegation.id)
    )


def asked_behind(token: str, at: datetime) -> Delegation | None:
    """The delegation of a mailed link, with its leader; None when the link is wrong, used, ended, expired or unknown."""
    waits = Delegation.accepted_at.is_null() & Delegation.declined_at.is_null() & Delegation.ended_at.is_null()
    in_time = (Delegation.expires_at > at) & (Delegation.named_at <= at + SKEW)
    rows = Delegation.select(Delegation, Leader).join(Leader, on=(Delegation.leader == Leader.id), attr="leader")
    return rows.where(Delegation.token_hash == hash_of(token), waits, in_time, Leader.left_at.is_null()).first()


def addressee(email: str) -> Person | Employee | None:
    """Who has this address and may be asked: an account, or somebody who works here and has none; None for a stranger's."""
    account = Person.get_or_none(Person.email == email)
    if account is not None:
        return account if account.left_at is None else None
    return Employee.get_or_none(Employee.email == email, Employee.status == "active")


def share_a_mentorship(one: Person, email: str) -> bool:
    """Whether whoever has this address is or was in a mentorship with `one`."""
    mine = Member.select(Member.mentorship).where(Member.person == one)
    return Member.select().join(Person).where(Member.mentorship.in_(mine), Person.email == email, Member.person != one).exists()


def _counts():
    """The condition that a delegation was accepted and has not ended."""
    return Delegation.accepted_at.is_null(False) & Delegation.ended_at.is_null()


def _met_by(person) -> ModelSelect:
    """Everybody who is or was in a mentorship with `person`: one, or a column of people."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    return Member.select(Member.person).where(Member.mentorship.in_(mine))


def _of_reports_of(person) -> ModelSelect:
    """The mentorships whose junior side has `person` as manager: one, or a column of people."""
    return (
        Member.select(Member.mentorship)
        .join(Enrollment)
        .join(Employee, on=(Enrollment.employee == Employee.id))
        .join(Manager, on=(Employee.manager == Manager.id))
        .join_from(Member, Mentorship)
        .join(Program)
        .where(~is_senior(Member.role), Manager.person == person)
    )
