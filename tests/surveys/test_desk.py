"""The desk: what is asked when, response rates of five or more, and sets that a coordinator adds, in one wording each."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Employee, Enrollment
from portal.people.models import Person
from portal.surveys import actions, instrument_actions
from portal.surveys.models import Instrument, Survey
from portal.surveys.queries import sets_asked
from portal.surveys.rates import rates_of
from portal.surveys.rows import answers_in
from portal.surveys.shipped import SETS
from tests.surveys.asked import LOOK_BACK, asks, make_instrument, says

NEW = {
    "name": "Belonging at work", "citation": "Somebody (2019)", "permission": "By letter of 3 May", "lowest": "1", "highest": "7",
    "lowest_words": "Never", "highest_words": "Always", "items": "I feel at home here.\n(R) I think of leaving.", "role": "both",
    "occasions": ["start", "end"],
}  # fmt: skip


@pytest.fixture
def desk(browser, cast):
    browser.sign_in(cast.carmen)
    return f"/desk/programs/{cast.program.id}/surveys"


def many(cast, at, count: int, answered: int, kind: str = "start") -> None:
    """So many more mentors are asked, and so many of them answer."""
    for number in range(count):
        person = Person.create(email=f"p{number}@north.example", given_name=f"P{number}", family_name="P", timezone="UTC", joined_at=at)
        facts = {"employee_id": f"p{number}", "email": person.email, "given_name": "P", "family_name": "P", "job_level": 8}
        seat = {"person": person, "employee": Employee.create(**facts), "role": "mentor", "enrolled_at": at}
        survey = asks(Enrollment.create(program=cast.program, **seat), kind, at)
        if number < answered:
            says(survey, at, "mentor", tell=number % 5 + 1)


@pytest.mark.parametrize(("count", "answered", "shown"), [(4, 4, (None, None)), (5, 4, (5, None)), (5, 5, (5, 5)), (9, 6, (9, 6))])
def test_a_rate_is_shown_from_five_people_asked_and_five_who_answered(cast, clock, count, answered, shown):
    many(cast, clock.at, count, answered)
    [rate] = rates_of(cast.program)
    assert (rate.asked, rate.answered) == shown


def test_people_are_counted_and_not_their_mentorships(cast, clock):
    many(cast, clock.at, 4, 4)
    says(asks(cast.ama_enrollment, "start", clock.at), clock.at, "mentor", tell=2)
    again = asks(cast.ama_enrollment, "start", clock.at, mentorship=cast.ama_and_benoit)
    says(again, clock.at, "mentor", tell=2)
    assert [(rate.asked, rate.answered) for rate in rates_of(cast.program)] == [(5, 5)]


def test_the_desk_shows_no_answer_no_name_and_not_who_has_answered(browser, desk, cast, clock):
    many(cast, clock.at, 6, 5)
    actions.answer(asks(cast.ama_enrollment, "close", clock.at), LOOK_BACK, by=cast.ama, at=clock.at)
    said = browser.get(desk).select_one("main").get_text(" ")
    assert "train" not in said and "Ama" not in said and "P1" not in said
    assert "Too few to show" in said and "Where you stand at the start" in said


def test_the_desk_says_of_each_shipped_set_when_it_is_asked_and_that_it_is_not_validated(browser, desk):
    page = browser.get(desk)
    said = page.get_text(" ")
    assert "not validated" in said
    for one in SETS.values():
        assert str(one.name) in said
        for item in one.items:
            assert str(item.words) in said


def test_a_coordinator_adds_a_set_with_its_citation_scale_and_reversed_items(browser, desk, cast):
    browser.get(f"{desk}/new")
    browser.submit(**NEW)
    browser.follow()
    row = Instrument.get()
    assert row.items == [
        {"key": "item-1", "words": "I feel at home here.", "is_reversed": False},
        {"key": "item-2", "words": "I think of leaving.", "is_reversed": True},
    ]
    assert (row.version, row.lowest, row.highest, row.occasions, row.citation) == (1, 1, 7, ["start", "end"], "Somebody (2019)")
    assert "Belonging at work" in browser.text and Entry.get(Entry.verb == "surveys.instrument_added").by == cast.carmen.id


@pytest.mark.parametrize(("typed", "problem"), [
    ({"name": ""}, "Enter a name"), ({"citation": ""}, "Enter who wrote it"), ({"permission": ""}, "Enter who allowed it"),
    ({"items": ""}, "Enter one item"), ({"items": "Same.\nSame."}, "Write every item once"), ({"items": "(R)"}, "Write every item once"),
    ({"items": "\n".join(f"Item {number}" for number in range(21))}, "at most 20 items"), ({"items": "x" * 201}, "at most 200"),
    ({"highest": "2"}, "at least two above"), ({"occasions": []}, "Choose when it is asked"), ({"role": ""}, "Choose who is asked"),
    ({"on_day": "2026-10-13"}, "Choose a day from today on"), ({"lowest": "11"}, "from 0 to 10"),
])
def test_what_is_missing_or_does_not_fit_is_said_beside_its_field(browser, desk, typed, problem):
    browser.post(f"{desk}/new", NEW | typed, status=422)
    assert problem in browser.text and not Instrument.select().exists()


def test_what_nobody_was_asked_is_changed_in_place(browser, desk, cast, clock):
    row = make_instrument(cast.program, by=cast.carmen, at=clock.at)
    browser.get(f"{desk}/{row.id}")
    browser.submit(form_selector=".program-form form", items="I feel at ease here.\n(R) I think of leaving.")
    row = Instrument.get()
    assert (row.version, [one["key"] for one in row.items]) == (1, ["item-3", "item-2"])


def test_once_somebody_was_asked_a_change_is_a_new_version_and_answers_keep_their_words(browser, desk, cast, clock):
    row = make_instrument(cast.program, by=cast.carmen, at=clock.at)
    survey = asks(cast.ama_enrollment, "own", clock.at, occasion="start", instrument=row)
    actions.answer(survey, {(row.key, "item-1"): 5}, by=cast.ama, at=clock.at)
    browser.get(f"{desk}/{row.id}")
    assert "the answers keep the words" in browser.text
    browser.submit(form_selector=".program-form form", items="I feel at ease here.\n(R) I think of leaving.")
    first, second = Instrument.select().order_by(Instrument.version)
    assert (first.retired_at, second.version, second.key) == (clock.at, 2, first.key)
    # The item that reads differently is another one; the other can still be compared.
    assert [one["key"] for one in second.items] == ["item-3", "item-2"]
    [asked] = sets_asked(Survey.select().get())
    assert [item.words for item in asked.items] == ["I feel at home here.", "I think of leaving."]
    assert [(found.item, found.version) for found in answers_in(cast.program)] == [("item-1", 1)]


def test_another_scale_makes_every_item_another_one(cast, clock):
    row = make_instrument(cast.program, by=cast.carmen, at=clock.at)
    facts = {name: getattr(row, name) for name in ("name", "citation", "permission", "lowest_words", "highest_words", "role", "on_day")}
    items = [(one["words"], one["is_reversed"]) for one in row.items]
    changed = instrument_actions.change(
        row, by=cast.carmen, at=clock.at, lowest=0, highest=10, items=items, occasions=["end"], **facts
    )
    assert [one["key"] for one in changed.items] == ["item-3", "item-4"]


def test_a_new_version_asks_nobody_again_on_the_same_occasion(cast, clock):
    row = make_instrument(cast.program, by=cast.carmen, at=clock.at, occasions=["middle"])
    actions.ask_what_is_due(at=clock.at)
    before = Survey.select().count()
    facts = {name: getattr(row, name) for name in ("name", "citation", "permission", "lowest", "highest", "role", "on_day", "occasions")}
    instrument_actions.change(
        row, by=cast.carmen, at=clock.at, items=[("Other words.", False)], lowest_words="Never", highest_words="Always", **facts
    )
    clock.at += timedelta(days=1)
    actions.ask_what_is_due(at=clock.at)
    assert Survey.select().count() == before


def test_what_is_stopped_asks_nobody_any_more_and_what_is_open_stays_open(browser, desk, cast, clock):
    row = make_instrument(cast.program, by=cast.carmen, at=clock.at, occasions=["middle"])
    survey = asks(cast.ama_enrollment, "own", clock.at, occasion="middle", instrument=row)
    browser.post(f"{desk}/{row.id}/end")
    assert "Nothing yet" in browser.follow().get_text()
    actions.ask_what_is_due(at=clock.at)
    assert Survey.select().where(Survey.kind == "own").count() == 1 and survey.is_open(clock.at)


def test_a_set_of_another_program_is_not_found(browser, desk, cast, clock):
    row = make_instrument(cast.other_program, by=cast.otto, at=clock.at)
    browser.get(f"{desk}/{row.id}", status=404)
    browser.post(f"{desk}/{row.id}", NEW, status=404)
    browser.post(f"{desk}/{row.id}/end", status=404)
    assert Instrument.get().retired_at is None
