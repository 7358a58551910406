"""The page of a short list: who is on it and why, for its holder alone, light in words and in questions to the database."""
import zlib

import pytest

from portal.db import db
from portal.enrollment.places import actions as places
from portal.pairing.choosing.jobs import draw_every_list
from portal.pairing.choosing.models import ListDraw, Shortlisted
from tests.pairing.choosers import let_choose, list_of, make_choosers, names_on


def test_where_the_rounds_decide_there_are_no_lists(browser, cast, clock):
    made = make_choosers(cast, clock.at)
    draw_every_list(at=clock.at)
    assert not Shortlisted.select().exists()
    browser.sign_in(made["vito"].person).get(list_of(made["vito"]), status=404)
    browser.get("/")
    assert "Your profile is complete" in browser.text and "could ask" not in browser.text


def test_the_page_names_each_with_title_and_location_and_says_why_in_words(browser, people):
    page = browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert len(names_on(page)) == 4 and names_on(page)[0] in ("Nia Loop", "Ria Lane")
    first = page.select_one("main .lined > li")
    assert ", Lyon" in first.text and "Why you two" in first.text and "Different departments" in first.text
    assert f"Ask {names_on(page)[0].split()[0]}" in first.text
    assert "Xaver" not in browser.text and "Wim" not in browser.text


@pytest.mark.parametrize("who", ["carmen", "adam", "ama", "zoe"])
def test_nobody_else_finds_the_list(browser, cast, people, who):
    browser.sign_in(getattr(cast, who)).get(list_of(people["vito"]), status=404)
    browser.post(f"/places/{people['vito'].id}/asks", {"candidate": people["mia"].id}, status=404)
    browser.post(f"/places/{people['vito'].id}/ranking", {}, status=404)


def test_who_left_or_rests_since_the_list_was_made_is_not_on_it(browser, cast, people, clock):
    page = browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Mia Lift" in names_on(page)
    places.pause(people["mia"], None, by=people["mia"].person, at=clock.at)
    assert "Mia Lift" not in names_on(browser.get(list_of(people["vito"])))
    places.leave(people["nia"], reason="", is_shared=False, by=people["nia"].person, at=clock.at)
    assert "Nia Loop" not in names_on(browser.get(list_of(people["vito"])))


def test_a_coordinator_reads_who_finds_nobody(browser, cast, people):
    Shortlisted.delete().where(Shortlisted.enrollment == people["vito"]).execute()
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/choosing")
    assert "One person finds nobody" in browser.text and "Vito Peak, Leader" in browser.text


def test_who_has_no_candidate_reads_what_happens_next(browser, cast, people):
    Shortlisted.delete().execute()
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Nobody fits just now" in browser.text and "made anew every night" in browser.text
    browser.get("/")
    assert "Your list of people is empty just now." in browser.text


def test_before_the_worker_made_the_lists_the_page_says_so(browser, cast, people):
    Shortlisted.delete().execute()
    ListDraw.update(drawn_at=None).execute()
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Your list is being made" in browser.text


def _asked_by(browser, path: str) -> int:
    asked, real = [], db.obj.execute_sql
    browser.get(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db.obj, "execute_sql", lambda *args, **more: (asked.append(args[0]), real(*args, **more))[1])
        browser.get(path)
    return len([sql for sql in asked if sql.startswith("SELECT")])


def test_the_front_page_of_whoever_cannot_choose_asks_no_more_than_before(browser, people, cast, clock):
    assert _asked_by(browser.sign_in(people["vito"].person), "/") <= 12
    let_choose(cast, clock.at, way="round")
    assert _asked_by(browser, "/") <= 8


@pytest.mark.parametrize("how_many", [1, 5])
def test_a_list_of_five_asks_as_much_as_one_of_one(browser, people, how_many):
    Shortlisted.delete().where(Shortlisted.position > how_many).execute()
    assert _asked_by(browser.sign_in(people["vito"].person), list_of(people["vito"])) <= 10


def test_the_page_is_light(browser, people):
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert len(zlib.compress(browser.response.data)) < 10_000
