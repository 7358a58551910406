"""In which one state an invitation is, as the database works it out: the list, the board and the reminders all ask here."""
from datetime import datetime

from peewee import JOIN, Case, ModelSelect, Value, fn

from portal.enrollment.models import Invitation, Reply
from portal.mail.outbox import MOST_TRIES, REFUSED, Letter

YES, NOT_NOW, NO = "yes", "not_now", "no"
# The letter has not left; it cannot be delivered; it arrived, and no answer came yet.
UNSENT, FAILED, WAITING = "unsent", "failed", "waiting"
# Still open, wherever the letter is.
SILENT = (UNSENT, FAILED, WAITING)
# Not now, and the day has come from which that person may be asked again.
AGAIN = "again"
EXPIRED, WITHDRAWN = "expired", "withdrawn"
STATES = (UNSENT, FAILED, WAITING, YES, NOT_NOW, AGAIN, NO, EXPIRED, WITHDRAWN)
LETTER = "enrollment.invitation"


def letter_key(invitation: Invitation) -> str:
    """The outbox's key of this invitation's latest letter."""
    return f"{LETTER}:{invitation.id}:{invitation.token_hash[:16]}"


def with_letters(select: ModelSelect) -> ModelSelect:
    """A select of invitations, joined with the outbox's row of the latest letter of each, where there is one."""
    kept = Value(f"{LETTER}:").concat(Invitation.id.cast("TEXT")).concat(":").concat(fn.SUBSTR(Invitation.token_hash, 1, 16))
    return select.switch(Invitation).join(Letter, JOIN.LEFT_OUTER, on=(Letter.key == kept), attr="letter")


def rank(at: datetime):
    """The place of its state in STATES, as an expression over Invitation, Reply and Letter."""
    on_its_way = Letter.id.is_null(False) & Letter.sent_at.is_null() & Letter.dropped_at.is_null()
    rules = (
        (Reply.answer == YES, YES),
        ((Reply.answer == NOT_NOW) & (Reply.ask_again_on <= at.date()), AGAIN),
        (Reply.answer == NOT_NOW, NOT_NOW),
        (Reply.answer == NO, NO),
        (Invitation.withdrawn_at.is_null(False), WITHDRAWN),
        (on_its_way & ((Letter.tries >= MOST_TRIES) | (Letter.error == REFUSED)), FAILED),
        (Invitation.expires_at <= at, EXPIRED),
        (on_its_way, UNSENT),
    )
    return Case(None, tuple((condition, STATES.index(state)) for condition, state in rules), STATES.index(WAITING))


def in_states(select: ModelSelect, at: datetime, *states: str) -> ModelSelect:
    """The invitations of `invitations_in` that are in one of these states."""
    return select.where(rank(at).in_([STATES.index(state) for state in states]))
