"""Inviting, answering, withdrawing: what happens to an offer of a place."""
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.applications.waiting import wait_instead
from portal.enrollment.invitations import mail  # noqa: F401  (registers the letters)
from portal.enrollment.invitations.queries import candidates, next_wave
from portal.enrollment.invitations.reminder_actions import withdraw_reminders
from portal.enrollment.invitations.states import LETTER, NO, NOT_NOW, YES, letter_key
from portal.enrollment.invitations.text_actions import hold, text_to_send
from portal.enrollment.models import Employee, Enrollment, Invitation, InvitationText, Reply
from portal.enrollment.places import actions as place_actions
from portal.mail import outbox
from portal.people.models import Person
from portal.programs.formats import fewest_partners
from portal.programs.models import Program
from portal.web.links import derive, hash_of, new_nonce

PURPOSE = "invitation"
CHUNK = 200


class Closed(Exception):
    """The invitation was answered or withdrawn meanwhile."""


class Overtaken(Exception):
    """Somebody else sent out this wave meanwhile."""


def take_turn(program: Program, wave: int) -> None:
    """Let one wave at a time be chosen and sent, in the caller's transaction. Raises Overtaken if `wave` is not the next one."""
    hold(program)
    if next_wave(program) != wave:
        raise Overtaken


def invite(program: Program, chosen: dict[str, Iterable[int]], *, by: Person | None, at: datetime) -> Program:
    """Send out one wave: `chosen` is {role: employee ids}. Each person gets one letter, in the same transaction."""
    with db.atomic():
        hold(program)
        wave, chosen = next_wave(program), {role: list(ids) for role, ids in chosen.items()}
        texts = {role: text_to_send(program, role, by=by, at=at) for role, ids in chosen.items() if ids}
        rows = [_offer(program, texts[role], employee, wave, by, at) for role, ids in chosen.items() for employee in ids]
        for start in range(0, len(rows), CHUNK):
            Invitation.insert_many(rows[start : start + CHUNK]).execute()
        mine = (Invitation.program == program) & (Invitation.wave == wave)
        for row in Invitation.select().where(mine).order_by(Invitation.id):
            _post(row)
        record("enrollment.invited", by=by, about=f"program/{program.id}", program=program.id, wave=wave, people=len(rows))
    return program


def _offer(program: Program, text: InvitationText, employee: int, wave: int, by: Person | None, at: datetime) -> dict:
    who = {"program": program, "employee": employee, "role": text.role, "text": text}
    return {**who, "wave": wave, "invited_by": by, "invited_at": at, **_link(program, at)}


def _link(program: Program, at: datetime) -> dict:
    """A new link: what is kept of it, and until when it opens."""
    nonce = new_nonce()
    return {"nonce": nonce, "token_hash": hash_of(derive(PURPOSE, nonce)), "expires_at": at + timedelta(days=program.reply_days)}


def _post(invitation: Invitation) -> None:
    outbox.post(letter_key(invitation), LETTER, invitation=invitation.id, token_hash=invitation.token_hash)


def withdraw(invitation: Invitation, *, by: Person | None, at: datetime) -> None:
    """Close the invitation for good: its link is dead at once, and its letter stays here if it has not left yet."""
    with db.atomic():
        if Invitation.update(withdrawn_at=at, withdrawn_by=by).where(_unanswered(invitation)).execute():
            outbox.withdraw(letter_key(invitation))
            withdraw_reminders(invitation)
            record("enrollment.invitation_withdrawn", by=by, about=f"invitation/{invitation.id}", program=invitation.program_id)


def withdraw_from(employee_numbers: list[str], *, by: Person | None, at: datetime) -> None:
    """Close what is open for people who no longer work here, named by their employee ids."""
    for start in range(0, len(employee_numbers), CHUNK):
        people = Employee.select(Employee.id).where(Employee.employee_id.in_(employee_numbers[start : start + CHUNK]))
        offers = Invitation.select().where(Invitation.employee.in_(people), Invitation.withdrawn_at.is_null())
        for row in list(offers.order_by(Invitation.id)):
            withdraw(row, by=by, at=at)


def send_again(invitation: Invitation, *, by: Person, at: datetime) -> None:
    """Send the letter once more, in today's words, with a new link and a new time to answer; the older link no longer opens."""
    with db.atomic():
        hold(invitation.program)
        text = text_to_send(invitation.program, invitation.role, by=by, at=at)
        fresh = {"text": text, "sent_again_at": at, **_link(invitation.program, at)}
        if Invitation.update(**fresh).where(_unanswered(invitation)).execute():
            outbox.withdraw(letter_key(invitation))
            withdraw_reminders(invitation)
            _post(Invitation.get_by_id(invitation.id))
            record("enrollment.invitation_sent_again", by=by, about=f"invitation/{invitation.id}", program=invitation.program_id)


def invite_again(invitation: Invitation, *, by: Person, at: datetime) -> bool:
    """Make a new invitation, as a wave of one, for somebody who said not now and can be invited again; whether that is so."""
    with db.atomic():
        hold(invitation.program)
        free = candidates(invitation.program, invitation.role, at.date()).where(Employee.id == invitation.employee_id)
        if not free.exists():
            return False
        invite(invitation.program, {invitation.role: [invitation.employee_id]}, by=by, at=at)
    return True


def accept(invitation: Invitation, *, at: datetime) -> Reply:
    """Yes: the invitee has an account and a place from now on, or waits where the program keeps a list and is full. Raises Closed."""
    with db.atomic():
        reply = _reply(invitation, at, answer=YES)
        person = account_of(invitation.employee, at)
        place = {"program": invitation.program_id, "person": person, "employee": invitation.employee_id, "role": invitation.role}
        if not wait_instead(invitation.program, invitation.employee, by=person, role=invitation.role, at=at):
            fewest = fewest_partners(invitation.program, invitation.role)
            Enrollment.insert(**place, capacity=fewest, enrolled_at=at).on_conflict_ignore().execute()
            held = {name: place[name] for name in ("program", "person", "role")}
            place_actions.reopen_if_ended(Enrollment.get(**held), by=person, at=at)
        record("enrollment.accepted", by=person, about=f"invitation/{invitation.id}", program=invitation.program_id)
    return reply


def postpone(invitation: Invitation, *, ask_again_on: date, at: datetime) -> Reply:
    """Not now: who may be asked again, and from which day on. Raises Closed."""
    return _decline(invitation, at, answer=NOT_NOW, ask_again_on=ask_again_on)


def decline(invitation: Invitation, *, reason: str, at: datetime) -> Reply:
    """No, with a reason that the coordinators read, or without. Raises Closed."""
    return _decline(invitation, at, answer=NO, reason=reason)


def _decline(invitation: Invitation, at: datetime, **answer) -> Reply:
    with db.atomic():
        reply = _reply(invitation, at, **answer)
        about = f"invitation/{invitation.id}"
        record("enrollment.replied", by=None, about=about, program=invitation.program_id, answer=answer["answer"])
    return reply


def _reply(invitation: Invitation, at: datetime, **answer) -> Reply:
    """The one reply that an invitation can have: of two at the same time, the second is refused."""
    answered = Reply.insert(invitation=invitation, replied_at=at, **answer).on_conflict_ignore().as_rowcount().execute()
    if not answered or not Invitation.select().where(_unanswered(invitation, but_for_reply=True)).exists():
        raise Closed
    return Reply.get(Reply.invitation == invitation)


def account_of(employee: Employee, at: datetime) -> Person:
    """The employee's account, made if there is none."""
    person = employee.person or Person.get_or_none(Person.email == employee.email)
    if person is None:
        names = {"given_name": employee.given_name, "family_name": employee.family_name}
        person = Person.create(email=employee.email, timezone=employee.timezone, joined_at=at, **names)
    if person.left_at is not None:
        raise Closed
    Employee.update(person=person).where(Employee.id == employee.id, Employee.person.is_null()).execute()
    return person


def _unanswered(invitation: Invitation, *, but_for_reply: bool = False):
    """That this very link is still open, as a condition."""
    answered = Reply.select(Reply.invitation).where(Reply.invitation == invitation)
    still = (Invitation.id == invitation.id) & Invitation.withdrawn_at.is_null() & (Invitation.token_hash == invitation.token_hash)
    return still if but_for_reply else still & Invitation.id.not_in(answered)
