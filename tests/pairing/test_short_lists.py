"""Short lists: at most five, the best first, and nothing on them that their reader may not read or that is ruled out."""
import pytest

from portal.enrollment.models import Enrollment, Question
from portal.pairing import actions as pairing
from portal.pairing.choosing.jobs import draw_every_list
from portal.pairing.choosing.models import Shortlisted
from tests.pairing.choosers import list_of


def test_a_short_list_holds_at_most_five_and_the_best_come_first(cast, people, clock):
    Enrollment.update(capacity=2).where(Enrollment.id.in_([cast.ama_enrollment.id, cast.chidi_enrollment.id])).execute()
    draw_every_list(at=clock.at)
    rows = list(Shortlisted.select().where(Shortlisted.enrollment == people["vito"]).order_by(Shortlisted.position))
    assert [row.position for row in rows] == [1, 2, 3, 4, 5]
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)


def test_the_same_people_give_the_same_lists_whatever_happened_between(cast, people, clock):
    def lists():
        return list(Shortlisted.select(Shortlisted.enrollment, Shortlisted.candidate, Shortlisted.position).order_by(
            Shortlisted.enrollment, Shortlisted.position).tuples())

    before = lists()
    clock.forward(hours=1)
    draw_every_list(at=clock.at)
    assert lists() == before and Shortlisted.get().drawn_at == clock.at


def test_nobody_stands_on_a_list_with_whom_a_pair_is_ruled_out(cast, people, clock):
    pairing.forbid(people["mia"], people["vito"], by=cast.carmen, at=clock.at)
    draw_every_list(at=clock.at)
    pairs = set(Shortlisted.select(Shortlisted.enrollment, Shortlisted.candidate).tuples())
    assert (people["vito"].id, people["mia"].id) not in pairs and (people["mia"].id, people["vito"].id) not in pairs
    assert (people["vito"].id, people["nia"].id) in pairs


def test_who_has_no_place_left_stands_on_no_list_and_has_none(cast, people):
    taken = {cast.benoit_enrollment.id, cast.delphine_enrollment.id}
    rows = Shortlisted.select().where(Shortlisted.candidate.in_(taken) | Shortlisted.enrollment.in_(taken))
    assert not rows.exists()


def test_a_list_holds_no_points_of_answers_that_are_kept_for_pairing(browser, cast, people, clock):
    Question.update(shown_to="pairing").where(Question.key == "topics").execute()
    draw_every_list(at=clock.at)
    rows = list(Shortlisted.select().where(Shortlisted.enrollment == people["vito"]))
    assert rows and all(row.score == sum(part["points"] for part in row.parts) for row in rows)
    assert not any(part["criterion"] == "topics" for row in rows for part in row.parts)
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Topics wanted" not in browser.text


@pytest.mark.parametrize("circle", ["pairing", "coordinators"])
def test_no_order_of_a_list_tells_what_its_reader_may_not_read(cast, people, clock, circle):
    Question.update(shown_to=circle).where(Question.key == "topics").execute()
    draw_every_list(at=clock.at)
    lists: dict[int, list[int]] = {}
    for row in Shortlisted.select().order_by(Shortlisted.enrollment, Shortlisted.position):
        lists.setdefault(row.enrollment_id, []).append(row.score)
    assert lists and all(scores == sorted(scores, reverse=True) for scores in lists.values())


def test_points_that_only_coordinators_read_are_on_no_list(cast, people, clock):
    Question.update(shown_to="coordinators").where(Question.key == "topics").execute()
    draw_every_list(at=clock.at)
    assert not any(part["criterion"] == "topics" for row in Shortlisted.select() for part in row.parts)
