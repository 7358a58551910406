"""What a program keeps after its end: seen beforehand, told in time, and gone on the day."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Answer, Invitation, Reply
from portal.goals.models import Goal, JournalEntry, Milestone
from portal.mail.outbox import Letter
from portal.own_data import retention_actions as actions
from portal.own_data.models import Retention
from portal.own_data.retention_queries import preview
from portal.programs.models import Program
from portal.sessions.models import Cancellation, MentoringSession, SessionLog

PATH = "/desk/programs/{}/retention"


@pytest.fixture
def ended(cast, clock):
    """The cast's program, ended yesterday."""
    starts_on = clock.at.date() - timedelta(days=1)
    Program.update(starts_on=starts_on, months=0).where(Program.id == cast.program.id).execute()
    return Program.get_by_id(cast.program.id)


def _days(**changed) -> dict[str, int]:
    return {"journals": 90, "sessions": 365, "answers": 90, "invitations": 30} | changed


def test_the_preview_says_what_would_go_and_when(browser, cast, ended, clock):
    found = {each.kind.key: each for each in preview(ended)}
    # Two entries, one step, two goals, the words of a commitment, two looks back; one log with words, one reason, one agenda, one action,
    # one question, one agreement.
    assert found["journals"].rows == 2 + 1 + 2 + 1 + 2 and found["sessions"].rows == 1 + 1 + 1 + 1 + 1 + 1
    assert found["journals"].goes_on == ended.ends_on + timedelta(days=90)
    browser.sign_in(cast.carmen).get(PATH.format(ended.id))
    assert "Journals and goals" in browser.text and "11 January 2027" in browser.text


def test_nothing_goes_before_its_day_and_all_of_it_on_it(cast, ended, clock):
    clock.at += timedelta(days=88)
    actions.keep_promises(at=clock.at)
    assert JournalEntry.select().count() == 2
    clock.at += timedelta(days=1)
    actions.keep_promises(at=clock.at)
    assert not JournalEntry.select().exists() and not Goal.select().exists() and not Milestone.select().exists()
    assert SessionLog.get_by_id(cast.ama_log.id).shared_note, "words about sessions stay longer"


def test_that_a_session_was_held_stays_when_its_words_go(cast, ended, clock):
    logs, sessions = SessionLog.select().count(), MentoringSession.select().count()
    clock.at += timedelta(days=364)
    actions.keep_promises(at=clock.at)
    log = SessionLog.get_by_id(cast.ama_log.id)
    assert (log.shared_note, log.private_note, log.takeaway, log.outcome) == ("", None, None, "happened")
    assert MentoringSession.get_by_id(cast.planned.id).agenda == ""
    assert Cancellation.get(Cancellation.session == cast.cancelled).reason == ""
    assert (SessionLog.select().count(), MentoringSession.select().count()) == (logs, sessions)


def test_invitations_of_people_without_a_place_go_with_their_reasons(cast, ended, clock):
    Reply.create(invitation=cast.invitation, answer="no", reason="A reason", replied_at=clock.at)
    actions.let_go(ended, next(each.kind for each in preview(ended) if each.kind.key == "invitations"))
    assert not Invitation.select().where(Invitation.id == cast.invitation.id).exists() and not Reply.select().exists()


def test_answers_go_and_other_programs_keep_theirs(cast, ended, clock):
    Answer.create(enrollment=cast.ama_enrollment, question=cast.why_joined_question, value="learn", answered_at=clock.at)
    other = next(each.kind for each in preview(cast.other_program) if each.kind.key == "answers")
    actions.let_go(cast.other_program, other)
    assert Answer.select().count() == 1
    actions.let_go(ended, other)
    assert Answer.select().count() == 0


def test_a_program_that_goes_on_loses_nothing(cast, clock):
    actions.keep_promises(at=clock.at + timedelta(days=30))
    assert JournalEntry.select().count() == 2


def test_a_second_night_changes_nothing_and_leaves_no_line(cast, ended, clock):
    clock.at += timedelta(days=400)
    actions.keep_promises(at=clock.at)
    lines = Entry.select().count()
    actions.keep_promises(at=clock.at)
    assert Entry.select().count() == lines


def test_a_shorter_time_gives_two_weeks_notice(cast, ended, clock):
    clock.at += timedelta(days=60)
    actions.change(ended, by=cast.carmen, at=clock.at, days=_days(journals=30))
    actions.keep_promises(at=clock.at)
    assert JournalEntry.select().count() == 2
    clock.at += timedelta(days=13)
    actions.keep_promises(at=clock.at)
    assert JournalEntry.select().count() == 2
    clock.at += timedelta(days=1)
    actions.keep_promises(at=clock.at)
    assert JournalEntry.select().count() == 0


def test_writers_get_one_letter_in_time_and_in_their_morning(cast, ended, clock, letters):
    clock.at += timedelta(days=76)
    for _night in range(3):
        actions.keep_promises(at=clock.at)
        clock.at += timedelta(days=1)
    going = list(Letter.select().where(Letter.letter == "own_data.going"))
    # Of Benoit only a look back is left.
    assert [letter.payload["person"] for letter in going] == [cast.ama.id, cast.benoit.id]
    # Nine in the morning in Paris, after a night of the sweep.
    assert going[0].due_at.hour in (7, 8)
    written = letters()
    assert [message.to for message in written] == [cast.ama.email, cast.benoit.email]
    said = "Your goals, your journal and what you wrote when looking back are deleted on 11 January 2027."
    assert said in " ".join(written[0].text.split())


def test_the_coordinator_changes_the_days_and_the_trail_says_so(browser, cast):
    browser.sign_in(cast.carmen).get(PATH.format(cast.program.id))
    browser.submit("main form.form", journals="45")
    row = Retention.get(Retention.program == cast.program)
    assert (row.journals_days, row.sessions_days, row.changed_by_id) == (45, 365, cast.carmen.id)
    assert Entry.select().order_by(Entry.id.desc()).first().facts["journals"] == 45


@pytest.mark.parametrize("typed", ["", "29", "1826", "soon"])
def test_days_out_of_bounds_are_told_next_to_their_box(browser, cast, typed):
    browser.sign_in(cast.carmen).get(PATH.format(cast.program.id))
    browser.submit("main form.form", status=422, journals=typed)
    assert browser.page.select_one("#journals")["aria-invalid"] == "true"
    assert not Retention.select().exists()


def test_another_coordinator_finds_no_such_page(browser, cast):
    browser.sign_in(cast.otto).get(PATH.format(cast.program.id), status=404)
