"""What is kept of whoever was asked: to be read by that person alone, gone with an erasure and on its day."""
import json
from datetime import timedelta

from portal.interviews.models import Asked, Conversation, Guide, Notes, Theme, Voice
from portal.own_data import retention_actions
from portal.own_data.erasing import erase
from portal.own_data.taking import as_json
from portal.programs.models import Program
from tests.interviews.heard import hear, make_guide, say


def test_whoever_was_asked_reads_so_and_until_when_it_is_kept(browser, cast, clock):
    guide = make_guide(cast.program, by=cast.carmen, at=clock.at)
    hear(guide, [cast.ama, cast.benoit], by=cast.carmen, at=clock.at, notes="Words of the notes.")
    say(cast.program, "Time is short", [cast.ama], by=cast.carmen, at=clock.at)
    taken = as_json(cast.ama, clock.at)
    assert taken["interview_asked"] == [{
        "program": "Upward at Northwind", "name": "Interview", "on_day": "2026-10-13", "came": True,
        "until": (cast.program.ends_on + timedelta(days=90)).isoformat(),
    }]
    assert [row["theme"] for row in taken["interview_voice"]] == ["Time is short"]
    assert "Words of the notes." not in json.dumps(taken) and "Benoit" not in json.dumps(taken["interview_asked"])
    assert "interview_asked" not in as_json(cast.chidi, clock.at)


def test_a_theme_that_is_not_cleared_does_not_show_its_words_to_whom_it_counts(cast, clock):
    hear(make_guide(cast.program, by=cast.carmen, at=clock.at), [cast.ama], by=cast.carmen, at=clock.at)
    say(cast.program, "Benoit is always late", [cast.ama], by=cast.carmen, at=clock.at, cleared=False)
    assert "Benoit" not in json.dumps(as_json(cast.ama, clock.at)["interview_voice"])


def test_whoever_is_erased_goes_from_the_list_and_the_notes_of_an_interview_with_that_person_go(cast, clock):
    guide = make_guide(cast.program, by=cast.carmen, at=clock.at)
    alone = hear(guide, [cast.ama], by=cast.carmen, at=clock.at, notes="Ama said.")
    group = hear(guide, [cast.ama, cast.benoit], by=cast.carmen, at=clock.at, notes="Both said.")
    say(cast.program, "Time is short", [cast.ama, cast.benoit], by=cast.carmen, at=clock.at)
    erase(cast.ama, by=cast.ama, at=clock.at)
    assert {row.person_id for row in Asked.select()} == {row.asked.person_id for row in Voice.select()} == {cast.benoit.id}
    assert [row.conversation_id for row in Notes.select()] == [group.id]
    assert Conversation.get_by_id(group.id).is_to_be_gone_through and Conversation.get_by_id(alone.id)


def test_a_coordinator_is_told_to_go_through_the_notes_of_a_group_until_they_are_saved(browser, cast, clock):
    guide = make_guide(cast.program, by=cast.carmen, at=clock.at)
    group = hear(guide, [cast.ama, cast.benoit], by=cast.carmen, at=clock.at, notes="Both said.")
    erase(cast.ama, by=cast.ama, at=clock.at)
    path = f"/desk/programs/{cast.program.id}/interviews/conversations/{group.id}"
    assert "has left Upward for good" in browser.sign_in(cast.carmen).get(path).get_text()
    browser.get(f"{path}/notes")
    browser.submit(words="One said.")
    assert "has left Upward for good" not in browser.get(path).get_text()


def test_the_page_before_an_erasure_says_what_becomes_of_the_notes(browser, cast, clock):
    hear(make_guide(cast.program, by=cast.carmen, at=clock.at), [cast.ama], by=cast.carmen, at=clock.at)
    assert "A coordinator is told to take out what was said by or about you" in browser.sign_in(cast.ama).get("/me/erasure").get_text()
    assert "A coordinator is told" not in browser.sign_in(cast.chidi).get("/me/erasure").get_text()


def test_notes_who_was_asked_and_themes_go_ninety_days_after_the_end_and_guides_stay(cast, clock):
    Program.update(starts_on=clock.at.date() - timedelta(days=1), months=0).where(Program.id == cast.program.id).execute()
    hear(make_guide(cast.program, by=cast.carmen, at=clock.at), [cast.ama], by=cast.carmen, at=clock.at, notes="Words.")
    say(cast.program, "Time is short", [cast.ama], by=cast.carmen, at=clock.at)
    retention_actions.keep_promises(at=clock.at + timedelta(days=88))
    assert Notes.select().exists()
    retention_actions.keep_promises(at=clock.at + timedelta(days=89))
    assert not any(table.select().exists() for table in (Notes, Asked, Voice, Theme, Conversation)) and Guide.select().exists()
