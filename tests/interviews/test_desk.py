"""The desk: guides, who was asked, notes whose readings are noted, and themes that a coordinator clears."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.interviews import actions
from portal.interviews.models import FOCUS_GROUP, INTERVIEW, Asked, Conversation, Guide, Notes, Theme, Voice
from portal.interviews.shipped import QUESTIONS
from tests.interviews.heard import hear, make_guide, make_person, say

GUIDE = {"way": "interview", "name": "Half-way", "aim": "", "questions": "What changed?\n\nWhat did not?"}


@pytest.fixture
def desk(browser, cast):
    browser.sign_in(cast.carmen)
    return f"/desk/programs/{cast.program.id}/interviews"


@pytest.fixture
def guide(cast, clock):
    return make_guide(cast.program, by=cast.carmen, at=clock.at)


def names(conversation) -> set[str]:
    return {row.person.given_name for row in Asked.select().where(Asked.conversation == conversation)}


@pytest.mark.parametrize("kind", [INTERVIEW, FOCUS_GROUP])
def test_a_new_guide_starts_from_the_example_of_its_kind(browser, desk, kind):
    browser.get(f"{desk}/guides/new/{kind}")
    browser.submit(".program-form form")
    assert browser.follow().select_one("ol").get_text(" ").strip().startswith(str(QUESTIONS[kind][0]))
    assert Guide.get().kind == kind
    browser.get(f"{desk}/guides/new/chat", status=404)


@pytest.mark.parametrize(("typed", "problem"), [
    ({"name": ""}, "Enter a name"), ({"questions": " \n"}, "Enter one question"), ({"way": ""}, "Choose what it is"),
    ({"questions": "\n".join(f"Question {number}?" for number in range(21))}, "at most 20"), ({"questions": "x" * 301}, "at most 300"),
])
def test_a_guide_that_cannot_be_kept_says_why_beside_its_field(browser, desk, typed, problem):
    browser.post(f"{desk}/guides/new/interview", GUIDE | typed, status=422)
    assert problem in browser.text and not Guide.select().exists()


def test_the_guide_says_what_is_kept_for_whom_and_until_when_before_the_first_question(browser, desk, guide):
    said = browser.get(f"{desk}/guides/{guide.id}").select_one("main").get_text(" ")
    for words in ("coordinators and nobody else", "5 people or more", "once 10 were heard", "are deleted after"):
        assert words in said
    assert said.index("Say this first") < said.index("What changed?")


def test_a_guide_goes_while_nothing_was_held_under_it_and_not_after(browser, desk, cast, guide, clock):
    hear(guide, [cast.ama], by=cast.carmen, at=clock.at)
    browser.post(f"{desk}/guides/{guide.id}/removal", status=403)
    empty = make_guide(cast.program, by=cast.carmen, at=clock.at, name="Another")
    browser.post(f"{desk}/guides/{empty.id}/removal")
    assert [row.id for row in Guide.select()] == [guide.id]


def test_who_was_asked_is_found_by_name_or_address_among_people_with_a_place(browser, desk, cast, guide):
    browser.get(f"{desk}/guides/{guide.id}/conversations/new")
    browser.submit(on_day="2026-10-12", asked="ama owusu\nBenoit.Laurent@northwind.example\n\nAma Owusu")
    [held] = Conversation.select()
    assert names(held) == {"Ama", "Benoit"} and not Asked.select().where(Asked.came).exists()


@pytest.mark.parametrize(("asked", "problem"), [
    ("Zoe Stranger", "called so: Zoe Stranger"), ("Nobody\nAma Owusu", "called so: Nobody"), ("", "one person a line"),
    ("Two Alike", "More than one person is called so"),
])
def test_a_line_that_leads_to_nobody_or_to_two_is_named_and_what_was_typed_stays(browser, desk, cast, guide, clock, asked, problem):
    make_person(cast.program, "Two Alike", clock.at)
    row = make_person(cast.program, "Twin Alike", clock.at)
    type(row).update(given_name="Two").where(type(row).id == row.id).execute()
    browser.post(f"{desk}/guides/{guide.id}/conversations/new", {"on_day": "2026-10-12", "asked": asked}, status=422)
    assert problem in browser.text and asked in browser.page.select_one("#asked").get_text()
    assert not Conversation.select().exists()


def test_whoever_stays_when_the_list_changes_keeps_having_come_and_what_was_said(browser, desk, cast, guide, clock):
    held = hear(guide, [cast.ama, cast.benoit], by=cast.carmen, at=clock.at)
    theme = say(cast.program, "Time is short", [cast.ama, cast.benoit], by=cast.carmen, at=clock.at)
    browser.get(f"{desk}/conversations/{held.id}")
    browser.post(f"{desk}/conversations/{held.id}", {"on_day": "2026-10-12", "asked": "Ama Owusu\nChidi Eze"})
    assert names(held) == {"Ama", "Chidi"}
    assert [row.person.given_name for row in Asked.select().where(Asked.came)] == ["Ama"]
    assert [row.asked.person.given_name for row in Voice.select().where(Voice.theme == theme)] == ["Ama"]


def test_whoever_did_not_come_after_all_said_nothing(browser, desk, cast, guide, clock):
    held = hear(guide, [cast.ama, cast.benoit], by=cast.carmen, at=clock.at)
    say(cast.program, "Time is short", [cast.ama, cast.benoit], by=cast.carmen, at=clock.at)
    benoit = Asked.get(Asked.person == cast.benoit)
    browser.post(f"{desk}/conversations/{held.id}/attendance", {"came": str(benoit.id)})
    assert [row.asked.person.given_name for row in Voice.select()] == ["Benoit"]


def test_nobody_has_come_before_the_day(browser, desk, cast, guide, clock):
    ahead = actions.add(guide, by=cast.carmen, at=clock.at, on_day=clock.at.date() + timedelta(days=3), people=[cast.ama])
    assert "The day has not come yet" in browser.get(f"{desk}/conversations/{ahead.id}").get_text()
    browser.post(f"{desk}/conversations/{ahead.id}/attendance", {"came": str(Asked.get().id)}, status=403)


def test_notes_are_sealed_and_each_reading_stands_on_the_trail_and_is_told_to_whoever_was_asked(browser, desk, cast, guide, clock):
    held = hear(guide, [cast.ama], by=cast.carmen, at=clock.at, notes="Somebody said a thing.")
    browser.get(f"{desk}/guides/{guide.id}")
    browser.get(f"{desk}/conversations/{held.id}")
    assert not Entry.select().where(Entry.verb == actions.READ).exists()
    assert "Somebody said a thing." in browser.get(f"{desk}/conversations/{held.id}/notes").get_text()
    [entry] = Entry.select().where(Entry.verb == actions.READ)
    assert entry.by == cast.carmen.id and "thing" not in str(Notes.get().sealed_words)
    assert "focus group read" in browser.sign_in(cast.ama).get("/me/data/trail").get_text()
    assert "focus group read" not in browser.sign_in(cast.benoit).get("/me/data/trail").get_text()


def test_two_who_write_notes_at_once_do_not_overwrite_each_other(browser, desk, cast, guide, clock):
    held = hear(guide, [cast.ama], by=cast.carmen, at=clock.at, notes="First.")
    browser.get(f"{desk}/conversations/{held.id}/notes")
    actions.write(held, "Theirs.", by=cast.carmen, at=clock.at, seen=1)
    browser.submit(status=422, words="Mine.")
    assert "Mine." in browser.page.select_one("#words").get_text() and "Theirs." in browser.page.select_one("#theirs").get_text()
    browser.submit(words="Theirs. Mine.")
    assert Notes.get().sealed_words.open() == "Theirs. Mine."


def test_a_conversation_goes_with_its_notes_and_who_was_asked(browser, desk, cast, guide, clock):
    held = hear(guide, [cast.ama], by=cast.carmen, at=clock.at, notes="Words.")
    say(cast.program, "Time is short", [cast.ama], by=cast.carmen, at=clock.at)
    browser.post(f"{desk}/conversations/{held.id}/removal")
    assert not any(table.select().exists() for table in (Conversation, Asked, Notes, Voice)) and Theme.select().exists()


def test_a_theme_counts_people_and_not_how_often_they_were_heard(browser, desk, cast, guide, clock):
    for _time in range(2):
        hear(guide, [cast.ama, cast.benoit], by=cast.carmen, at=clock.at)
    browser.get(f"{desk}/themes/new")
    said = [str(row.id) for row in Asked.select()]
    browser.submit(title="Time is short", words="Both find it hard to find an hour.", objective=str(cast.objective.id), said=said)
    page = browser.follow().get_text(" ")
    assert "People who said it" in page and "Too few people said it" in page and "After three months" in page
    browser.get(desk)
    assert browser.page.select_one("td.num").get_text() == "2"


def test_only_somebody_who_came_in_this_program_can_have_said_something(browser, desk, cast, guide, clock):
    make = make_guide(cast.other_program, by=cast.otto, at=clock.at)
    hear(make, [make_person(cast.other_program, "Else Where", clock.at)], by=cast.otto, at=clock.at)
    foreign = str(Asked.get().id)
    browser.post(f"{desk}/themes/new", {"title": "A", "words": "B", "objective": "", "said": foreign}, status=422)
    assert not Voice.select().exists()


def test_a_theme_is_cleared_by_somebody_who_says_that_it_names_nobody(browser, desk, cast, clock):
    theme = say(cast.program, "Ama finds Paris far", [], by=cast.carmen, at=clock.at, cleared=False)
    page = browser.get(f"{desk}/themes/{theme.id}").get_text(" ")
    assert "may be the name of a person or a place here. Ama, Paris" in page
    browser.post(f"{desk}/themes/{theme.id}/clearing", {"seen": theme.reading}, status=422)
    assert "Read it once more" in browser.text
    browser.post(f"{desk}/themes/{theme.id}/clearing", {"is_clear": "y", "seen": theme.reading})
    assert Theme.get().cleared_by_id == cast.carmen.id


def test_words_that_changed_since_they_were_read_are_not_cleared_and_cleared_ones_that_change_are_open_again(browser, desk, cast, clock):
    theme = say(cast.program, "Time is short", [], by=cast.carmen, at=clock.at)
    browser.get(f"{desk}/themes/{theme.id}")
    browser.post(f"{desk}/themes/{theme.id}", {"title": "Time is short", "words": "Other words.", "objective": ""})
    assert not Theme.get().is_cleared
    browser.post(f"{desk}/themes/{theme.id}/clearing", {"is_clear": "y", "seen": theme.reading})
    assert not Theme.get().is_cleared and "changed meanwhile" in browser.follow().get_text()


@pytest.mark.parametrize("path", ["conversations/{}", "conversations/{}/notes"])
@pytest.mark.parametrize("who", ["adam", "otto", "sofia", "ama"])
def test_nobody_but_the_programs_coordinators_finds_a_conversation(browser, cast, guide, clock, who, path):
    held = hear(guide, [cast.ama], by=cast.carmen, at=clock.at, notes="Words.")
    browser.sign_in(getattr(cast, who)).get(f"/desk/programs/{cast.program.id}/interviews/{path.format(held.id)}", status=404)


def test_what_is_of_another_program_is_not_found(browser, cast, desk, clock):
    theirs = make_guide(cast.other_program, by=cast.otto, at=clock.at)
    browser.get(f"{desk}/guides/{theirs.id}", status=404)
    browser.post(f"{desk}/guides/{theirs.id}/conversations/new", {"on_day": "2026-10-12", "asked": "Ama Owusu"}, status=404)
