"""Either member may end a mentorship, without fault and in private; what was planned is cancelled and what was written stays."""
import os
import threading
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest
from icalendar import Calendar

from portal.audit.models import Entry
from portal.db import connect, db
from portal.mail.outbox import Letter
from portal.mentorships import ending_actions as endings
from portal.mentorships.ending_words import NEUTRAL, words_for
from portal.mentorships.models import Ending, Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.pairing.candidates import field_of
from portal.pairing.models import Proposal
from portal.pairing.queries import released_pairs
from portal.people.models import Person
from portal.sessions import actions as sessions
from portal.sessions import records
from portal.sessions.models import ENDING, Cancellation, MentoringSession, SessionLog
from portal.sessions.queries import upcoming_sessions_of
from portal.summaries.counting import changed_by_leaders, sessions_completed
from portal.summaries.facts import facts_of
from tests.conftest import NOW
from tests.mail.samples import sample
from tests.pairing.test_actions import own_portal  # noqa: F401  (a fixture)

GOLDEN = Path(__file__).parent / "letters"
LETTERS = (
    "mentorships.ended by a member", "mentorships.ended and finished", "mentorships.ended by a coordinator",
    "mentorships.ended by a leaver", "mentorships.ended by silence",
    "mentorships.interrupted", "sessions.cancelled with its mentorship",
    "mentorships.ended circle", "mentorships.ended where people ask",
    "mentorships.interrupted circle", "mentorships.interrupted where people ask", "mentorships.left_circle",
)


def again(row):
    return type(row).get_by_id(row.id)


def end(cast, at, **how) -> None:
    endings.end(cast.ama_and_benoit, by=how.pop("by", cast.ama), at=at, **how)


def test_either_member_ends_it_and_nobody_else_may(cast):
    for person, may in ((cast.ama, True), (cast.benoit, True), (cast.carmen, False), (cast.chidi, False)):
        assert MentorshipPolicy(person, cast.ama_and_benoit).end is may


def test_no_row_and_no_letter_tells_which_of_the_two_ended_it(cast, clock):
    """The same rows, whoever it was: nothing in the database but the moment."""

    def rows(by) -> list:
        with db.atomic() as call:
            end(cast, clock.at, by=by)
            found = [list(model.select().order_by(model.id).dicts()) for model in (Ending, Cancellation, Letter, Entry)]
            call.rollback()
        return found

    def without_ids(tables) -> list:
        return [[{key: value for key, value in row.items() if key != "id"} for row in table] for table in tables]

    assert without_ids(rows(cast.ama)) == without_ids(rows(cast.benoit))


def test_both_get_the_same_neutral_words(cast, clock, letters):
    end(cast, clock.at)
    told = [message for message in letters() if "has ended" in message.subject]
    assert {message.to for message in told} == {cast.ama.email, cast.benoit.email}
    assert all(str(NEUTRAL) in " ".join(message.text.split()) for message in told)


def test_planned_sessions_are_cancelled_in_both_calendars_and_by_neither_side(cast, clock, letters):
    end(cast, clock.at)
    cancellation = Cancellation.get(Cancellation.session == cast.planned)
    assert (cancellation.side, cancellation.cancelled_by_id) == (ENDING, None)
    entries = [Calendar.from_ical(message.attachments[0].content) for message in letters() if message.attachments]
    assert len(entries) == 2
    for entry in entries:
        [event] = entry.walk("VEVENT")
        assert entry["METHOD"] == "CANCEL" and event["UID"] == cast.planned.uid and event["SEQUENCE"] == 1
    assert not list(upcoming_sessions_of(cast.ama, clock.at))


def test_a_session_that_is_on_can_still_be_logged_and_earlier_logs_corrected(cast, clock):
    clock.forward(days=5, minutes=10)
    end(cast, clock.at)
    assert not Cancellation.select().where(Cancellation.session == cast.planned).exists()
    records.log(again(cast.planned), by=cast.ama, at=clock.at, outcome="happened")
    records.log(again(cast.held), by=cast.ama, at=clock.at, outcome="happened", shared_note="Corrected")
    assert SessionLog.get(SessionLog.session == cast.held, SessionLog.written_by == cast.ama).shared_note == "Corrected"


def test_after_the_end_nothing_new_is_planned_even_from_a_page_that_was_open(cast, clock):
    """ASVS v5.0.0-8.3.2: the change counts at once."""
    end(cast, clock.at)
    plan = {"minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    with pytest.raises(sessions.Refused, match="has ended meanwhile"):
        sessions.plan(cast.ama_and_benoit, by=cast.benoit, at=clock.at, starts_at=clock.at + timedelta(days=9), **plan)
    with pytest.raises(sessions.Refused, match="has ended meanwhile"):
        past = {"starts_at": clock.at - timedelta(days=3), "minutes": 45, "format": "video", "worth": None}
        records.log_past(cast.ama_and_benoit, by=cast.benoit, at=clock.at, **past)


def test_ending_twice_is_one_row_and_one_letter_each(cast, clock):
    """ASVS v5.0.0-2.3.1."""
    end(cast, clock.at)
    end(cast, clock.at + timedelta(minutes=1), by=cast.benoit)
    assert Ending.select().where(Ending.mentorship == cast.ama_and_benoit).count() == 1
    assert again(cast.ama_and_benoit).ended_at == clock.at
    assert Letter.select().where(Letter.letter == "mentorships.ended").count() == 2


def test_former_partners_are_not_paired_again_and_both_are_in_the_next_round(cast, clock):
    end(cast, clock.at)
    field = field_of(cast.program, clock.at.date())
    pair = (cast.ama_enrollment.id, cast.benoit_enrollment.id)
    assert pair[0] in field.mentor_ids and pair[1] in field.mentee_ids
    assert tuple(map(str, pair)) in field.rules.former and pair in released_pairs(cast.program)
    assert Proposal.get_by_id(cast.ama_and_benoit.proposal_id).closed_at == clock.at


def test_ending_and_pausing_is_one_step(cast, clock):
    end(cast, clock.at, pauses=True)
    assert again(cast.ama_enrollment).is_paused(clock.at.date())
    assert not again(cast.benoit_enrollment).is_paused(clock.at.date())


def test_a_coordinator_ends_it_with_the_name_on_the_trail_and_words_that_blame_neither(cast, clock, letters):
    endings.end_as_coordinator(cast.ama_and_benoit, by=cast.carmen, at=clock.at)
    assert Entry.get(Entry.verb == "ended a mentorship").by == cast.carmen.id
    told = [message.text for message in letters() if "has ended" in message.subject]
    assert len(told) == 2 and all("A coordinator closed it" in " ".join(text.split()) for text in told)


def test_what_an_ending_called_off_counts_as_no_change_of_a_leader_and_is_not_missed(cast, clock):
    later = clock.at + timedelta(days=30)
    before = changed_by_leaders(facts_of(cast.program, later)).numerator
    end(cast, clock.at, by=cast.benoit)
    facts = facts_of(cast.program, later)
    assert changed_by_leaders(facts).numerator == before
    assert sessions_completed(facts).denominator == MentoringSession.select().count() - 1


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_reads_as_it_was_read_last(cast, clock, name):
    """Run with WRITE_LETTERS=1 to write the files anew, then read them."""
    message = sample(name, cast, clock.at)
    shown = f"Subject: {message.subject}\n\n{message.text}\n"
    for row, word in ((cast.ama_and_benoit, "mentorships"), (cast.program, "programs")):
        shown = shown.replace(f"/{word}/{row.id}", f"/{word}/<id>")
    path = GOLDEN / f"{name.replace('.', '-').replace(' ', '-')}.txt"
    if os.environ.get("WRITE_LETTERS"):
        path.write_text(shown)
    assert path.read_text() == shown, f"{name} reads differently now"


def at_once(first, second) -> list[Exception]:
    """Run both, the second while the transaction of the first is open; what they raised."""
    begun, may_end, raised = threading.Event(), threading.Event(), []

    def run(do, *, slowly: bool) -> None:
        connect()
        try:
            with db.atomic():
                do()
                if slowly:
                    begun.set()
                    may_end.wait(10)
        except Exception as error:
            raised.append(error)
        finally:
            begun.set()
            db.close()

    threads = [threading.Thread(target=run, args=(do,), kwargs={"slowly": slowly}) for do, slowly in ((first, True), (second, False))]
    threads[0].start()
    assert begun.wait(10)
    threads[1].start()
    # Long enough for the second to get as far as it can.
    sleep(0.5)
    may_end.set()
    for thread in threads:
        thread.join(20)
    return raised


def test_two_who_end_at_the_same_moment_end_once(own_portal):  # noqa: F811
    """ASVS v5.0.0-2.3.3, v5.0.0-15.4.2."""
    cast = own_portal
    assert not at_once(lambda: end(cast, NOW), lambda: end(cast, NOW + timedelta(seconds=1), by=cast.benoit))
    assert Ending.select().count() == 1 and Mentorship.get_by_id(cast.ama_and_benoit.id).ended_at == NOW


def test_a_log_that_is_saved_while_the_other_ends_it_is_kept(own_portal):  # noqa: F811
    cast = own_portal
    session = MentoringSession.get_by_id(cast.held.id)
    assert not at_once(
        lambda: end(cast, NOW), lambda: records.log(session, by=cast.benoit, at=NOW, outcome="happened", shared_note="Kept"),
    )
    assert Mentorship.get_by_id(cast.ama_and_benoit.id).has_ended
    assert SessionLog.get(SessionLog.session == session, SessionLog.written_by == cast.benoit).shared_note == "Kept"


def test_a_session_that_is_planned_while_the_other_ends_it_is_refused(own_portal):  # noqa: F811
    cast = own_portal
    plan = {"minutes": 45, "format": "video", "join_link": "", "agenda": "", "starts_at": NOW + timedelta(days=9)}
    raised = at_once(lambda: end(cast, NOW), lambda: sessions.plan(cast.ama_and_benoit, by=cast.benoit, at=NOW, **plan))
    assert [type(error) for error in raised] == [sessions.Refused]
    assert not MentoringSession.select().where(MentoringSession.starts_at == NOW + timedelta(days=9)).exists()


def test_who_is_gone_reads_the_neutral_words_on_coming_back(cast, clock):
    Ending.create(mentorship=cast.ama_and_benoit, how="gone", gone=cast.ama)
    ending = Ending.get()
    assert "Ama Owusu no longer takes part" in str(words_for(cast.benoit, ending))
    assert str(words_for(Person.get_by_id(cast.ama.id), ending)) == str(NEUTRAL)


def test_the_page_says_the_first_day_and_the_last_on_the_readers_calendar(browser, cast, clock):
    Person.update(timezone="America/New_York").where(Person.id == cast.ama.id).execute()
    at = clock.at.replace(hour=2)
    Mentorship.update(started_at=at, starts_on=at.date(), ended_at=at).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    text = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}").text.replace("\xa0", " ")
    before = f"{at.day - 1} {at:%B %Y}"
    assert f"Together since {before}" in text and f"It ended on {before}" in text
