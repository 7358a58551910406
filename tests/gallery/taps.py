"""What one-tap links open: a session of each kind, as one of its two members has it in the diary."""
from datetime import datetime, timedelta

from portal.sessions.models import DID_NOT, HAPPENED, MOVED, Cancellation, SessionLog
from portal.sessions.one_tap import token_for
from tests import cast
from tests.cast import CAST

# By name: how many days ago, what Kian said through the link, what Leonie reports.
SAID = {
    "asks": (1, None, None), "confirms": (3, None, HAPPENED), "denies": (4, None, DID_NOT), "answered": (5, HAPPENED, None),
    "confirmed": (6, HAPPENED, HAPPENED), "disputed": (7, HAPPENED, DID_NOT), "moved": (9, MOVED, None),
}


def make_taps(at: datetime, place, pair) -> None:
    """`tap_asks` and the like are the links of Kian; `tap_long` is that of Kian's leader, whose own partner has a long name."""
    CAST.tapping = pair(place("Kian Roos", "mentor", at), place("Leonie Falk", "mentee", at), at)
    for name, (days, mine, theirs) in SAID.items():
        session = _session(name, at - timedelta(days=days, hours=2))
        for person, outcome, by_link in ((CAST.kian, mine, True), (CAST.leonie, theirs, False)):
            if outcome:
                SessionLog.create(session=session, written_by=person, outcome=outcome, by_link=by_link, logged_at=at, changed_at=at)
    why = {"side": "mentee", "reason": "The quarterly review ran over."}
    SessionLog.update(why).where(SessionLog.written_by == CAST.kian, SessionLog.outcome == MOVED).execute()
    _session("before", at + timedelta(days=2))
    _session("expired", at - timedelta(days=15))
    called_off = {"side": "mentee", "cancelled_by": CAST.leonie, "cancelled_at": at - timedelta(days=12)}
    Cancellation.create(session=_session("cancelled", at - timedelta(days=11)), **called_off)
    to_come = cast._session(CAST.tapping, "called-off@northwind", at + timedelta(days=4), CAST.leonie)
    called_off |= {"cancelled_at": at - timedelta(days=1), "reason": "A board day."}
    Cancellation.create(session=to_come, **called_off)
    long = cast._session(CAST.full_pair, "tap-long@northwind", at - timedelta(days=1), CAST.leo)
    CAST.tap_long = token_for(long, CAST.rhea)


def _session(name: str, starts_at: datetime):
    row = cast._session(CAST.tapping, f"tap-{name}@northwind", starts_at, CAST.leonie)
    setattr(CAST, f"tap_{name}", token_for(row, CAST.kian))
    setattr(CAST, f"tap_{name}_id", row.id)
    return row
