"""When do we meet, what waits for me, how do I log: answered on the first screen of a phone, whatever the state."""
from datetime import timedelta

import pytest

from portal.enrollment.models import Enrollment
from portal.launch import actions as launches
from portal.mentorships.agreement import actions as agreement
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal, Round
from portal.people.models import Person
from portal.sessions.models import MentoringSession, SessionLog
from tests.phone import phone  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser
SCREEN = 740
WHEN, WAITS, LOG = ".meeting .date", ".tasks:not(.work) .button", "main a:has-text('Log it')"


def planned(cast, clock):
    return cast.ama


def just_past(cast, clock):
    clock.forward(days=5, hours=1)
    return cast.ama


def on_now(cast, clock):
    MentoringSession.update(join_link="https://meet.example/1").where(MentoringSession.id == cast.planned.id).execute()
    clock.forward(days=5, minutes=10)
    return cast.ama


def nothing_planned(cast, clock):
    return cast.chidi


def two_mentorships(cast, clock):
    another = _another(cast, cast.ama_enrollment, cast.delphine_enrollment, clock.at, days=9)
    agreement.sign(another, seen=agreement.begin(another, at=clock.at).number, by=cast.ama, at=clock.at)
    return cast.ama


def two_mentorships_and_an_agreement_to_sign(cast, clock):
    _another(cast, cast.ama_enrollment, cast.delphine_enrollment, clock.at, days=9)
    return cast.ama


def a_proposal(cast, clock):
    _proposal(cast, clock.at)
    return cast.jonas


def unfinished(cast, clock):
    return cast.jonas


def much_waits(cast, clock):
    for days in (9, 16):
        _another(cast, cast.ama_enrollment, cast.delphine_enrollment, clock.at, days=-days)
    _another(cast, cast.ama_enrollment, cast.delphine_enrollment, clock.at, days=7)
    SessionLog.update(outcome="did_not").where(SessionLog.id == cast.ama_log.id).execute()
    Enrollment.update(completed_at=None).where(Enrollment.id == cast.ama_enrollment.id).execute()
    return cast.ama


def a_kick_off_ahead(cast, clock):
    facts = {"starts_at": clock.at + timedelta(days=5), "minutes": 90, "place": "Paris, the large hall", "words": "Bring a question. " * 50}
    launches.launch(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "join_link": "https://meet.example/kick-off"})
    return two_mentorships_and_an_agreement_to_sign(cast, clock)


def long_names(cast, clock):
    Person.update(given_name="Maximiliane", family_name="Konstantinopoulou-Schwarzenberger").where(Person.id == cast.benoit.id).execute()
    Person.update(timezone="Africa/Nairobi").where(Person.id == cast.ama.id).execute()
    return cast.ama


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        (planned, (WHEN, LOG, ".home-end")),
        (just_past, (WAITS, LOG, ".meeting h2")),
        (on_now, (WHEN, LOG, "a:has-text('Join the call')")),
        (nothing_planned, (".meeting h2", "a:has-text('Plan a session')", LOG)),
        (two_mentorships, (WHEN, ".meeting-then .date", LOG, ".home-end")),
        (two_mentorships_and_an_agreement_to_sign, (WAITS, WHEN, ".meeting-then .date", LOG)),
        (a_proposal, (WAITS,)),
        (unfinished, (WAITS,)),
        (much_waits, (WHEN, WAITS, LOG, "summary")),
        (a_kick_off_ahead, (WAITS, WHEN, ".meeting-then .date", LOG)),
        (long_names, (WHEN, LOG, ".home-end")),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_the_three_questions_are_answered_on_the_first_screen(phone, cast, clock, state, answers):  # noqa: F811
    phone.sign_in(state(cast, clock)).go("/")
    assert not phone.scrolls_sideways()
    assert {selector: phone.end_of(selector) for selector in answers if phone.end_of(selector) > SCREEN} == {}
    phone.page.set_viewport_size({"width": 320, "height": SCREEN})
    assert not phone.scrolls_sideways()


def test_every_control_of_the_first_screen_is_as_large_as_a_thumb(phone, cast, clock):  # noqa: F811
    phone.sign_in(two_mentorships(cast, clock)).go("/")
    for control in phone.page.locator("main a, main button, main summary").all():
        box = control.bounding_box()
        assert box["height"] >= 44, control.inner_text()


def test_what_stands_there_of_a_kick_off_is_as_large_as_a_thumb(phone, cast, clock):  # noqa: F811
    phone.sign_in(a_kick_off_ahead(cast, clock)).go("/")
    for control in phone.page.locator(".kickoff a, .kickoff summary").all():
        assert control.bounding_box()["height"] >= 44, control.inner_text()


def _another(cast, mentor, mentee, at, *, days) -> Mentorship:
    numbers = {"sessions_agreed": 6, "days_between_sessions": 30, "session_minutes": 45}
    row = Mentorship.create(program=cast.program, started_at=at, starts_on=at.date(), **numbers)
    for place in (mentor, mentee):
        Member.create(mentorship=row, person=place.person_id, enrollment=place, role=place.role)
    when = {"starts_at": at + timedelta(days=days), "minutes": 45, "planned_at": at}
    MentoringSession.create(mentorship=row, uid=f"another-{days}@northwind", **when)
    return row


def _proposal(cast, at) -> None:
    place = Enrollment.get(Enrollment.person == cast.jonas)
    Enrollment.update(completed_at=at).where(Enrollment.id == place.id).execute()
    drawn = Round.create(program=cast.program, number=2, asked_at=at, drawn_at=at, released_at=at)
    Proposal.create(round=drawn, mentor=place, mentee=cast.delphine_enrollment, score=1, parts=[], released_at=at)
