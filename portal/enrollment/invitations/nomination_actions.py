"""Suggesting a colleague, and a coordinator's decision about it."""
from collections.abc import Iterable
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.invitations.actions import invite
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.invitations.nomination_queries import MOST, can_be_invited
from portal.enrollment.models import Invitation
from portal.people.models import Person
from portal.programs.models import Program


class Enough(Exception):
    """This invitation has suggested as many colleagues as it may."""


class NotFree(Exception):
    """The nominee is not on the roster, has a place or an invitation, or has answered one."""


def suggest(invitation: Invitation, *, email: str, why: str, may_name: bool, at: datetime) -> Nomination:
    """Keep the suggestion, whoever the address belongs to; the same address twice is one. Raises Enough.

    The roster is not asked: nothing about the answer, its time included, tells whether the address is on it.
    """
    with db.atomic():
        earlier = Nomination.select().where(Nomination.invitation == invitation)
        known = earlier.where(Nomination.email == email).first()
        if known:
            return known
        if earlier.count() >= MOST:
            raise Enough
        said = {"email": email, "why": why, "may_name": may_name, "suggested_at": at}
        row = Nomination.create(program=invitation.program_id, invitation=invitation, role=invitation.role, **said)
        record("enrollment.suggested", by=None, about=f"invitation/{invitation.id}", program=invitation.program_id)
    return row


def approve(nomination: Nomination, *, at_once: bool, by: Person, at: datetime) -> None:
    """Invite the nominee at once, as a wave of one, or with the next wave. Raises NotFree."""
    with db.atomic():
        nominee = nomination.nominee
        stands = Nomination.get_by_id(nomination.id)
        if stands.declined_at or nominee is None or nominee.id not in can_be_invited(stands.program, stands.role, [nominee.id], at):
            raise NotFree
        if _decide(nomination, approved_at=at, approved_by=by):
            record("enrollment.suggestion_approved", by=by, about=f"nomination/{nomination.id}", program=nomination.program_id)
        if at_once:
            invite(nomination.program, {nomination.role: [nominee.id]}, by=by, at=at)
            keep_what_they_led_to(nomination.program, [nomination])


def decline(nomination: Nomination, *, by: Person, at: datetime) -> None:
    """Set the suggestion aside: nobody is told, and its words are forgotten."""
    with db.atomic():
        if _decide(nomination, declined_at=at, declined_by=by, why=""):
            record("enrollment.suggestion_declined", by=by, about=f"nomination/{nomination.id}", program=nomination.program_id)


def keep_what_they_led_to(program: Program, nominations: Iterable[Nomination]) -> None:
    """Tie approved suggestions to the invitations that went out for them, in the caller's transaction."""
    for row in nominations:
        mine = (Invitation.program == program) & (Invitation.employee == row.nominee) & (Invitation.role == row.role)
        latest = Invitation.select(Invitation.id).where(mine).order_by(Invitation.id.desc()).first()
        Nomination.update(led_to=latest).where(Nomination.id == row.id, Nomination.led_to.is_null()).execute()


def forget(email: str) -> None:
    """Remove every suggestion of this address: whoever erases what is known of them is suggested by nobody."""
    Nomination.delete().where(Nomination.email == email.lower()).execute()


def _decide(nomination: Nomination, **decision) -> bool:
    open_ = Nomination.approved_at.is_null() & Nomination.declined_at.is_null()
    return bool(Nomination.update(**decision).where(Nomination.id == nomination.id, open_).execute())
