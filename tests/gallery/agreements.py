"""Agreements in every state, looks back at the end of mentorships, and papers that a member asked for."""
from datetime import datetime, timedelta

from portal.goals.models import AT_END, AT_START, Goal, SelfRating
from portal.mentorships.agreement import actions
from portal.mentorships.agreement.models import AgreementVersion
from portal.mentorships.agreement.queries import latest_of
from portal.mentorships.closing.actions import look_back
from portal.mentorships.papers.models import PersonalPaper
from portal.pdf.printer import PrintFailed
from portal.settings import Settings
from tests.cast import CAST

REPLY = "We answer within a day, and say so when a week is full. Leo’s assistant may answer for him about times."


def make_agreements(at: datetime, place, pair, settings: Settings) -> None:
    """`leo` changed what `rhea` has signed, `wiebke` and `wolfram` have both signed, `xenia` and `yannick` are too late for any word."""
    _changed(at)
    signed = CAST.signed_pair = pair(place("Wiebke Aalto", "mentor", at), place("Wolfram Brenner", "mentee", at), at)
    actions.begin(signed, at=at - timedelta(days=30))
    for days, person in ((28, CAST.wiebke), (27, CAST.wolfram)):
        actions.sign(signed, seen=1, by=person, at=at - timedelta(days=days))
    xenia, yannick = place("Xenia Czerny", "mentor", at), place("Yannick Doyle", "mentee", at)
    CAST.gone_words = pair(xenia, yannick, at, ended_at=at - timedelta(days=9))
    AgreementVersion.create(mentorship=CAST.gone_words, number=1, clauses=None, written_at=at - timedelta(days=90))
    actions.change_template(CAST.program, {"reply": "We answer within three days."}, seen=0, by=CAST.carmen, at=at)
    _looked_back(at)
    _papers(at, settings)
    actions.sign(CAST.circle, seen=1, by=CAST.leader_of_circle, at=at - timedelta(days=20))


def _changed(at: datetime) -> None:
    row = CAST.full_pair
    actions.begin(row, at=at - timedelta(days=60))
    for person in (CAST.rhea, CAST.leo):
        actions.sign(row, seen=1, by=person, at=at - timedelta(days=58))
    words = {**latest_of(row).clauses, "reply": REPLY}
    actions.change(row, words, seen=1, by=CAST.leo, at=at - timedelta(days=2))
    actions.sign(row, seen=2, by=CAST.leo, at=at - timedelta(days=2))


def _looked_back(at: datetime) -> None:
    """`wanda` shared a look back on what she and `ugo` ended, `ugo` has written nothing; `xenia` wrote for herself alone."""
    shared = {"useful": "To be asked what I would stop doing.", "taking": "One question for every meeting: who is not here?"}
    for row, person, is_private, words in ((CAST.ended, CAST.wanda, False, shared), (CAST.gone_words, CAST.xenia, True, shared)):
        look_back(row, by=person, at=at - timedelta(days=2), is_private=is_private, seen=0, **words)
    goal = Goal.create(
        mentorship=CAST.ended, owner=CAST.ugo, title="Say no to a deadline that cannot be kept", set_at=at - timedelta(days=80),
    )
    for moment, value in ((AT_START, 2), (AT_END, 4)):
        SelfRating.create(goal=goal, moment=moment, value=value, rated_at=at)


def _papers(at: datetime, settings: Settings) -> None:
    """What Wiebke asked for, in every state; nobody prints here."""
    settings.personal_papers_dir.mkdir(exist_ok=True)
    (settings.personal_papers_dir / f"{'1' * 64}.pdf").write_bytes(b"%PDF-1.7")
    failure = str(PrintFailed("signs", "\N{SNOWMAN}").sentence)
    states = {
        "waiting": {}, "begun": {"begun_at": at}, "failed": {"failure": failure},
        "ready": {"made_at": at, "paper_hash": "1" * 64}, "gone": {"made_at": at, "paper_hash": "2" * 64},
    }
    for name, facts in states.items():
        row = PersonalPaper.create(person=CAST.wiebke, mentorship=CAST.signed_pair, kind="agreement", asked_at=at, **facts)
        setattr(CAST, f"paper_{name}", row)
