"""Exactly once: a form that comes twice acts once."""
from types import SimpleNamespace

import pytest

from portal.people.models import Person
from portal.web.once import KeyReused, Once, only_once


@pytest.fixture
def send(app, cast):
    def send(key, words="hello", by=None):
        form = SimpleNamespace(once=SimpleNamespace(name="once", data=key))
        with app.test_request_context("/x", method="POST", data={"words": words, "once": key}):
            return only_once(form, lambda: _make(cast, words), by=by or cast.ama.id)

    return send


def _make(cast, words):
    number = Person.select().count()
    return Person.create(email=f"{number}@x.example", given_name=words, family_name="x", joined_at=cast.ama.joined_at)


def test_the_same_key_makes_one_row_and_names_it_again(send):
    before = Person.select().count()
    assert send("k1") == send("k1")
    assert Person.select().count() == before + 1


def test_the_same_words_under_a_new_key_within_a_day_are_the_back_button(send, clock):
    assert send("k1") == send("k2") == send("k2")
    clock.forward(hours=25)
    assert send("k3") != send("k1")


def test_the_same_words_after_what_they_made_was_taken_back_are_a_new_wish(app, cast):
    made: list[int] = []
    for key in ("k1", "k2", "k3"):
        form = SimpleNamespace(once=SimpleNamespace(name="once", data=key))
        with app.test_request_context("/x", method="POST", data={"words": "hello", "once": key}):
            made.append(only_once(form, lambda: _make(cast, "hello"), by=cast.ama.id, stands=lambda one: one != made[0]))
    assert made[0] != made[1] == made[2]


def test_two_buttons_without_a_key_are_two(app, cast):
    made = set()
    for _time in range(2):
        form = SimpleNamespace(once=SimpleNamespace(name="once", data=""))
        with app.test_request_context("/draw", method="POST", data={}):
            made.add(only_once(form, lambda: _make(cast, "button"), by=cast.ama.id))
    assert len(made) == 2


def test_a_mere_button_acts_again_under_a_new_key(app, cast):
    made = set()
    for key in ("b1", "b2"):
        form = SimpleNamespace(once=SimpleNamespace(name="once", data=key))
        with app.test_request_context("/draw", method="POST", data={"once": key}):
            made.add(only_once(form, lambda: _make(cast, "button"), by=cast.ama.id))
    assert len(made) == 2


def test_other_words_under_the_same_key_are_refused_and_lose_nothing(send):
    send("k1")
    with pytest.raises(KeyReused):
        send("k1", "other")


def test_one_persons_key_says_nothing_about_anothers(send, cast):
    assert send("k1") != send("k1", by=cast.benoit.id)


def test_a_failing_action_leaves_no_key_behind(app, cast):
    form = SimpleNamespace(once=SimpleNamespace(name="once", data="k9"))
    with app.test_request_context("/x", method="POST", data={"once": "k9"}), pytest.raises(ZeroDivisionError):
        only_once(form, lambda: 1 / 0, by=cast.ama.id)
    assert not Once.select().where(Once.key == "k9").exists()
