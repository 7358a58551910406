"""What the front page and the page of a mentorship look like on a busy day, on a calm one, and while a session is on."""
from datetime import datetime, timedelta

from portal.enrollment.models import Enrollment
from portal.goals.models import Commitment, EntryVersion, FollowUp, Goal, JournalEntry, Milestone, SelfRating
from portal.mentorships.models import Mentorship
from portal.sessions.models import MentoringSession, SessionLog
from tests import cast
from tests.cast import CAST


def make_fronts(at: datetime, place, pair) -> None:
    """`ona` is in a session, `tova` mentors two, `bea` has much waiting, `rhea` and `leo` have a full page with long names."""
    on = pair(place("Ona Varga", "mentor", at), place("Piet Holm", "mentee", at), at)
    session = cast._session(on, "on@northwind", at - timedelta(minutes=30), CAST.ona)
    # As long as the longest, so that it is still on when the last picture is taken.
    MentoringSession.update(join_link="https://meet.northwind.example/on", minutes=240).where(MentoringSession.id == session.id).execute()
    tova = place("Tova Klein", "mentor", at)
    for days, name in ((2, "Uwe Brandt"), (9, "Vida Castro")):
        cast._session(pair(tova, place(name, "mentee", at), at), f"two-{days}@northwind", at + timedelta(days=days), CAST.tova)
    _much_waits(at, place, pair)
    _a_full_page(at, pair(place("Rhea Lindgren", "mentor", at), place("Leo Konstantinopoulou-Schwarzenberger", "mentee", at), at))


def _much_waits(at: datetime, place, pair) -> None:
    bea = place("Bea Novotna", "mentor", at)
    busy = pair(bea, place("Carl Dietz", "mentee", at), at)
    for days in (4, 11, 18):
        cast._session(busy, f"waits-{days}@northwind", at - timedelta(days=days), CAST.bea)
    disputed = cast._session(busy, "disputed@northwind", at - timedelta(days=30), CAST.bea)
    for person, outcome in ((CAST.bea, "happened"), (CAST.carl, "did_not")):
        SessionLog.create(session=disputed, written_by=person, outcome=outcome, logged_at=at, changed_at=at)
    cast._session(busy, "soon@northwind", at + timedelta(days=1), CAST.bea)
    Enrollment.update(completed_at=None).where(Enrollment.id == bea.id).execute()


def _a_full_page(at: datetime, row: Mentorship) -> None:
    CAST.full_pair = row
    for days, minutes in ((50, 45), (20, 30)):
        held = cast._session(row, f"full-{days}@northwind", at - timedelta(days=days), CAST.leo)
        cast._log(held, CAST.leo)
        log = cast._log(held, CAST.rhea, topics=["data", "ai"], shared_note="Leo tries the assistant on the weekly report.")
        SessionLog.update(minutes=minutes).where(SessionLog.id == log.id).execute()
    cast._session(row, "full-next@northwind", at + timedelta(days=6), CAST.leo, agenda="Two numbers from the pilot\nWho sees them first")
    CAST.full_goal = goal = Goal.create(
        mentorship=row, owner=CAST.rhea, title="Speak first in the quarterly review", success_test="Leo and two others notice",
        set_at=at - timedelta(days=40), due_on=(at + timedelta(days=30)).date(),
    )
    Milestone.create(goal=goal, title="Ask one question in the team meeting", set_at=at, reached_at=at)
    Milestone.create(goal=goal, title="Prepare one page with two numbers", set_at=at, due_on=(at + timedelta(days=9)).date())
    Goal.create(mentorship=row, owner=CAST.leo, title="Run one meeting without slides", set_at=at - timedelta(days=40), reached_at=at)
    words = "I tried the assistant on the weekly report. It took half the time and was blunter than I am."
    JournalEntry.create(mentorship=row, written_by=CAST.leo, is_private=False, words=words, written_at=at - timedelta(days=19))
    CAST.full_entry = JournalEntry.create(
        mentorship=row, written_by=CAST.rhea, is_private=True, written_at=at - timedelta(days=18), goal=goal,
        sealed_words="Leo asked what to **stop** doing if nobody looked:\n\n- the weekly slides\n- one of two reviews\n\nI did not say it.",
        changed_at=at - timedelta(days=17),
    )
    before = {"sealed_words": "Leo asked what to stop doing.", "was_private": True, "changed_at": at - timedelta(days=17)}
    EntryVersion.create(entry=CAST.full_entry, **before)
    SelfRating.create(goal=goal, moment="start", value=2, rated_at=at - timedelta(days=40))
    made = {"made_by": CAST.leo, "made_on": (at - timedelta(days=45)).date(), "made_at": at - timedelta(days=45)}
    CAST.full_commitment = Commitment.create(mentorship=row, words="I will let the newest in the room speak first", **made)
    made["made_on"] = (at - timedelta(days=100)).date()
    kept = Commitment.create(mentorship=row, words="I will send no message after eight", **made)
    FollowUp.create(commitment=kept, days=30, outcome="partly", words="But for two weeks in October", answered_at=at - timedelta(days=69))
    FollowUp.create(commitment=kept, days=90, outcome="done", answered_at=at - timedelta(days=9))
