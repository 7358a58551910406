"""The assistant of the leader whom the demo signs in as: asked, accepted, and at work ever since."""
from datetime import datetime, timedelta

from portal.delegates.actions import LIFE, PURPOSE
from portal.delegates.models import Delegation
from portal.demo.company import account_of
from portal.demo.pairs import Pair
from portal.demo.story import Story, insert
from portal.enrollment.models import MENTEE, Employee, Invitation
from portal.people.models import Person
from portal.sessions.models import MentoringSession, Move
from portal.web.links import derive, hash_of, new_nonce

TITLE = "Associate, Operations"
ASKED_AFTER = timedelta(days=16)


def give_assistant(story: Story, star: Pair) -> Person:
    """Somebody who works where the leader works and has no place in the program; since then the leader's side is the assistant."""
    asked_at = star.started_at + ASKED_AFTER
    assistant = _account(star, asked_at)
    nonce = new_nonce()
    Delegation.create(
        leader=star.mentee.person,
        email=assistant.email,
        delegate=assistant,
        nonce=nonce,
        token_hash=hash_of(derive(PURPOSE, nonce)),
        named_at=asked_at,
        expires_at=asked_at + LIFE,
        accepted_at=assistant.joined_at,
    )
    sessions = MentoringSession.select(MentoringSession.id).where(MentoringSession.mentorship == star.id)
    # An assistant gives no reason: those are words of the two.
    by_leader = Move.session.in_(sessions) & (Move.side == MENTEE) & (Move.moved_at > assistant.joined_at)
    Move.update(moved_by=assistant, reason="").where(by_leader).execute()
    planned = (MentoringSession.mentorship == star.id) & (MentoringSession.starts_at > story.at)
    MentoringSession.update(planned_by=assistant).where(planned).execute()
    return assistant


def _account(star: Pair, asked_at: datetime) -> Person:
    invited = Invitation.select(Invitation.employee)
    free = (Employee.status == "active") & Employee.person.is_null() & Employee.id.not_in(invited)
    near = Employee.location == star.mentee.employee.location
    manager = star.mentor.employee.manager_id
    best = near.desc(), (Employee.title == TITLE).desc(), Employee.employee_id
    employee = Employee.select().where(free, Employee.id != manager).order_by(*best).get()
    [number] = insert(Person, [account_of(employee, asked_at + timedelta(hours=3))])
    Employee.update(person=number).where(Employee.id == employee.id).execute()
    return Person.get_by_id(number)
