"""Why you two: each reads the parts that are theirs to read, and of what is kept for pairing only that it counted."""
from types import SimpleNamespace

import pytest

from portal.db import db
from portal.enrollment.models import Answer, Question
from portal.enrollment.questionnaire import editing
from portal.pairing.candidates import field_of
from portal.pairing.kept import kept_among, shown_to_of
from portal.pairing.matching.parts import Part
from portal.pairing.models import Proposal, Round
from portal.pairing.part_rows import part_rows, parts_for_partners
from portal.pairing.rules.models import RuleSet
from portal.pairing.telling import summed, told_parts
from tests.cast import CANARIES

LANGUAGES = {"criterion": "languages", "points": 1000, "maximum": 1000, "facts": {"shared": ["en"]}, "shown_to": "partners"}
INTERESTS = {
    "criterion": "interests", "points": 700, "maximum": 2000, "facts": {"shared": [CANARIES.pairing_only]}, "shown_to": "coordinators"
}

PROOF = {"floor": 1000, "first": None}


@pytest.fixture
def proposed(browser, cast, clock):
    """A released pair of Chidi and Benoit: what Chidi's page says of it, for a round and a proposal with these columns."""

    def page_of(parts=(LANGUAGES, INTERESTS), *, person="chidi", rules=None, proof=PROOF, **facts):
        if rules is not None:
            rules = RuleSet.create(program=cast.program, version=1, weights={"topics": 1}, written_at=clock.at, **rules)
        moment = {"asked_at": clock.at, "drawn_at": clock.at, "released_at": clock.at}
        on_round = {name: facts.pop(name) for name in ("way", "base", "keep", "lock_price") if name in facts}
        drawn = Round.create(program=cast.program, number=7, rules=rules, certificate=proof, **moment, **on_round)
        pair = {"mentor": cast.chidi_enrollment, "mentee": cast.benoit_enrollment}
        score = sum(part["points"] for part in parts)
        row = Proposal.create(round=drawn, **pair, score=score, parts=list(parts), released_at=clock.at, **facts)
        return browser.sign_in(getattr(cast, person)).get(f"/proposals/{row.id}")

    return page_of


def ask(cast, key, kind, role="mentor", **facts):
    position = Question.select().where(Question.role == role, Question.program == cast.program).count() + 1
    return Question.create(program=cast.program, role=role, position=position, key=key, kind=kind, prompt=f"About {key}?", **facts)


def test_the_two_see_their_own_parts_with_their_sum_and_what_these_could_be(proposed, browser):
    proposed()
    assert browser.page.select_one(".why-total b").text == "10 of 10"
    assert "Further languages in common" in browser.text


@pytest.mark.parametrize("person", ["chidi", "benoit"])
def test_what_was_said_for_coordinators_does_not_reach_the_two(proposed, browser, person):
    proposed(person=person)
    assert CANARIES.pairing_only not in browser.response.text
    assert "Shared interests" not in browser.text and "17" not in browser.page.select_one(".why").text


def test_a_question_that_is_shown_to_fewer_since_the_round_hides_its_part(proposed, browser, cast):
    ask(cast, "languages", "languages", shown_to="pairing")
    proposed()
    assert "Further languages in common" not in browser.text and not browser.page.select(".why")


def test_that_kept_answers_counted_is_one_line_and_no_points(proposed, browser):
    proposed(has_kept=True)
    assert browser.text.count("Answers that are kept for pairing counted, too. They are shown to nobody.") == 1


def test_nothing_is_said_of_kept_answers_where_none_counted(proposed, browser):
    proposed()
    assert "kept for pairing counted" not in browser.text


def test_the_rules_that_were_checked_are_those_of_the_round(proposed, browser):
    proposed(rules={"min_level_gap": None, "common_language": False, "min_shared_minutes": 0, "same_department": False})
    assert "The roster names no department that you share." in browser.text
    for not_checked in ("You share a language.", "levels are far enough", "hours overlap"):
        assert not_checked not in browser.text


def test_a_rule_made_of_kept_answers_is_not_named(proposed, browser, cast):
    ask(cast, "languages", "languages", role="mentee", shown_to="pairing")
    proposed(rules={"min_level_gap": 2})
    assert "You share a language." not in browser.text
    assert "Every rule that is kept for pairing allows it." in browser.text


def test_nothing_better_is_said_with_its_aim_where_the_proof_was_checked(proposed, browser):
    proposed(rules={"aim": "above", "least_points": 40}, lock_price={"placed": 0, "points": 3})
    assert "of 40 points or more places more people" in browser.text
    assert "Pairs that a coordinator fixed were given." in browser.text


@pytest.mark.parametrize(("keep", "proof", "words"), [
    ("first", {"floor": 10, "first": {"bonus": 1}}, "Pairs of the draft before came first, and then whoever waited longest."),
    ("afresh", {"floor": 10, "first": {"bonus": 1}}, "Whoever waited longest came first."),
    ("bonus", {"floor": None, "first": None}, "Pairs of the draft before had extra points in that."),
])
def test_what_came_before_the_aim_in_a_later_round_is_said_with_it(proposed, browser, cast, keep, proof, words):
    proposed(rules={}, keep=keep, base=cast.round, proof=proof)
    assert words in browser.text
    assert ("lifts the lowest score" in browser.text) is (proof["floor"] is not None)


def test_without_a_proof_nothing_is_claimed(proposed, browser):
    proposed(proof=None)
    assert "No other way" not in browser.text


def test_a_pair_made_by_hand_says_so_and_names_only_the_rules_that_nobody_overrules(proposed, browser):
    proposed(way="hand")
    assert "put you two together by hand" in browser.text and "No other way" not in browser.text
    assert "You share a language." not in browser.text and "Neither of you reports to the other" in browser.text


@pytest.mark.parametrize(("person", "words"), [("chidi", "You asked for this pairing."), ("benoit", "You were asked for")])
def test_a_pair_that_one_asked_for_says_so_to_each(proposed, browser, cast, person, words):
    proposed(way="asked", proof=None, asked_by=cast.chidi_enrollment, person=person)
    assert words in browser.text


def test_what_is_kept_for_pairing_is_not_written_down():
    circles = {"topics": "partners", "interests": "coordinators", "languages": "pairing", "perspectives": "pairing"}
    weights = {"topics": 60, "interests": 20, "languages": 10, "perspectives": 10}
    field = SimpleNamespace(shown_to=circles, rules=SimpleNamespace(kept=frozenset({"languages", "perspectives"}), weights=weights))
    told = SimpleNamespace(parts=tuple(Part(key, 100 * n, 10_000, {"shared": [key]}) for n, key in enumerate(circles, 1)))
    score, parts, has_kept = part_rows(told, field)
    assert (score, has_kept) == (300, True)
    assert [(part["criterion"], part["shown_to"]) for part in parts] == [("topics", "partners"), ("interests", "coordinators")]
    assert parts_for_partners(parts) == (100, parts[:1])


def test_that_kept_answers_count_is_said_of_every_pair_alike():
    """Else a pair's line would tell whether the two share something."""
    rules = SimpleNamespace(kept=frozenset({"perspectives"}), weights={"topics": 90, "perspectives": 10})
    field = SimpleNamespace(shown_to={}, rules=rules)
    for points in (0, 1000):
        told = SimpleNamespace(parts=(Part("topics", 100, 9000, {}), Part("perspectives", points, 1000, {})))
        assert part_rows(told, field)[2] is True


def test_coordinators_read_their_parts_too():
    told = told_parts(SimpleNamespace(parts=[LANGUAGES, INTERESTS]), {})
    assert [part.key for part in told] == ["languages", "interests"] and summed(told) == (17, 30)


def test_the_narrower_of_both_questions_says_who_reads_a_criterion(cast):
    assert shown_to_of(cast.program)["interests"] == "partners"
    ask(cast, "interests", "many", role="mentee", shown_to="coordinators")
    assert shown_to_of(cast.program)["interests"] == "coordinators"


def test_what_is_always_kept_or_never_a_partners_is_so_whatever_is_asked(cast):
    circles = shown_to_of(cast.program)
    assert (circles["perspectives"], circles["preferences"], circles["load"], circles["other_department"]) == (
        "pairing", "pairing", "coordinators", "partners"
    )


def test_a_kept_question_keeps_the_rule_that_is_made_of_it(cast, clock):
    ask(cast, "languages", "languages", shown_to="pairing")
    assert {"languages", "common_language"} <= kept_among(shown_to_of(cast.program))
    assert "common_language" in field_of(cast.program, clock.at.date()).rules.kept


def test_an_answer_that_was_given_for_pairing_stays_so(cast, clock):
    question = ask(cast, "hours", "hours", shown_to="pairing")
    Answer.create(enrollment=cast.ama_enrollment, question=question, value={}, answered_at=clock.at)
    with pytest.raises(editing.TooWide):
        editing.change(question, by=cast.carmen, at=clock.at, shown_to="partners")
    editing.change(question, by=cast.carmen, at=clock.at, prompt="When?", asks_again=True)
    Question.update(shown_to="partners").where(Question.id == question.id).execute()
    assert shown_to_of(cast.program)["shared_hours"] == "pairing"


def test_a_proposal_takes_ten_queries_at_most(proposed, browser, monkeypatch):
    proposed(rules={})
    sent, execute = [], db.obj.execute_sql
    monkeypatch.setattr(db.obj, "execute_sql", lambda sql, *args, **kwargs: sent.append(sql) or execute(sql, *args, **kwargs))
    browser.get(browser.response.request.path)
    assert len(sent) <= 10
