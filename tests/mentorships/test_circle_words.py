"""Who meets in a circle reads of a circle: no page and no letter speaks of a partner, of the two, or of a leader with an assistant."""
import re
from datetime import timedelta

import pytest

from portal.care.models import ProposedClose
from portal.goals.models import Commitment
from portal.mail.letters import written
from portal.mentorships import actions as mentorships
from portal.mentorships import ending_actions as endings
from portal.mentorships.circle_actions import leave
from portal.mentorships.models import Member
from portal.programs.models import Program
from portal.sessions import actions as sessions
from portal.sessions.models import MentoringSession, SessionLog
from tests import mailbox
from tests.mail.format_samples import proposed_to

# What is true of two alone, as whole words; of peers, what is true of a senior and a junior alone.
# A goal and a journal are private, both of them.
OF_TWO = (
    "partner", "partners", "both(?! are private)", "you two", "the two", "the other side", "leader", "leaders", "assistant", "mentee",
    "pairing",
)
OF_SENIORS = ("leader", "leaders", "mentor", "mentors", "mentee", "assistant", "circle")
PAGES = (
    "/", "/mentorships/{id}", "/mentorships/{id}/answers", "/mentorships/{id}/sessions", "/mentorships/{id}/ending",
    "/mentorships/{id}/closing", "/mentorships/{id}/agreement", "/mentorships/{id}/new-pairing", "/mentorships/{id}/journal",
    "/sessions/{held}", "/sessions/{held}/log", "/sessions/{planned}", "/places/{place}", "/places/{place}/leaving", "/me/letters",
    *(f"/places/{{place}}/orientation?card={card}" for card in range(1, 7)),
)


def foreign(text: str, words: tuple[str, ...]) -> list[str]:
    return [word for word in words if re.search(rf"\b{word}\b", text, re.IGNORECASE)]


def begun(format: str, cast, at):
    """A mentorship of this format with a session behind it and one to come, which its first member planned."""
    pairs = proposed_to(format, cast, at)
    program = pairs[0].mentor.program
    starts = {"name": "Together", "starts_on": at.date() - timedelta(days=40)}
    Program.update(starts).where(Program.id == program.id).execute()
    row = [mentorships.begin(pair, at=at - timedelta(days=30)) for pair in pairs][0]
    row.program.name = "Together"
    facts = {"mentorship": row, "minutes": 45, "format": "video", "planned_by": pairs[0].mentor.person, "planned_at": at}
    held = MentoringSession.create(uid="held", starts_at=at - timedelta(days=9), **facts)
    mailbox.deliver()
    return row, held


@pytest.fixture
def circle(cast, clock):
    return begun("group", cast, clock.at)


def members(mentorship) -> list[Member]:
    """The mentor first."""
    return sorted(Member.select().where(Member.mentorship == mentorship), key=lambda one: (one.role != "mentor", one.id))


def plan(mentorship, by, at) -> MentoringSession:
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    return sessions.plan(mentorship, by=by, at=at, starts_at=at + timedelta(days=9, hours=4), **facts)


@pytest.mark.parametrize("side", [0, 1], ids=["its mentor", "a member"])
def test_no_page_of_a_circle_speaks_of_two(browser, circle, clock, side):
    mentorship, held = circle
    member = members(mentorship)[side]
    session = plan(mentorship, members(mentorship)[0].person, clock.at)
    places = {"id": mentorship.id, "held": held.id, "planned": session.id, "place": member.enrollment_id}
    browser.sign_in(member.person)
    for page in PAGES:
        text = browser.get(page.format(**places)).main.get_text(" ")
        assert foreign(text, OF_TWO) == [], page


def test_no_page_of_peers_speaks_of_a_senior(browser, cast, clock):
    mentorship, held = begun("peer", cast, clock.at)
    member = members(mentorship)[0]
    session = plan(mentorship, member.person, clock.at)
    places = {"id": mentorship.id, "held": held.id, "planned": session.id, "place": member.enrollment_id}
    browser.sign_in(member.person)
    for page in PAGES:
        text = browser.get(page.format(**places)).main.get_text(" ")
        assert foreign(text, OF_SENIORS) == [], page


@pytest.mark.parametrize("act", ["planned", "moved", "cancelled"])
def test_whoever_changed_a_session_of_a_circle_is_named_to_the_others(circle, clock, act):
    mentorship, _held = circle
    mentor, first, second, _third = members(mentorship)
    session = plan(mentorship, (first if act == "planned" else mentor).person, clock.at)
    if act == "moved":
        sessions.move(session, by=first.person, at=clock.at, starts_at=clock.at + timedelta(days=12, hours=4), reason="", seen=0)
    if act == "cancelled":
        sessions.cancel(session, by=first.person, at=clock.at, reason="")
    told = {one.to: " ".join(one.text.split()) for one in mailbox.deliver()}
    for other in (mentor, second):
        assert f"{first.person.name} {act}" in told[other.person.email]
        assert "stay in the circle" in told[other.person.email]


def test_a_session_that_a_former_member_planned_is_not_told_as_an_assistants(circle, clock):
    mentorship, _held = circle
    mentor, first, second, _third = members(mentorship)
    plan(mentorship, first.person, clock.at)
    leave(mentorship, first.person, at=clock.at)
    told = {one.to: " ".join(one.text.split()) for one in mailbox.deliver() if "Session with" in one.subject}
    for other in (mentor, second):
        assert f"{first.person.name} planned a session with you" in told[other.person.email]
        assert "keeps the diary" not in told[other.person.email]


def reminders(mentorship, held, person: int, at) -> dict:
    """{step: letter} of every letter of care that a member of a mentorship may get."""
    promise = Commitment.create(mentorship=mentorship, made_by=person, words="words", made_on=at.date(), made_at=at)
    close = ProposedClose.create(mentorship=mentorship, proposed_at=at, closes_at=at + timedelta(days=7))
    to_come = MentoringSession.create(
        mentorship=mentorship, uid="to come", starts_at=at + timedelta(days=1), minutes=45, format="video", planned_by=person, planned_at=at
    )
    before = dict.fromkeys(("plan_first", "plan_next", "plan_again", "dormant"), {"mentorship": mentorship.id})
    after = {
        "rescue": {"mentorship": mentorship.id}, "steady": {"mentorship": mentorship.id}, "closing": {"close": close.id},
        "goals": {"mentorship": mentorship.id, "day": "2026-10-14", "count": 1}, "commitment": {"commitment": promise.id, "days": 30},
        "day_before": {"session": to_come.id}, "did_it_happen": {"session": held.id}, "week_after": {"session": held.id},
    }
    texts = {}
    for step, payload in {**after, **before}.items():
        if step in before:
            MentoringSession.delete().where(MentoringSession.id == to_come.id).execute()
        texts[step] = written(f"care.{step}", {"person": person, **payload})
    return texts


@pytest.mark.parametrize("side", [0, 1], ids=["its mentor", "a member"])
def test_no_reminder_to_a_circle_speaks_of_two(circle, clock, side):
    mentorship, held = circle
    found = reminders(mentorship, held, members(mentorship)[side].person_id, clock.at)
    assert all(found.values())
    for step, letter in found.items():
        assert foreign(f"{letter.subject} {letter.text}", OF_TWO) == [], step


@pytest.mark.parametrize("how", ["mentor", "coordinator", "silence", "gone"])
def test_the_letter_about_the_end_of_a_circle_is_about_a_circle(cast, circle, clock, how):
    mentorship, _held = circle
    mentor, first, *_rest = members(mentorship)
    if how == "mentor":
        endings.end(mentorship, by=mentor.person, at=clock.at)
    elif how == "coordinator":
        endings.end_as_coordinator(mentorship, by=cast.adam, at=clock.at)
    elif how == "silence":
        endings.end_by_silence(mentorship, at=clock.at)
    else:
        endings.end_those_of(mentor.enrollment, is_gone=True, at=clock.at)
    told = [one for one in mailbox.deliver() if one.to == first.person.email]
    assert "Your circle has ended" in [one.subject for one in told]
    for letter in told:
        assert foreign(letter.text, (*OF_TWO, "mentorship")) == []


def test_the_desk_reads_of_circles_what_all_of_them_reported(browser, cast, circle, clock):
    mentorship, held = circle
    SessionLog.create(session=held, written_by=members(mentorship)[0].person, outcome="happened", logged_at=clock.at, changed_at=clock.at)
    browser.sign_in(cast.adam).get(f"/desk/programs/{mentorship.program_id}/mentorships")
    assert "by all: none" in browser.text and "by both" not in browser.text
    browser.get(f"/desk/programs/{mentorship.program_id}/mentorships.csv")
    assert "Last reported by all" in browser.response.text and "Last reported by both" not in browser.response.text
