"""Who has not answered and may be reminded."""
from datetime import datetime, timedelta

from peewee import ModelSelect, fn

from portal.enrollment.invitations.models import Reminder
from portal.enrollment.invitations.queries import invitations_in
from portal.enrollment.invitations.states import WAITING, in_states
from portal.enrollment.models import Employee, Invitation
from portal.programs.models import Program

# In all, whoever asks for them.
MOST = 2
# A button pressed twice reminds nobody twice.
REST = timedelta(days=1)


def reminded():
    """How often somebody was reminded of an invitation, as an expression."""
    return Reminder.select(fn.COUNT(Reminder.id)).where(Reminder.invitation == Invitation.id)


def remindable_by_wave(program: Program, at: datetime) -> dict[tuple[int, str], int]:
    """{(wave, role): how many of it a coordinator could remind now}"""
    rows = can_be_reminded(program, at, unheard_since=at - REST)
    rows = rows.select(Invitation.wave, Invitation.role, fn.COUNT(Invitation.id)).group_by(Invitation.wave, Invitation.role)
    return {(wave, role): count for wave, role, count in rows.order_by(Invitation.wave, Invitation.role).tuples()}


def can_be_reminded(program: Program, at: datetime, *, most: int = MOST, unheard_since: datetime) -> ModelSelect:
    """The invitations whose letter has left and that nobody has answered, with `reminded`, how often that person was reminded.

    Left out: who wants no reminders, is on leave or gone, was reminded `most` times, or got a letter after `unheard_since`.
    """
    last = Reminder.select(fn.MAX(Reminder.asked_at)).where(Reminder.invitation == Invitation.id)
    heard = fn.COALESCE(last, Invitation.sent_again_at, Invitation.invited_at)
    wants = Invitation.quiet_at.is_null() & (Employee.status == "active")
    silent = in_states(invitations_in(program), at, WAITING).select_extend(reminded().alias("reminded"))
    return silent.where(wants, reminded() < most, heard <= unheard_since)
