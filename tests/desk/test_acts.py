"""What is next for each mentorship: one act, that waits while the schedule works, with whom to write to and why."""
from datetime import UTC, datetime, timedelta

import pytest

from portal.care import outlook as care
from portal.care.models import ProposedClose, Told
from portal.care.outlook import Outlook
from portal.desk.health.acts import act_of, written_to
from portal.desk.health.scored import FACTS, Scored
from portal.desk.health.words import reasons, weights
from portal.desk.mentorship_queries import Line
from portal.mentorships.models import Mentorship
from portal.programs.models import Program
from portal.sessions.models import MentoringSession, SessionLog

AT = datetime(2026, 12, 3, 9, tzinfo=UTC)
MAIL = [("mentor", "ama@x.example"), ("mentee", "ben@x.example")]
WEEK = timedelta(days=7)


def one(days: int = 5, *, held: bool = True, **facts: int) -> Scored:
    line = Line(1, "Ama Owusu", "Benoit Laurent", "silent", int(held), 2, AT if held else None, None, None, 1, 2)
    return Scored(line, days, {**dict.fromkeys(FACTS, 0), **facts}, 50)


def words_of(program: Program, found: Scored) -> dict[str, int]:
    return dict(reasons(found, program))


def act(scored: Scored, outlook: Outlook, **more):
    return act_of(scored, outlook, more.pop("program", Program(format="reverse")), **more)


@pytest.fixture(autouse=True)
def in_english(app):
    with app.test_request_context():
        yield


def test_a_reason_says_what_is_so_and_what_it_costs():
    program = Program(format="reverse")
    assert words_of(program, one(47, quiet=1)) == {"No session for 47 days": 30}
    assert words_of(program, one(61, held=False, silent=1)) == {"No session in the 61 days since it began": 60}
    assert words_of(program, one(changes=3)) == {"3 sessions moved or cancelled from the leader’s side": 20}
    assert words_of(program, one(changes=1)) == {}


@pytest.mark.parametrize(("format", "words"), [("one-to-one", "the mentor’s side"), ("group", "the mentor’s side"), ("peer", "cancelled")])
def test_a_change_is_said_of_the_side_that_books_and_of_nobody_in_person(format, words):
    [(said, _points)] = reasons(one(changes=2), Program(format=format))
    assert said.endswith(words)


def test_every_weight_is_said_in_words():
    program = Program(format="reverse")
    assert len({words for words, _cost in weights(program)}) == len(FACTS)
    assert all(len(reasons(one(**{fact: 9}), program)) == 1 for fact in FACTS)


@pytest.mark.parametrize("kind", sorted(care.WAITING - {care.AHEAD, care.EARLY}))
def test_while_the_schedule_is_at_it_a_coordinator_waits_and_is_given_nothing_to_press(kind):
    found = act(one(silent=1, disputed=1), Outlook(kind, AT, AT + WEEK))
    assert found.is_waiting and not found.endpoint and not found.to


def test_what_the_schedule_did_is_said_with_its_days():
    asked = act(one(), Outlook(care.ASKED_AGAIN, AT, AT + WEEK))
    assert asked.words == "On 3 Dec the schedule asked for a time once more. Wait until 10 Dec."


def test_when_the_schedule_is_through_somebody_writes_to_both_and_reads_when_it_would_close():
    found = act(one(silent=1), Outlook(care.UNANSWERED, AT, AT + WEEK, AT + 2 * WEEK))
    assert found.label == "Write to both" and found.words.endswith("proposes a close from 17 Dec on.")
    assert written_to(found, Program(format="reverse"), MAIL, "mentee") == ["ama@x.example", "ben@x.example"]


def test_after_changes_from_one_side_that_side_is_offered_three_times():
    found = act(one(changes=2), Outlook(care.UNANSWERED, AT, AT + WEEK))
    assert "Offer three times" in found.words
    assert written_to(found, Program(format="reverse"), MAIL, "mentee") == ["ben@x.example"]


def test_in_a_circle_it_is_the_mentor_who_is_written_to():
    program = Program(format="group")
    found = act(one(silent=1, changes=2), Outlook(care.UNANSWERED, AT, AT + WEEK), program=program)
    assert found.label == "Write to the mentor"
    assert written_to(found, program, [*MAIL, ("mentee", "c@x.example")], "mentor") == ["ama@x.example"]


@pytest.mark.parametrize(("facts", "part"), [
    ({"disputed": 1, "unsigned": 1}, "differently"), ({"unreported": 1}, "took place"), ({"unconfirmed": 1}, "took place"),
    ({"silent": 1, "unsigned": 1}, "is planned for 3 Dec"), ({"unsigned": 1, "unread": 1}, "signature"), ({"unread": 1}, "orientation"),
])
def test_with_a_session_to_come_the_first_fact_that_wants_somebody_is_next(facts, part):
    assert part in act(one(**facts), Outlook(care.AHEAD, AT)).words


def test_where_nothing_is_against_it_there_is_nothing_to_do():
    assert act(one(), Outlook(care.AHEAD, AT)) is None
    assert act(one(), Outlook(care.EARLY, None, AT)) is None


def test_what_is_over_leads_to_its_end_and_what_has_ended_to_nothing():
    assert act(one(), Outlook(care.OVER)).endpoint == "mentorships_desk.ending"
    ended = Scored(one().line, 5, one().facts, None)
    assert act(ended, Outlook(care.OVER)) is None


def test_a_request_for_a_new_pairing_comes_before_all_else():
    assert act(one(silent=1), Outlook(care.UNANSWERED, AT, AT), is_asked=True).endpoint == "requests_desk.index"


def more_of(browser, cast, person) -> str:
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/mentorships")
    return next(row for row in page.select("tbody tr:not(.more)") if person.name in row.text).find_next_sibling("tr")


def test_the_list_says_why_and_what_is_next_from_what_the_schedule_has_told(browser, cast, clock):
    pair = cast.chidi_and_delphine
    MentoringSession.delete().where(MentoringSession.mentorship == pair).execute()
    Mentorship.update(started_at=clock.at - timedelta(days=40), starts_on=(clock.at - timedelta(days=40)).date()).where(
        Mentorship.id == pair).execute()
    row = more_of(browser, cast, cast.chidi)
    assert "No first session within 14 days −30" in " ".join(row.text.split()) and "asks for a time in its next working hour" in row.text
    base = f"mentorship/{pair.id}/{clock.at - timedelta(days=40):%Y-%m-%d}"
    for step, days in (("plan_first", 38), ("plan_again", 31)):
        Told.create(person=cast.delphine, step=step, about=base, told_at=clock.at - timedelta(days=days))
    row = more_of(browser, cast, cast.chidi)
    link = next(link for link in row.select("a") if link["href"].startswith("mailto:"))
    assert link["href"] == f"mailto:{cast.chidi.email},{cast.delphine.email}" and "Chidi Eze and Delphine Roy" in link.text
    ProposedClose.create(mentorship=pair, proposed_at=clock.at, closes_at=clock.at + WEEK)
    row = more_of(browser, cast, cast.chidi)
    assert "A close was proposed" in row.text and not row.select("a[href^=mailto]")


def test_nobody_who_has_left_is_written_to(browser, cast, clock):
    SessionLog.update(outcome="did_not").where(SessionLog.written_by == cast.ama).execute()
    assert more_of(browser, cast, cast.ama).select_one("a[href^=mailto]")["href"].count("@") == 2
    type(cast.benoit).update(left_at=clock.at).where(type(cast.benoit).id == cast.benoit).execute()
    row = more_of(browser, cast, cast.ama)
    assert all(cast.benoit.email not in link["href"] for link in row.select("a"))
