"""Releasing in waves: some pairs go out, the rest stays a draft, and nothing that was released changes."""
import pytest

from portal.enrollment.models import Enrollment
from portal.enrollment.places import actions as place_actions
from portal.pairing import actions
from portal.pairing.models import Forbidding, Lock, Proposal, Round
from portal.pairing.rounds.release_actions import NotPossible, Unwanted, answer_by, release
from portal.pairing.rounds.waves import left_in
from tests.pairing.crowds import more_people


@pytest.fixture
def drawn(browser, cast, clock):
    """A round of six pairs."""
    more_people(cast, clock.at, 3, 6, places=2)
    browser.sign_in(cast.carmen)
    return actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)


@pytest.fixture
def page(browser, cast, drawn):
    return f"/desk/programs/{cast.program.id}/rounds/{drawn.number}"


def pairs_of(round_) -> dict[int, tuple[int, int]]:
    return {row.id: (row.mentor_id, row.mentee_id) for row in Proposal.select().where(Proposal.round == round_)}


def test_the_first_by_points_go_out_and_the_rest_stays_a_draft(browser, drawn, page, letters):
    best = [row.id for row in left_in(drawn)][:2]
    browser.get(f"{page}?confirm=release&wave=first&first=2")
    assert "Release to 2 pairs?" in browser.text and "4 pairs stay in the draft." in browser.text
    browser.submit("form[action$='/release']")
    assert {row.id for row in drawn.proposals if row.released_at} == set(best)
    assert len(letters()) == 4
    assert "2 of 6 released" in browser.get(page).text
    browser.get(f"{page}?confirm=release")
    browser.submit("form[action$='/release']")
    assert all(row.released_at for row in drawn.proposals) and len(letters()) == 8


def test_ticked_pairs_go_out_alone_and_without_a_tick_the_page_says_what_to_do(browser, drawn, page, letters):
    one = drawn.proposals.first()
    box = browser.get(page).select_one(f"#pair-{one.id} input[name=pair]")
    assert box["form"] == "wave" and box["value"] == str(one.id)
    assert "Choose the pairs first" in browser.get(f"{page}?confirm=release&wave=ticked").text
    browser.get(f"{page}?confirm=release&wave=ticked&pair={one.id}&pair=999999&pair=x")
    assert "Release to one pair?" in browser.text or "Release to 1 pair?" in browser.text
    browser.submit("form[action$='/release']")
    assert [row.id for row in drawn.proposals if row.released_at] == [one.id]


@pytest.mark.parametrize("number", ["0", "7", "-1", "many", "", "1" * 30])
def test_a_number_of_pairs_that_does_not_exist_is_said_beside_its_field(browser, page, number):
    shown = browser.get(f"{page}?confirm=release&wave=first&first={number}")
    field = shown.select_one("#first")
    error = shown.select_one(f"#{field['aria-describedby']}")
    assert "Enter a whole number from 1 to 6." in error.text and field["aria-invalid"] == "true" and field["value"] == number
    assert shown.select_one("details[open] #first") and not shown.select("form[action$='/release']")


def test_a_tick_is_offered_only_where_a_wave_can_go_out(browser, cast, drawn, page, clock):
    def offers(address: str) -> list[bool]:
        shown = browser.get(address)
        keys = [key.text for key in shown.select("[data-keys] kbd")]
        return [bool(shown.select("#wave")), bool(shown.select("input[name=pair][form=wave]")), "s" in keys]

    assert offers(page) == offers(f"{page}?confirm=release&wave=ticked") == [True] * 3
    assert offers(f"{page}?confirm=release") == [False] * 3
    one = drawn.proposals.first()
    Forbidding.create(program=cast.program, mentor=one.mentor, mentee=one.mentee, forbidden_by=cast.carmen, forbidden_at=clock.at)
    assert offers(page) == [False] * 3


def test_a_wave_that_is_confirmed_twice_goes_out_once(browser, drawn, page, letters):
    one = drawn.proposals.first()
    for _ in range(2):
        browser.post(f"{page}/release", {"wave": "chosen", "pair": str(one.id)})
    assert len(letters()) == 2 and Proposal.select().where(Proposal.released_at.is_null(False), Proposal.round == drawn).count() == 1


def test_nothing_that_was_released_changes_when_the_rest_is_drawn_again(cast, drawn, clock):
    ids = [row.id for row in drawn.proposals][:2]
    release(drawn, ids, by=cast.carmen, at=clock.at)
    before = {one: pair for one, pair in pairs_of(drawn).items() if one in ids}
    rest = {pair for one, pair in pairs_of(drawn).items() if one not in ids}
    again = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    assert {one: pair for one, pair in pairs_of(drawn).items() if one in ids} == before
    held = {place for pair in before.values() for place in pair if Enrollment.get_by_id(place).role == "mentee"}
    assert not held & {mentee for _mentor, mentee in pairs_of(again).values()}, "who holds a proposal gets no second one"
    assert set(pairs_of(again).values()) == rest and Round.get_by_id(again.id).kept == len(rest)


def test_once_a_newer_round_is_there_what_is_left_of_the_older_goes_out_no_more(cast, drawn, clock):
    release(drawn, [drawn.proposals.first().id], by=cast.carmen, at=clock.at)
    actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    with pytest.raises(NotPossible):
        release(Round.get_by_id(drawn.id), by=cast.carmen, at=clock.at)


def test_a_round_that_could_not_be_drawn_takes_no_rounds_place(cast, drawn, clock):
    Round.create(program=cast.program, number=9, asked_at=clock.at, failed_at=clock.at)
    assert release(drawn, by=cast.carmen, at=clock.at) == 6


def test_a_forbidden_pair_holds_up_its_own_wave_alone(cast, drawn, clock):
    one, other = list(drawn.proposals)[:2]
    Forbidding.create(program=cast.program, mentor=one.mentor, mentee=one.mentee, forbidden_by=cast.carmen, forbidden_at=clock.at)
    with pytest.raises(Unwanted):
        release(drawn, [one.id, other.id], by=cast.carmen, at=clock.at)
    assert release(drawn, [other.id], by=cast.carmen, at=clock.at) == 1


def test_locks_of_pairs_that_are_left_hold_for_the_next_draft(cast, drawn, clock):
    one, other = list(drawn.proposals)[:2]
    for row in (one, other):
        actions.lock(row.mentor, row.mentee, by=cast.carmen, at=clock.at)
    release(drawn, [one.id], by=cast.carmen, at=clock.at)
    assert [(row.mentor_id, row.mentee_id) for row in Lock.select()] == [(other.mentor_id, other.mentee_id)]
    release(drawn, by=cast.carmen, at=clock.at)
    assert not Lock.select().exists()


def test_who_pauses_after_a_wave_went_out_keeps_what_was_proposed(cast, drawn, clock):
    one = drawn.proposals.first()
    release(drawn, [one.id], by=cast.carmen, at=clock.at)
    place_actions.pause(one.mentor, None, by=one.mentor.person, at=clock.at)
    release(drawn, by=cast.carmen, at=clock.at)
    assert Proposal.select().where(Proposal.id == one.id).exists()
    assert not Proposal.select().where(Proposal.round == drawn, Proposal.mentor == one.mentor, Proposal.id != one.id).exists()


def test_the_day_to_answer_by_ends_at_midnight_where_the_coordinator_is(clock):
    # 14 October, nine o'clock in London's summer; seven days later the day ends at 21:59 UTC in Paris.
    assert answer_by(clock.at, 7, "Europe/Paris").isoformat() == "2026-10-21T21:59:00+00:00"
    assert answer_by(clock.at, 7, "America/New_York").isoformat() == "2026-10-22T03:59:00+00:00"


def test_a_released_pair_can_be_neither_locked_nor_forbidden_though_the_rest_can(browser, cast, drawn, clock, page):
    one, other = list(drawn.proposals)[:2]
    release(drawn, [one.id], by=cast.carmen, at=clock.at)
    browser.post(f"/desk/programs/{cast.program.id}/proposals/{one.id}/lock", status=403)
    browser.post(f"/desk/programs/{cast.program.id}/proposals/{other.id}/lock")
    rows = {row["id"]: row.text for row in browser.get(page).select("#pairs tbody tr")}
    assert "open until" in rows[f"pair-{one.id}"] and "Locked" in rows[f"pair-{other.id}"]


@pytest.mark.parametrize("outcome", ["accepted by both", "not accepted", "not answered in time"])
def test_a_coordinator_reads_what_became_of_a_pair_and_never_by_whom(browser, cast, drawn, clock, page, outcome):
    one = drawn.proposals.first()
    release(drawn, [one.id], by=cast.carmen, at=clock.at)
    if outcome == "accepted by both":
        for place in (one.mentor, one.mentee):
            actions.accept(one, by=place.person, at=clock.at)
    elif outcome == "not accepted":
        actions.accept(one, by=one.mentor.person, at=clock.at)
        actions.decline(one, "canary-declining-reason", by=one.mentee.person, at=clock.at)
    else:
        Proposal.update(closed_at=clock.at, closed_how="silent").where(Proposal.id == one.id).execute()
    row = browser.get(page).select_one(f"#pair-{one.id}")
    assert outcome in row.text and "declined" not in row.text and "said" not in row.text
    assert "canary-declining-reason" not in browser.response.text
