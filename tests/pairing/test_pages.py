"""Pairing as people meet it: draw, look, lock, forbid, release, answer."""
import pytest

from portal.enrollment.models import Answer, Employee, Enrollment
from portal.mentorships.models import Mentorship
from portal.pairing.models import Forbidding, Lock, Proposal, Round, Verdict
from portal.people.models import Person
from portal.web.paging import paged
from tests.cast import CANARIES
from tests.pairing.crowds import more_people


@pytest.fixture
def crowd(cast, clock):
    """Three more mentors with two places each and five more leaders, all with complete profiles."""
    made = []
    for number in range(8):
        role, level = ("mentor", 8) if number < 3 else ("mentee", 3)
        name = {"given_name": f"P{number}", "family_name": role.title(), "email": f"p{number}@northwind.example"}
        person = Person.create(joined_at=clock.at, timezone="Europe/Paris", **name)
        department = ["Tax", "Audit", "Deals"][number % 3]
        roster = {"employee_id": f"9{number}", "job_level": level, "department": department, "languages": ["en"]}
        employee = Employee.create(person=person, **roster, **name)
        made.append(
            Enrollment.create(
                program=cast.program,
                person=person,
                employee=employee,
                role=role,
                capacity=2 if role == "mentor" else 1,
                enrolled_at=clock.at,
                completed_at=clock.at,
            )
        )
        if role == "mentor":
            Answer.create(enrollment=made[-1], question=cast.topics_question, value={"data": 3}, answered_at=clock.at)
    return made


@pytest.fixture
def desk(browser, cast):
    return browser.sign_in(cast.carmen)


@pytest.fixture
def drawn(desk, cast, crowd):
    """A second round of the cast's program, drawn."""
    desk.get(f"/desk/programs/{cast.program.id}/pairing")
    desk.submit("#draw")
    return Round.get(Round.program == cast.program, Round.number == 2)


def _round(cast, number=2):
    return f"/desk/programs/{cast.program.id}/rounds/{number}"


def test_a_coordinator_draws_a_round_and_sees_each_pair_with_its_arithmetic(desk, cast, drawn):
    page = desk.get(_round(cast))
    rows = page.select("#pairs tbody tr")
    assert len(rows) == drawn.placed == 5
    assert "Topics wanted and taught" in rows[0].text and "of 40" in rows[0].text
    for proposal in Proposal.select().where(Proposal.round == drawn):
        assert sum(part["points"] for part in proposal.parts) == proposal.score


def test_pairs_that_met_before_are_never_proposed_again(cast, drawn):
    pairs = {(p.mentor_id, p.mentee_id) for p in Proposal.select().where(Proposal.round == drawn)}
    assert (cast.ama_enrollment.id, cast.benoit_enrollment.id) not in pairs


def test_a_locked_pair_stays_and_a_forbidden_one_goes_when_it_is_drawn_again(desk, cast, drawn):
    kept, dropped = list(Proposal.select().where(Proposal.round == drawn).order_by(Proposal.id).limit(2))
    desk.post(f"/desk/programs/{cast.program.id}/proposals/{kept.id}/lock")
    desk.post(f"/desk/programs/{cast.program.id}/proposals/{dropped.id}/forbid")
    desk.get(_round(cast))
    desk.get(f"/desk/programs/{cast.program.id}/pairing")
    desk.submit("#draw")
    pairs = {(p.mentor_id, p.mentee_id) for p in Proposal.select().join(Round).where(Round.number == 3)}
    assert (kept.mentor_id, kept.mentee_id) in pairs
    assert (dropped.mentor_id, dropped.mentee_id) not in pairs


def test_a_lock_for_which_places_became_too_few_is_passed_over_and_the_round_is_drawn(desk, cast, crowd, clock):
    mentor, leaders = crowd[0], crowd[3:6]
    for leader in leaders:
        Lock.create(program=cast.program, mentor=mentor, mentee=leader, locked_at=clock.at)
    desk.get(f"/desk/programs/{cast.program.id}/pairing")
    desk.submit("#draw")
    drawn = Round.get(Round.number == 2, Round.program == cast.program)
    assert drawn.is_drawn and drawn.failed_at is None
    theirs = {p.mentee_id for p in Proposal.select().where(Proposal.round == drawn, Proposal.mentor == mentor)}
    assert theirs == {leader.id for leader in leaders[:2]}


def test_whoever_asked_for_fewer_partners_later_holds_up_no_round(desk, cast, drawn):
    pair = {"mentor": cast.chidi_enrollment, "mentee": cast.benoit_enrollment}
    Proposal.create(round=cast.round, **pair, score=1, parts=[], released_at=cast.round.released_at)
    Proposal.delete().where(Proposal.round == drawn, Proposal.mentor == cast.chidi_enrollment).execute()
    Enrollment.update(capacity=1).where(Enrollment.id == cast.chidi_enrollment.id).execute()
    desk.post(_round(cast) + "/release")
    assert Round.get_by_id(drawn.id).is_released


def test_locking_a_pair_leaves_the_list_at_the_page_that_was_open(desk, cast, drawn, monkeypatch):
    monkeypatch.setattr("portal.pairing.rounds.desk_views.paged", lambda select: paged(select, per=2))
    page = desk.get(_round(cast) + "?page=2")
    action = next(form["action"] for form in page.select("form") if form["action"].split("?")[0].endswith("/lock"))
    desk.post(action)
    assert desk.response.location.split("#")[0].endswith("/rounds/2?page=2")
    region = desk.htmx(action.replace("/lock", "/unlock"), {}, "drawing")
    assert "Page 2 of 3" in region.text


def test_a_round_without_people_claims_no_proof(desk, cast, clock):
    Round.create(program=cast.program, number=2, asked_at=clock.at, drawn_at=clock.at)
    desk.get(_round(cast))
    assert "Proven" not in desk.text


def test_a_lock_can_be_taken_back_and_so_can_a_forbidding(desk, cast, drawn):
    one, other = list(Proposal.select().where(Proposal.round == drawn).order_by(Proposal.id).limit(2))
    desk.post(f"/desk/programs/{cast.program.id}/proposals/{one.id}/lock")
    desk.post(f"/desk/programs/{cast.program.id}/proposals/{one.id}/unlock")
    assert not Lock.select().exists()
    desk.post(f"/desk/programs/{cast.program.id}/proposals/{other.id}/forbid")
    desk.post(f"/desk/programs/{cast.program.id}/forbidden/{Forbidding.get().id}/permit")
    assert not Forbidding.select().exists()


def test_locking_refreshes_its_region_through_htmx(desk, cast, drawn):
    one = Proposal.get(Proposal.round == drawn)
    region = desk.htmx(f"/desk/programs/{cast.program.id}/proposals/{one.id}/lock", {}, "drawing")
    assert region.select_one("#drawing") and "Locked" in region.text


def test_the_pairs_of_a_round_can_be_searched_narrowed_and_ordered(desk, cast, drawn):
    def pairs(query: str) -> list[str]:
        return [row["id"] for row in desk.get(_round(cast) + query).select("#pairs tbody tr")]

    every = list(Proposal.select().where(Proposal.round == drawn).order_by(Proposal.score, Proposal.id))
    assert pairs("") == pairs("?sort=salary") == [f"pair-{one.id}" for one in every]
    assert pairs("?sort=-score")[0] == f"pair-{max(every, key=lambda one: (one.score, -one.id)).id}"
    assert pairs("?sort=mentor") != pairs("?sort=-mentor")
    one = every[1]
    desk.post(f"/desk/programs/{cast.program.id}/proposals/{one.id}/lock")
    assert pairs("?state=locked") == [f"pair-{one.id}"]
    assert pairs("?state=low") == [f"pair-{each.id}" for each in every if each.score < 5000]
    assert f"pair-{one.id}" in pairs(f"?q={one.mentor.employee.family_name}")
    assert pairs("?q=nobody-of-this-name") == [] and "No pair of this round fits" in desk.text


def test_after_locking_or_forbidding_the_list_and_the_focus_stay_on_the_row(desk, cast, drawn):
    page = desk.get(_round(cast) + "?sort=-mentor")
    row = page.select("#pairs tbody tr")[1]
    lock, never = (button["id"] for button in row.select("button"))
    after = desk.htmx(row.select_one("form")["action"], {}, "drawing")
    assert after.select_one(f"#{lock}").text.startswith("Unlock")
    assert after.select_one("[aria-sort=descending]").text.startswith("Mentor")
    desk.post(after.select_one(f"#{lock}").find_parent("form")["action"])
    assert desk.response.location.endswith(f"?sort=-mentor&page=1#{row['id']}") or desk.response.location.endswith(
        f"?page=1&sort=-mentor#{row['id']}"
    )
    forbidden = desk.htmx(desk.follow().select_one(f"#{never}").find_parent("form")["action"], {}, "drawing")
    assert forbidden.select_one(f"#{never}").text.startswith("Allow again")
    allowed = desk.htmx(forbidden.select_one(f"#{never}").find_parent("form")["action"], {}, "drawing")
    assert allowed.select_one(f"#{never}").text.startswith("Never these two")


def test_a_round_with_a_pair_that_is_not_to_be_is_drawn_again_before_it_goes_out(desk, cast, drawn, letters):
    letters()
    one = Proposal.get(Proposal.round == drawn)
    page = desk.htmx(f"/desk/programs/{cast.program.id}/proposals/{one.id}/forbid", {}, "drawing")
    assert "One pair here is not to be." in page.text and page.find("a", string="Release to the members") is None
    desk.post(_round(cast) + "/release")
    assert letters() == [] and not Round.get_by_id(drawn.id).is_released


def test_pressing_draw_twice_draws_once(desk, cast, crowd):
    page = desk.get(f"/desk/programs/{cast.program.id}/pairing")
    key = page.select_one("#draw input[name=once]")["value"]
    for _ in range(2):
        desk.post(f"/desk/programs/{cast.program.id}/pairing", {"once": key})
    assert Round.select().where(Round.program == cast.program).count() == 2


def test_a_coordinator_is_asked_before_a_round_goes_out(desk, cast, drawn, letters):
    letters()
    page = desk.get(_round(cast))
    assert not page.select("form[action$='/release']")
    page = desk.get(page.find("a", string="Release to the members")["href"])
    assert "Release to 5 pairs?" in desk.text and "Both members of each pair get a letter" in desk.text
    assert page.find("a", string="Back")["href"] == _round(cast)
    assert not Round.get_by_id(drawn.id).is_released and letters() == []
    desk.submit("form[action$='/release']")
    assert Round.get_by_id(drawn.id).is_released
    desk.get(_round(cast) + "?confirm=release")
    assert "Release to" not in desk.text


def test_a_released_round_reaches_both_members_of_each_pair_once(desk, cast, drawn, letters):
    letters()
    for _ in range(2):
        desk.post(_round(cast) + "/release")
    sent = letters()
    places = [place for proposal in drawn.proposals for place in (proposal.mentor, proposal.mentee)]
    assert sorted(message.to for message in sent) == sorted(place.person.email for place in places)
    assert all("/proposals/" in message.text for message in sent)


def test_the_letter_still_reaches_whoever_has_not_answered(browser, desk, cast, crowd, drawn, letters):
    letters()
    desk.post(_round(cast) + "/release")
    proposal = Proposal.get(Proposal.round == drawn)
    browser.sign_in(proposal.mentor.person).post(f"/proposals/{proposal.id}/acceptance", {"once": "k"})
    to = [message.to for message in letters() if f"/proposals/{proposal.id}\n" in message.text]
    assert to == [proposal.mentee.person.email]


def test_an_overtaken_round_cannot_be_released(desk, cast, drawn, letters):
    letters()
    desk.get(f"/desk/programs/{cast.program.id}/pairing")
    desk.submit("#draw")
    desk.post(_round(cast, 2) + "/release")
    assert letters() == [] and not Round.get(Round.number == 2).is_released


def test_nobody_finds_a_proposal_before_it_is_released(browser, cast, drawn):
    proposal = Proposal.get(Proposal.round == drawn)
    browser.sign_in(proposal.mentor.person).get(f"/proposals/{proposal.id}", status=404)


@pytest.fixture
def released(desk, cast, crowd, drawn, letters):
    """A released proposal between two people who are not of the cast."""
    desk.post(_round(cast) + "/release")
    letters()
    return Proposal.get(Proposal.round == drawn, Proposal.mentor.in_(crowd), Proposal.mentee.in_(crowd))


def test_both_see_why_you_two_and_two_yeses_begin_the_mentorship(app, browser, cast, released, letters):
    for number, place in enumerate((released.mentor, released.mentee)):
        page = browser.sign_in(place.person).get(f"/proposals/{released.id}")
        assert "Why you two" in browser.text and page.select_one(".why")
        browser.submit("#yes")
        assert Mentorship.select().where(Mentorship.proposal == released).count() == number
    begun = letters()
    assert {message.to for message in begun} == {released.mentor.person.email, released.mentee.person.email}
    assert all("plan the first session" in message.subject for message in begun)


def test_saying_yes_twice_counts_once(browser, cast, released):
    browser.sign_in(released.mentor.person)
    for _ in range(2):
        browser.post(f"/proposals/{released.id}/acceptance", {"once": "a-key"})
    assert Verdict.select().where(Verdict.proposal == released).count() == 1


def test_a_no_is_kept_from_everybody_and_the_other_hears_neutral_words(browser, cast, released, letters):
    browser.sign_in(released.mentor.person).get(f"/proposals/{released.id}")
    browser.submit("#no", reason=CANARIES.declining_reason)
    [letter] = letters()
    assert letter.to == released.mentee.person.email
    assert CANARIES.declining_reason not in letter.text and "declined" not in letter.text and "said no" not in letter.text
    page = browser.sign_in(released.mentee.person).get(f"/proposals/{released.id}")
    assert CANARIES.declining_reason not in str(page) and "said no" not in page.main.text.replace("who said no", "")
    browser.post(f"/proposals/{released.id}/acceptance", {}, status=403)
    browser.sign_in(cast.carmen).get(_round(cast))
    assert CANARIES.declining_reason not in browser.response.text


def test_a_long_reason_keeps_what_was_typed(browser, released):
    browser.sign_in(released.mentor.person).get(f"/proposals/{released.id}")
    page = browser.submit("#no", status=422, reason="x" * 501)
    assert "x" * 501 in page.select_one("textarea").text
    assert page.select_one("[role=alert]")


@pytest.mark.parametrize("who", ["zoe", "carmen", "sofia", "adam", "otto", "chidi"])
def test_a_proposal_does_not_exist_for_anybody_else(browser, cast, released, who):
    browser.sign_in(getattr(cast, who)).get(f"/proposals/{released.id}", status=404)
    browser.post(f"/proposals/{released.id}/acceptance", status=404)
    browser.post(f"/proposals/{released.id}/refusal", status=404)


def test_a_draft_that_nobody_has_seen_comes_before_drawing_another(desk, cast, drawn, clock):
    page = desk.get(f"/desk/programs/{cast.program.id}/pairing")
    main = page.select("main .button-main")
    assert [(link.text, link["href"]) for link in main] == [("Look at round 2", _round(cast))]
    assert page.select_one("#draw .button-quiet").text == "Draw again"
    desk.post(f"{_round(cast)}/release")
    page = desk.get(f"/desk/programs/{cast.program.id}/pairing")
    assert page.select_one("#missing") and not page.select("main .button-main")
    more_people(cast, clock.at, 1, 1, prefix="late")
    page = desk.get(f"/desk/programs/{cast.program.id}/pairing")
    assert [button.text for button in page.select("main .button-main")] == ["Draw a small round"]


def test_a_round_that_failed_says_so_and_can_be_drawn_anew(desk, cast, clock):
    Round.create(program=cast.program, number=2, asked_at=clock.at, failed_at=clock.at)
    desk.get(_round(cast))
    assert "could not draw" in desk.text


def test_a_round_that_is_being_drawn_asks_again_by_itself_and_without_script(desk, cast, clock):
    Round.create(program=cast.program, number=2, asked_at=clock.at)
    page = desk.get(_round(cast))
    assert page.select_one("#drawing")["data-hx-trigger"] == "every 1s"
    assert "Look again" in desk.text


def test_a_round_whose_worker_died_is_drawn_after_all(cast, crowd, clock):
    from portal.pairing.jobs import draw_lost_rounds

    lost = Round.create(program=cast.program, number=2, asked_at=clock.at)
    draw_lost_rounds()
    assert not Round.get_by_id(lost.id).is_drawn
    clock.forward(minutes=3)
    draw_lost_rounds()
    assert Round.get_by_id(lost.id).is_drawn
