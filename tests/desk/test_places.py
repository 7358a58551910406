"""The desk shows who rests, left or is gone, who needs a new partner, and no reason that was not shared."""
from dataclasses import replace

import pytest

from portal.desk.next_steps import next_steps
from portal.desk.queries import standing_of
from portal.enrollment.models import MENTEE, MENTOR, Enrollment
from portal.enrollment.places import actions as place_actions
from portal.mentorships import ending_actions as endings
from portal.pairing.drawing import draw
from portal.pairing.models import Round
from tests.enrollment.test_places import REASON, leave_company, newcomer


@pytest.fixture
def desk(browser, cast):
    browser.sign_in(cast.carmen)
    return lambda path="": browser.get(f"/desk/programs/{cast.program.id}{path}")


def test_the_list_of_people_tells_every_state_and_its_counts_add_up(desk, browser, cast, clock):
    place_actions.pause(cast.chidi_enrollment, None, by=cast.chidi, at=clock.at)
    place_actions.leave(cast.delphine_enrollment, reason="", is_shared=False, by=cast.delphine, at=clock.at)
    leave_company(cast.ama, at=clock.at)
    page = desk("/people")
    rows = {row.th.text: row.select("td")[-1].text for row in page.select("tbody tr")}
    assert rows["Chidi Eze"] == "Paused" and rows["Delphine Roy"] == "Left on 14 Oct" and rows["Ama Owusu"] == "Left the company"
    options = [option.text for option in page.select("select[name=state] option")][1:]
    assert sum(int(option.rsplit("(")[1].rstrip(")")) for option in options) == len(rows) == 5
    assert [row.th.text for row in desk("/people?state=left").select("tbody tr")] == ["Delphine Roy"]
    assert [row.th.text for row in desk("/people?state=gone").select("tbody tr")] == ["Ama Owusu"]


def test_both_places_of_one_person_stand_in_the_list_and_lead_to_each_other(desk, browser, cast, clock):
    other = Enrollment.create(
        program=cast.program, person=cast.ama, employee=cast.ama_employee, role=MENTEE, enrolled_at=clock.at, completed_at=clock.at
    )
    rows = [row for row in desk("/people").select("tbody tr") if row.th.text == "Ama Owusu"]
    assert {row.td.text for row in rows} == {"Mentorand leader", "Leaderand mentor"}
    assert desk(f"/people/{cast.ama_enrollment.id}").select_one(f"a[href$='/people/{other.id}']")


def test_a_coordinator_reads_a_reason_only_if_it_was_shared(desk, browser, cast, clock):
    for place, is_shared in ((cast.ama_enrollment, False), (cast.chidi_enrollment, True)):
        place_actions.leave(place, reason=REASON, is_shared=is_shared, by=place.person, at=clock.at)
        desk(f"/people/{place.id}")
        assert (REASON in browser.text) is is_shared
        assert "Left on 14 October 2026" in browser.text


def test_the_answers_of_somebody_who_left_are_hidden_from_coordinators(desk, browser, cast, clock):
    place_actions.leave(cast.ama_enrollment, reason="", is_shared=False, by=cast.ama, at=clock.at)
    desk(f"/people/{cast.ama_enrollment.id}")
    assert "Answers that coordinators can read" not in browser.text


def test_a_place_of_somebody_who_is_gone_is_opened_again_only_when_they_are_back(desk, browser, cast, clock):
    leave_company(cast.ama, at=clock.at)
    page = desk(f"/people/{cast.ama_enrollment.id}")
    assert not page.select("form[action$='/return']")
    browser.post(f"/desk/programs/{cast.program.id}/people/{cast.ama_enrollment.id}/return", status=403)


def test_the_overview_names_who_needs_a_new_partner_and_leads_to_a_round(desk, browser, cast, clock):
    leave_company(cast.ama, at=clock.at)
    assert standing_of(cast.program, clock.at).without == ("Benoit Laurent",)
    step = desk().select_one(".steps li")
    assert "1 person needs a new partner" in step.text and "Benoit Laurent" in step.text
    assert step.select_one("a[href$='/pairing']")


def test_who_has_paused_left_or_a_partner_left_needs_none(cast, clock):
    endings.end(cast.ama_and_benoit, by=cast.ama, at=clock.at)
    assert set(standing_of(cast.program, clock.at).without) == {"Ama Owusu", "Benoit Laurent"}
    place_actions.pause(cast.ama_enrollment, None, by=cast.ama, at=clock.at)
    place_actions.leave(cast.benoit_enrollment, reason="", is_shared=False, by=cast.benoit, at=clock.at)
    assert standing_of(cast.program, clock.at).without == ()


def test_paused_profiles_call_for_no_round(cast, clock):
    leo = newcomer(cast, "Leo", MENTEE, clock.at)
    assert standing_of(cast.program, clock.at).leaders.unplaced == 1
    place_actions.pause(leo, None, by=leo.person, at=clock.at)
    standing = standing_of(cast.program, clock.at)
    assert (standing.leaders.unplaced, standing.leaders.paused) == (0, 1)


def test_many_names_are_cut_short(app, cast, clock):
    standing = replace(standing_of(cast.program, clock.at), without=("A B", "C D"), without_count=5)
    with app.test_request_context():
        assert "A B, C D and 3 more" in next_steps(standing)[0].words


def test_a_coordinator_is_told_what_follows_before_ending_a_mentorship(desk, browser, cast):
    link = desk("/mentorships").select_one(f"a[href$='/mentorships/{cast.ama_and_benoit.id}/ending']")
    page = browser.get(link["href"])
    assert "A coordinator closed it" in page.blockquote.text and "The planned session is cancelled" in browser.text
    assert type(cast.ama_and_benoit).get_by_id(cast.ama_and_benoit.id).ended_at is None
    browser.submit("form[action$='/ending']")
    assert "This mentorship ended on 14 October 2026." in browser.follow().text


def test_the_desk_never_says_who_ended_a_mentorship(desk, browser, cast, clock):
    endings.end(cast.ama_and_benoit, by=cast.ama, at=clock.at)
    for path in (f"/mentorships/{cast.ama_and_benoit.id}/ending", "/mentorships", f"/people/{cast.ama_enrollment.id}"):
        desk(path)
        assert "ended it" not in browser.text.replace("you ended it", "")


def test_a_draft_says_that_pairs_were_dropped_and_claims_no_proof(desk, browser, cast, clock):
    newcomer(cast, "Nia", MENTOR, clock.at)
    leo = newcomer(cast, "Leo", MENTEE, clock.at)
    draw(Round.create(program=cast.program, number=2, asked_at=clock.at), at=clock.at)
    assert "Proven" in desk("/rounds/2").text
    place_actions.pause(leo, None, by=leo.person, at=clock.at)
    page = desk("/rounds/2")
    assert "one pair was dropped" in page.text and "Proven" not in page.text
