"""What waits in a mentorship: one line and one tap for each thing, drawn from what is there."""
from datetime import timedelta

import pytest

from portal.care.models import ProposedClose
from portal.goals import actions as goals
from portal.goals.commitment_actions import commit, follow_up
from portal.goals.models import Commitment
from portal.mentorships.agreement import actions as agreement
from portal.mentorships.agreement.queries import latest_of
from portal.sessions import records
from portal.sessions.models import Action, MentoringSession, SessionLog


@pytest.fixture(autouse=True)
def nothing_waits(cast, clock):
    """The cast's leader has a commitment that waits for its follow-up, and has not signed; here each test makes what it needs."""
    Commitment.delete().execute()
    agreement.sign(cast.ama_and_benoit, seen=1, by=cast.benoit, at=clock.at)


def page_of(mentorship) -> str:
    return f"/mentorships/{mentorship.id}"


def waiting(browser, person, mentorship) -> list[tuple[str, str]]:
    """(words, where it leads) of what waits."""
    shown = browser.sign_in(person).get(page_of(mentorship)).find(id="waiting")
    return [(row.find("div").text.replace("\xa0", " "), row.find("a")["href"]) for row in shown.find_all("li")]


def test_a_session_that_is_over_waits_for_its_log_and_leads_to_it(browser, cast, clock):
    starts_at = clock.at - timedelta(days=1)
    session = MentoringSession.create(
        mentorship=cast.ama_and_benoit, uid="over@x", starts_at=starts_at, minutes=45, planned_at=starts_at - timedelta(days=9)
    )
    [(words, where)] = waiting(browser, cast.benoit, cast.ama_and_benoit)
    assert "Did the session on Tue 13 Oct happen?" in words and where == f"/sessions/{session.id}/log"
    records.log(session, by=cast.ama, at=clock.at, outcome="happened")
    assert "Ama says that it did" in waiting(browser, cast.benoit, cast.ama_and_benoit)[0][0]
    records.log(session, by=cast.benoit, at=clock.at, outcome="happened")
    assert waiting(browser, cast.benoit, cast.ama_and_benoit) == []


def test_a_session_told_differently_waits_for_another_look_of_both(browser, cast):
    SessionLog.update(outcome="did_not").where(SessionLog.session == cast.held, SessionLog.written_by == cast.benoit).execute()
    for person in (cast.ama, cast.benoit):
        [(words, where)] = waiting(browser, person, cast.ama_and_benoit)
        assert "differently" in words and where == f"/sessions/{cast.held.id}/log"


def test_a_goal_waits_for_its_owner_alone_once_its_day_has_come(browser, cast, clock):
    day = clock.at.date()
    goal = goals.set_goal(
        cast.ama_and_benoit, by=cast.ama, at=clock.at, title="One tool", success_test="", due_on=day + timedelta(days=1), is_private=False
    )
    assert waiting(browser, cast.ama, cast.ama_and_benoit) == []
    clock.forward(days=1)
    [(words, where)] = waiting(browser, cast.ama, cast.ama_and_benoit)
    assert "One tool" in words and where == f"/goals/{goal.id}"
    assert waiting(browser, cast.benoit, cast.ama_and_benoit) == []


def test_a_commitment_waits_for_its_maker_alone_from_its_thirtieth_day_until_it_is_answered(browser, cast, clock):
    row = commit(cast.ama_and_benoit, by=cast.benoit, at=clock.at, words="I will ask first")
    clock.forward(days=29)
    assert not any("I will ask first" in words for words, _where in waiting(browser, cast.benoit, cast.ama_and_benoit))
    clock.forward(days=1)
    found = waiting(browser, cast.benoit, cast.ama_and_benoit)
    assert [where for words, where in found if "I will ask first" in words] == [f"/commitments/{row.id}/follow-ups/30"]
    assert not any("I will ask first" in words for words, _where in waiting(browser, cast.ama, cast.ama_and_benoit))
    follow_up(row, by=cast.benoit, at=clock.at, days=30, outcome="done", words="")
    assert not any("I will ask first" in words for words, _where in waiting(browser, cast.benoit, cast.ama_and_benoit))


def test_an_action_waits_for_its_owner_alone_once_its_day_has_come_and_until_it_is_done(browser, cast, clock):
    made = {"made_by": cast.ama, "made_at": clock.at, "due_on": clock.at.date() + timedelta(days=1)}
    action = Action.create(session=cast.held, words="Send the two links", owner=cast.benoit, **made)
    assert waiting(browser, cast.benoit, cast.ama_and_benoit) == []
    clock.forward(days=1)
    [(words, where)] = waiting(browser, cast.benoit, cast.ama_and_benoit)
    assert "Send the two links" in words and where == f"{page_of(cast.ama_and_benoit)}#session-{cast.held.id}"
    assert waiting(browser, cast.ama, cast.ama_and_benoit) == []
    Action.update(done_at=clock.at).where(Action.id == action.id).execute()
    assert waiting(browser, cast.benoit, cast.ama_and_benoit) == []


def test_a_proposed_close_waits_for_everybody_until_one_keeps_it_open(browser, cast, clock):
    close = ProposedClose.create(mentorship=cast.ama_and_benoit, proposed_at=clock.at, closes_at=clock.at + timedelta(days=7))
    for person in (cast.ama, cast.benoit):
        [(words, where)] = waiting(browser, person, cast.ama_and_benoit)
        assert "about to close" in words and where.startswith(f"/keep-open/{close.id}/")
    browser.get(where)
    browser.submit("main form")
    assert waiting(browser, cast.ama, cast.ama_and_benoit) == []


def test_an_agreement_waits_for_whoever_has_not_signed_its_newest_version(browser, cast, clock):
    row = agreement.begin(cast.ama_and_benoit, at=clock.at)
    agreement.change(cast.ama_and_benoit, {**row.clauses, "reply": "We answer within a day."}, seen=1, by=cast.benoit, at=clock.at)
    for person in (cast.ama, cast.benoit):
        assert [where for _words, where in waiting(browser, person, cast.ama_and_benoit)] == [f"{page_of(cast.ama_and_benoit)}/agreement"]
        agreement.sign(cast.ama_and_benoit, seen=2, by=person, at=clock.at)
        assert waiting(browser, person, cast.ama_and_benoit) == []


def test_whoever_signed_an_older_version_reads_what_is_new_and_whoever_wrote_the_new_one_only_signs_it(browser, cast, clock):
    for person in (cast.ama, cast.benoit):
        agreement.sign(cast.ama_and_benoit, seen=1, by=person, at=clock.at)
    words = latest_of(cast.ama_and_benoit).clauses
    agreement.change(cast.ama_and_benoit, words | {next(iter(words)): "We answer within a day."}, seen=1, by=cast.benoit, at=clock.at)
    assert "was changed: read what is new" in waiting(browser, cast.ama, cast.ama_and_benoit)[0][0]
    [(told, where)] = waiting(browser, cast.benoit, cast.ama_and_benoit)
    assert "Sign your version" in told and "Read" not in told
    page = browser.get(where)
    assert "Version 2 has your words" in page.text and "Read what changed" not in page.text


def test_after_its_end_only_what_can_still_be_written_waits(browser, cast, clock):
    goals.set_goal(
        cast.ama_and_benoit, by=cast.ama, at=clock.at, title="One tool", success_test="", due_on=clock.at.date(), is_private=False
    )
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    assert waiting(browser, cast.ama, cast.ama_and_benoit) == []
