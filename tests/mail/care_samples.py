"""The letters of care, made from the cast; each stands in SAMPLES of samples.py."""
from datetime import datetime, timedelta

from portal.care.models import ProposedClose
from portal.clock import now
from portal.goals.models import Commitment
from portal.mail.outbox import Letter
from portal.sessions.models import MentoringSession, SessionLog
from portal.surveys.words import ABOUT
from tests.surveys.asked import asks


def about_session(letter: str, to: str, *, days: float = 1, agenda: str = ""):
    """A letter about a session of Chidi and Delphine, so many days from now; with days below zero it lies behind them."""

    def make(cast, at: datetime) -> None:
        row = MentoringSession.create(
            mentorship=cast.chidi_and_delphine, uid="a sample", starts_at=at + timedelta(days=days, hours=2), minutes=45, agenda=agenda,
            join_link="https://meet.example/abc", planned_by=cast.delphine, planned_at=at - timedelta(days=9),
        )
        SessionLog.delete().where(SessionLog.session == row).execute()
        _post(letter, person=getattr(cast, to).id, session=row.id)

    return make


def about_the_two(letter: str, to: str, **more):
    """A letter about the mentorship of Chidi and Delphine, who have nothing planned."""
    return lambda cast, at: _post(letter, person=getattr(cast, to).id, mentorship=cast.chidi_and_delphine.id, **more)


def rescued_with(to: str, letter: str, *, planned: bool = False):
    """Benoit, whose diary Dora keeps, moved twice; nothing is planned, unless a session still is."""

    def make(cast, at: datetime) -> None:
        if not planned:
            MentoringSession.delete().where(MentoringSession.id == cast.planned.id).execute()
        _post(letter, person=getattr(cast, to).id, mentorship=cast.ama_and_benoit.id)

    return make


def commitment(cast, at: datetime) -> None:
    """Delphine wanted to change something a month ago."""
    facts = {"mentorship": cast.chidi_and_delphine, "made_by": cast.delphine, "words": "shared-journal-words"}
    row = Commitment.create(**facts, made_on=at.date() - timedelta(days=30), made_at=at - timedelta(days=30))
    _post("care.commitment", person=cast.delphine.id, commitment=row.id, days=30)


def closing(cast, at: datetime) -> None:
    """Chidi and Delphine: it closes unless one of them keeps it open."""
    row = ProposedClose.create(mentorship=cast.chidi_and_delphine, proposed_at=at, closes_at=at + timedelta(days=7))
    _post("care.closing", person=cast.chidi.id, close=row.id)


def facts(cast, at: datetime) -> None:
    """Carmen learns of two mentorships."""
    told = [{"what": "unplanned", "mentorship": cast.ama_and_benoit.id}, {"what": "moved", "mentorship": cast.chidi_and_delphine.id}]
    _post("care.facts", person=cast.carmen.id, told=told)


def digest(cast, at: datetime) -> None:
    """Carmen's week."""
    begun, silent = [cast.ama_and_benoit.id], [cast.chidi_and_delphine.id]
    told = [{"program": cast.program.id, "begun": begun, "silent": silent, "moved": silent, "waiting": 3}]
    _post("care.digest", person=cast.carmen.id, told=told)


def asked(letter: str, *kinds: str):
    """What waits for Chidi: of these kinds, opened just now, or a week ago."""

    def make(cast, at: datetime) -> None:
        opened = at - timedelta(days=7 if letter.endswith("again") else 0)
        told = [asks(cast.chidi_enrollment, kind, opened, mentorship=cast.chidi_and_delphine if kind in ABOUT else None) for kind in kinds]
        _post(letter, person=cast.chidi.id, told=[{"survey": one.id} for one in told])

    return make


# As in samples.py.
SAMPLES = {
    "care.day_before to the mentor": ("chidi", about_session("care.day_before", "chidi", agenda="One tool for notes\nWhat the team heard")),
    "care.day_before to the leader": ("delphine", about_session("care.day_before", "delphine")),
    "care.did_it_happen": ("chidi", about_session("care.did_it_happen", "chidi", days=-0.1)),
    "care.week_after": ("chidi", about_session("care.week_after", "chidi", days=-7)),
    "care.plan_first": ("delphine", about_the_two("care.plan_first", "delphine")),
    "care.plan_next": ("delphine", about_the_two("care.plan_next", "delphine")),
    "care.plan_again to the leader": ("delphine", about_the_two("care.plan_again", "delphine")),
    "care.plan_again to the mentor": ("chidi", about_the_two("care.plan_again", "chidi")),
    "care.rescue": ("delphine", about_the_two("care.rescue", "delphine")),
    "care.rescue with an assistant": ("benoit", rescued_with("benoit", "care.rescue")),
    "care.rescue_diary": ("dora", rescued_with("dora", "care.rescue_diary")),
    "care.rescue_diary with a time": ("dora", rescued_with("dora", "care.rescue_diary", planned=True)),
    "care.steady": ("chidi", about_the_two("care.steady", "chidi")),
    "care.goals of one": ("chidi", about_the_two("care.goals", "chidi", day="2026-10-14", count=1)),
    "care.goals of two": ("chidi", about_the_two("care.goals", "chidi", day="2026-10-14", count=2)),
    "care.commitment": ("delphine", commitment),
    "care.survey of one": ("chidi", asked("care.survey", "pulse")),
    "care.survey of a fit": ("chidi", asked("care.survey", "fit")),
    "care.survey of two": ("chidi", asked("care.survey", "pulse", "middle")),
    "care.survey_again": ("chidi", asked("care.survey_again", "pulse")),
    "care.dormant": ("chidi", about_the_two("care.dormant", "chidi")),
    "care.closing": ("chidi", closing),
    "care.facts": ("carmen", facts),
    "care.digest": ("carmen", digest),
}


def _post(letter: str, **payload) -> None:
    Letter.create(key="sample", letter=letter, payload=payload, posted_at=now(), due_at=now())
