"""The latest letters of the demo, so that its mailbox is not empty; they go out like any other, older ones are not written again."""
from portal.clock import now
from portal.demo.models import DemoSignIn
from portal.demo.queries import open_invitations
from portal.demo.reminders import post_reminders
from portal.enrollment.invitations.actions import send_again
from portal.mail import delivery, outbox
from portal.mail.outbox import MOST_TRIES, Letter
from portal.pairing.queries import open_for
from portal.people.models import Person
from portal.programs.queries import people_staffing
from portal.sessions.queries import upcoming_sessions_of
from portal.settings import Settings


def post_newest() -> None:
    """Queue them, in the caller's transaction: what waits for the two players, and the invitations that are still open."""
    players = {row.role: row.person for row in DemoSignIn.select(DemoSignIn, Person).join(Person).order_by(DemoSignIn.id)}
    for person in (players["mentor"], players["leader"]):
        for session in upcoming_sessions_of(person, now()):
            key = f"session-planned:{session.id}:person:{person.id}"
            outbox.post(key, "sessions.planned", session=session.id, person=person.id, sequence=session.sequence)
    for proposal in open_for(players["mentor"]):
        key = f"pairing-proposed:{proposal.id}:{players['mentor'].id}"
        outbox.post(key, "pairing.proposed", proposal_id=proposal.id, person_id=players["mentor"].id)
    for invitation in open_invitations(now()):
        coordinator = people_staffing(invitation.program, "coordinator").get()
        send_again(invitation, by=coordinator, at=invitation.invited_at)
    post_reminders([players["mentor"], players["leader"]], players["coordinator"], now())


def deliver_newest(settings: Settings) -> None:
    """Put them into the mailbox; where there is none, drop them: nobody of the demo has an address that exists."""
    if settings.shows_letters:
        delivery.drain(settings, at_any_hour=True)
    # What has been given up stays: that is what the board shows of it.
    waiting = Letter.sent_at.is_null() & Letter.dropped_at.is_null() & (Letter.tries < MOST_TRIES)
    Letter.update(dropped_at=now()).where(waiting).execute()
