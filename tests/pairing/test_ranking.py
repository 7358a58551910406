"""People rank whom they would like; the round reads it for pairing alone, and nobody else does."""
import pytest

from portal.own_data.taking import as_json
from portal.pairing import actions as pairing
from portal.pairing.candidates import field_of
from portal.pairing.choosing.jobs import draw_every_list
from portal.pairing.choosing.models import Preference, Shortlisted
from portal.pairing.models import Proposal
from tests.pairing.choosers import let_choose, make_choosers


@pytest.fixture
def people(cast, clock):
    """Seven people with nobody yet, in a program whose people rank; their lists are made."""
    made = make_choosers(cast, clock.at)
    let_choose(cast, clock.at, way="ranked")
    return made


def rank(browser, place, *others, status: int = 303):
    names = dict(zip(("first", "second", "third"), (str(one.id) for one in others), strict=False))
    return browser.sign_in(place.person).post(f"/places/{place.id}/ranking", names, status=status)


def test_three_choices_are_kept_in_their_order_and_can_be_changed(browser, people):
    rank(browser, people["vito"], people["ria"], people["mia"])
    assert dict(Preference.select(Preference.candidate, Preference.rank).tuples()) == {people["ria"].id: 1, people["mia"].id: 2}
    page = browser.get(f"/places/{people['vito'].id}/candidates")
    assert [option.text for option in page.select("select option[selected]")] == ["Ria Lane", "Mia Lift", "Nobody"]
    rank(browser, people["vito"], people["nia"])
    assert list(Preference.select(Preference.candidate, Preference.rank).tuples()) == [(people["nia"].id, 1)]


def test_there_are_no_more_choices_than_people(browser, people):
    keeps = Shortlisted.candidate == people["mia"]
    Shortlisted.delete().where(Shortlisted.enrollment == people["vito"], ~keeps).execute()
    Preference.create(enrollment=people["vito"], candidate=people["nia"], rank=1, said_at=people["vito"].enrolled_at)
    Preference.create(enrollment=people["vito"], candidate=people["mia"], rank=2, said_at=people["vito"].enrolled_at)
    page = browser.sign_in(people["vito"].person).get(f"/places/{people['vito'].id}/candidates")
    assert [field["name"] for field in page.select("main select")] == ["first"]
    assert page.select_one("#first option[selected]").text == "Mia Lift"
    assert "This person fits what you both said." in browser.text
    rank(browser, people["vito"], people["mia"])
    assert list(Preference.select(Preference.candidate, Preference.rank).tuples()) == [(people["mia"].id, 1)]


def test_the_page_says_what_a_ranking_does_and_who_reads_it(browser, people):
    browser.sign_in(people["vito"].person).get(f"/places/{people['vito'].id}/candidates")
    assert "What you choose counts 20 of 100 points." in browser.text
    assert "The program decides for everybody together" in browser.text
    assert "nobody reads it, not even who is named or a coordinator" in browser.text
    assert "Ask " not in browser.text


def test_one_person_stands_for_one_choice(browser, people):
    page = rank(browser, people["vito"], people["mia"], people["mia"], status=422)
    assert "this person stands for another choice above" in page.select_one("[role=alert]").text
    assert page.select_one("#first option[selected]").text == "Mia Lift" and not Preference.select().exists()


def test_nobody_ranks_outside_the_own_list(browser, cast, people):
    rank(browser, people["vito"], cast.ama_enrollment, status=422)
    rank(browser, people["vito"], people["wim"], status=422)
    assert not Preference.select().exists()


def test_where_people_ask_nobody_ranks_and_where_people_rank_nobody_asks(browser, cast, people, clock):
    browser.sign_in(people["vito"].person).post(f"/places/{people['vito'].id}/asks", {"candidate": people["mia"].id}, status=403)
    let_choose(cast, clock.at, way="choice")
    rank(browser, people["vito"], people["mia"], status=403)


def test_a_round_drawn_after_it_reads_the_ranking(browser, cast, people, clock):
    rank(browser, people["vito"], people["ria"], people["mia"])
    field = field_of(cast.program, clock.at.date())
    [vito] = [one for one in field.mentees if one.id == str(people["vito"].id)]
    assert vito.ranks == {str(people["ria"].id): 1, str(people["mia"].id): 2}
    assert field.rules.weights["preferences"] == 20 and "preferences" in field.rules.kept


def test_who_is_ranked_stays_on_the_list(browser, cast, people, clock):
    rank(browser, people["vito"], people["mia"])
    draw_every_list(at=clock.at)
    assert Shortlisted.select().where(Shortlisted.enrollment == people["vito"], Shortlisted.candidate == people["mia"]).exists()


def test_nobody_sees_who_ranked_whom(browser, cast, people, clock):
    rank(browser, people["vito"], people["mia"])
    draw_every_list(at=clock.at)
    page = browser.sign_in(people["mia"].person).get(f"/places/{people['mia'].id}/candidates")
    assert not page.select("option[selected]:not([value=''])")
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/choosing")
    assert "Vito" not in browser.text and "Mia" not in browser.text
    assert not any(part["criterion"] == "preferences" for row in Shortlisted.select() for part in row.parts)


def test_who_is_ranked_first_moves_up_on_nobodys_list(browser, cast, people, clock):
    def lists():
        rows = Shortlisted.select(Shortlisted.enrollment, Shortlisted.candidate, Shortlisted.position)
        return list(rows.order_by(Shortlisted.enrollment, Shortlisted.position).tuples())

    before = lists()
    last = Shortlisted.select().where(Shortlisted.enrollment == people["mia"]).order_by(Shortlisted.position.desc()).get().candidate
    rank(browser, last, people["mia"])
    draw_every_list(at=clock.at)
    assert lists() == before


def test_the_writer_takes_the_ranking_along_by_name_and_the_named_learns_nothing(browser, people, clock):
    rank(browser, people["vito"], people["mia"])
    taken = as_json(people["vito"].person, clock.at)["preference"]
    assert [(row["choice"], row["whom"]) for row in taken] == [(1, "Mia Lift")]
    assert "preference" not in as_json(people["mia"].person, clock.at)


def test_the_front_page_says_how_many_there_are_and_then_what_was_chosen(browser, people):
    browser.sign_in(people["vito"].person).get("/")
    assert "4 people to choose from" in browser.text
    rank(browser, people["vito"], people["mia"], people["nia"])
    browser.get("/")
    assert "You chose 2 people" in browser.text and not Proposal.select().where(Proposal.asked_by.is_null(False)).exists()


def test_where_a_ranking_counts_nothing_the_front_page_promises_nothing(browser, cast, people, clock):
    let_choose(cast, clock.at, "ranked", weights={"topics": 100})
    browser.sign_in(people["vito"].person).get("/")
    assert "counts no points yet" in browser.text and "the next round reads it" not in browser.text


def test_of_equal_pairs_the_round_makes_the_one_that_was_ranked_and_writes_no_rank_down(browser, cast, people, clock):
    for choice in ("ria", "nia"):
        rank(browser, people["vito"], people[choice])
        round_ = pairing.ask_for_round(cast.program, "afresh", by=cast.carmen, at=clock.at)
        made = Proposal.get(Proposal.round == round_, Proposal.mentee == people["vito"])
        assert made.mentor_id == people[choice].id and made.has_kept
        assert not any(part["criterion"] == "preferences" for part in made.parts)
