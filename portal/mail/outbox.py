"""The outbox: a letter is a row, written in the transaction of the fact that causes it, and sent later under a lease."""
from datetime import datetime, timedelta

from peewee import SQL, Case, CharField, IntegerField, JSONField, TextField

from portal.clock import now
from portal.db import MomentField, Table, db, is_postgresql
from portal.jobs.queue import nudge
from portal.mail.letters import is_known, pressing

LEASE = timedelta(minutes=2)
MOST_TRIES = 8
# Why a letter failed: the server says that it will never take this address. It is tried again all the same.
REFUSED = "address refused"


class Letter(Table):
    """One letter to be sent exactly once: its key says which fact it tells to whom."""

    key = CharField(200, unique=True)
    letter = CharField(80)
    payload = JSONField()
    posted_at = MomentField()
    due_at = MomentField()
    leased_until = MomentField(null=True)
    tries = IntegerField(default=0)
    sent_at = MomentField(null=True)
    dropped_at = MomentField(null=True)
    error = TextField(null=True)

    class Meta:
        indexes = ((("sent_at", "dropped_at", "due_at"), False),)

    @property
    def is_failed(self) -> bool:
        """Whether nobody will try again by itself."""
        return self.sent_at is None and self.dropped_at is None and self.tries >= MOST_TRIES


def post(key: str, letter: str, *, due_at: datetime | None = None, **payload) -> None:
    """Queue a letter in the caller's transaction. The same key twice is one letter. `payload` is what the letter needs to be written."""
    if not is_known(letter):
        raise LookupError(f"no letter is called {letter}")
    row = {"key": key, "letter": letter, "payload": payload, "posted_at": now(), "due_at": due_at or now()}
    Letter.insert(row).on_conflict_ignore().execute()
    if due_at is None:
        nudge()


def withdraw(key: str) -> None:
    """Take an unsent letter back, in the caller's transaction."""
    Letter.delete().where(Letter.key == key, Letter.sent_at.is_null()).execute()


def claim(limit: int = 20) -> list[Letter]:
    """Lease what is due to this worker, in one statement, pressing letters first; a worker that dies lets go when the lease ends."""
    at = now()
    # Behind a round of 400 letters a code to sign in with would come when its ten minutes are half over.
    in_turn = Case(None, ((Letter.letter.in_(pressing()), 0),), 1)
    waiting = (
        Letter.select(Letter.id)
        .where(
            Letter.sent_at.is_null(),
            Letter.dropped_at.is_null(),
            Letter.due_at <= at,
            Letter.tries < MOST_TRIES,
            Letter.leased_until.is_null() | (Letter.leased_until < at),
        )
        .order_by(in_turn, Letter.due_at, Letter.id)
        .limit(limit)
    )
    if is_postgresql():
        waiting = waiting.for_update("FOR UPDATE SKIP LOCKED")
    with db.atomic():
        lease = Letter.update(leased_until=at + LEASE, tries=Letter.tries + 1).where(Letter.id.in_(waiting))
        return sorted(lease.returning(Letter).execute(), key=lambda letter: (letter.letter not in pressing(), letter.id))


def mark_sent(letter: Letter) -> None:
    """The server took it."""
    Letter.update(sent_at=now(), leased_until=None, error=None).where(Letter.id == letter.id).execute()


def mark_dropped(letter: Letter) -> None:
    """Nobody wants it any more."""
    Letter.update(dropped_at=now(), leased_until=None).where(Letter.id == letter.id).execute()


def put_back(letters: list[Letter]) -> None:
    """Let go of letters that nobody could try, because there was no server: they stay due, and it counts as no try."""
    ids = [letter.id for letter in letters]
    Letter.update(leased_until=None, tries=Letter.tries - 1, error="no server").where(Letter.id.in_(ids)).execute()


def put_off(letter: Letter, until: datetime) -> None:
    """Not now: it is due again then, and it counts as no try."""
    Letter.update(due_at=until, leased_until=None, tries=Letter.tries - 1).where(Letter.id == letter.id).execute()


def mark_failed(letter: Letter, reason: str) -> None:
    """Try again later: 2, 4, 8 ... minutes from now. `reason` names the kind of failure, without an address."""
    wait = timedelta(minutes=2**letter.tries)
    Letter.update(due_at=now() + wait, leased_until=None, error=reason[:200]).where(Letter.id == letter.id).execute()


def oldest_waiting() -> datetime | None:
    """Since when the longest-waiting letter waits that is due or was tried in vain, or None."""
    waiting = Letter.sent_at.is_null() & Letter.dropped_at.is_null() & ((Letter.due_at <= now()) | (Letter.tries > 0))
    return Letter.select(Letter.posted_at).where(waiting).order_by(SQL("posted_at")).limit(1).scalar()


def failed_count() -> int:
    """How many letters nobody will try again by itself."""
    unsent = Letter.sent_at.is_null() & Letter.dropped_at.is_null()
    return Letter.select().where(unsent, Letter.tries >= MOST_TRIES).count()
