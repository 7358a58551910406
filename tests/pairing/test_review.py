"""The review of a round: who is left over first, then the pairs that deserve a look; as many queries for 200 pairs as for 20."""
import pytest

from portal.db import db
from portal.enrollment.models import Answer, Employee, Enrollment, Question
from portal.pairing import actions
from portal.pairing.looks import WEIGHTS, WORDS, weight_of
from portal.pairing.models import Proposal, Round
from portal.pairing.rounds import shown_points
from tests.pairing.crowds import more_people, only_these


@pytest.fixture
def desk(browser, cast):
    only_these(cast)
    return browser.sign_in(cast.carmen)


def drawn(cast, clock) -> Round:
    return Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)


def leaders_want(cast, clock, leaders, value) -> Question:
    facts = {"role": "mentee", "position": 1, "key": "topics", "kind": "rated", "prompt": "What would you like to learn?"}
    question = Question.create(program=cast.program, shown_to="partners", options=cast.topics_question.options, **facts)
    for leader in leaders:
        Answer.create(enrollment=leader, question=question, value=value, answered_at=clock.at)
    return question


def looks_in(round_) -> dict[int, list[str]]:
    return {row.mentee_id: row.looks for row in Proposal.select().where(Proposal.round == round_)}


def test_every_look_has_words_and_a_weight():
    assert set(WORDS) == set(WEIGHTS) and weight_of(["topic", "moved", "of an older version"]) == 6


def test_a_pair_in_which_nothing_wanted_is_taught_deserves_a_look_and_stands_first(desk, cast, clock):
    _mentors, leaders = more_people(cast, clock.at, 3, 3)
    leaders_want(cast, clock, leaders[:1], {"ai": 3})
    leaders_want_data = Question.get(Question.role == "mentee", Question.key == "topics")
    for leader in leaders[1:]:
        Answer.create(enrollment=leader, question=leaders_want_data, value={"data": 1}, answered_at=clock.at)
    round_ = drawn(cast, clock)
    assert looks_in(round_)[leaders[0].id][0] == "topic"
    rows = desk.get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}").select("#pairs tbody tr")
    assert leaders[0].employee.name in rows[0].text and "No topic that is wanted is taught" in rows[0].text


def test_what_only_pairing_may_read_makes_no_look(desk, cast, clock):
    _mentors, leaders = more_people(cast, clock.at, 2, 2)
    question = leaders_want(cast, clock, leaders, {"ai": 3})
    Question.update(shown_to="pairing").where(Question.id == question.id).execute()
    assert not any("topic" in looks for looks in looks_in(drawn(cast, clock)).values())


def test_a_question_that_is_kept_for_pairing_later_is_in_no_figure_order_or_look_of_a_round(desk, cast, clock, monkeypatch):
    """Sums, the chart, the order of the list and its looks are stored as they were drawn, and shown by who may read them today."""
    _mentors, leaders = more_people(cast, clock.at, 3, 3)
    question = leaders_want(cast, clock, leaders[1:], {"data": 3})
    Answer.create(enrollment=leaders[0], question=question, value={"ai": 3}, answered_at=clock.at)
    round_ = drawn(cast, clock)
    here = f"/desk/programs/{cast.program.id}/rounds/{round_.number}"
    desk.get(here)
    assert "No topic that is wanted is taught" in desk.text and "left out of its points" not in desk.text
    Question.update(shown_to="pairing").where(Question.id == question.id).execute()
    rows = list(Proposal.select().where(Proposal.round == round_).order_by(Proposal.id))
    seen = {row.id: sum(part["points"] for part in row.parts if part["criterion"] != "topics") for row in rows}
    assert round_.total > sum(seen.values())
    desk.get(here)
    figures = desk.page.select_one(".figures").get_text(" ", strip=True)
    assert f"{sum(seen.values()) / 100:,.0f}" in figures and f"{min(seen.values()) / 100:,.2f}" in figures
    assert f"{round_.total / 100:,.0f}" not in figures
    assert "No topic that is wanted is taught" not in desk.text and "left out of its points here" in desk.text
    ordered = [f"pair-{one}" for one in sorted(seen, key=lambda one: (seen[one], one))]
    for sort in ("score", "-look"):
        assert [row["id"] for row in desk.get(f"{here}?sort={sort}").select("#pairs tbody tr")] == ordered
    monkeypatch.setattr(shown_points, "MOST_IN_ORDER", 2)
    assert len(desk.get(f"{here}?sort=score").select("#pairs tbody tr")) == 3, "too large to be ordered, not to be shown"
    rounds = desk.get(f"/desk/programs/{cast.program.id}/pairing").main.get_text(" ", strip=True)
    assert f"{sum(seen.values()) / 100:,.2f}" in rounds and f"{round_.total / 100:,.2f}" not in rounds


def test_of_ten_pairs_the_lowest_deserves_a_look(cast, clock, desk):
    more_people(cast, clock.at, 10, 10)
    found = looks_in(drawn(cast, clock))
    assert sum("lowest" in looks for looks in found.values()) == len(found) // 10 == 1


def test_who_works_at_other_hours_deserves_a_look(desk, cast, clock):
    mentors, _leaders = more_people(cast, clock.at, 1, 1)
    from portal.people.models import Person

    Person.update(timezone="Pacific/Auckland").where(Person.id == mentors[0].person_id).execute()
    from portal.pairing.rules.models import RuleSet
    from portal.pairing.rules.queries import first_rules

    rules = first_rules(cast.program)
    facts = {"version": 1, "min_shared_minutes": 0, "min_level_gap": 2, "weights": rules.weights, "written_at": clock.at}
    RuleSet.create(program=cast.program, **facts)
    [looks] = looks_in(drawn(cast, clock)).values()
    assert "hours" in looks


def test_a_leader_who_moved_since_the_last_draft_deserves_a_look(desk, cast, clock):
    more_people(cast, clock.at, 3, 3)
    first = drawn(cast, clock)
    row = Proposal.get(Proposal.round == first)
    actions.forbid(row.mentor, row.mentee, by=cast.carmen, at=clock.at)
    assert "moved" in looks_in(drawn(cast, clock))[row.mentee_id]


def test_the_list_narrows_to_what_deserves_a_look(desk, cast, clock):
    more_people(cast, clock.at, 10, 10)
    round_ = drawn(cast, clock)
    page = desk.get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}?state=look")
    wanted = {f"pair-{row.id}" for row in round_.proposals if row.looks}
    assert {row["id"] for row in page.select("#pairs tbody tr")} == wanted and wanted


def test_leaders_and_mentors_who_are_left_over_stand_first_with_the_reason(desk, cast, clock):
    mentors, leaders = more_people(cast, clock.at, 3, 2)
    for leader in leaders:
        Employee.update(manager=leader.employee).where(Employee.id == mentors[0].employee_id).execute()
    Employee.update(languages=["pl"]).where(Employee.id == leaders[1].employee_id).execute()
    round_ = drawn(cast, clock)
    page = desk.get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    headings = [heading.text for heading in page.select("h2")]
    assert headings[0] == "Release in waves" or headings[0] == "Left over"
    rows = {row.select_one("th").contents[0].strip(): row.text for row in page.select("#unplaced tbody tr")}
    assert "Leader" in rows[leaders[1].employee.name] and "no common language" in rows[leaders[1].employee.name]
    assert len(rows) == 3 and any("There are fewer people than places" in text for text in rows.values())


def test_the_spread_of_the_scores_is_drawn_with_one_sentence_and_its_table(desk, cast, clock):
    more_people(cast, clock.at, 4, 4)
    round_ = drawn(cast, clock)
    page = desk.get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    assert "Half of the pairs have" in desk.text
    counts = [int(row.select("td")[0].text) for row in page.select(".chart-table tbody tr")]
    assert sum(counts) == 4


def test_each_row_offers_what_the_keys_press(desk, cast, clock):
    more_people(cast, clock.at, 2, 2)
    round_ = drawn(cast, clock)
    page = desk.get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    for row in page.select("[data-rows] tbody tr"):
        for wanted in ("[id^=lock-]", "[id^=never-]", "[name=pair]", "summary"):
            assert row.select_one(wanted), wanted
    assert page.select_one("[data-keys]").has_attr("hidden"), "without a script nothing tells of keys"


def _queries(desk, address) -> int:
    from portal.web import listing  # noqa: F401  loaded before it is counted

    asked = []
    execute = db.obj.execute_sql

    def counted(sql, *args, **more):
        asked.append(sql)
        return execute(sql, *args, **more)

    db.obj.execute_sql = counted
    try:
        desk.get(address)
    finally:
        del db.obj.execute_sql
    return len(asked)


def _copied(cast, clock, pairs: int) -> Round:
    """A drawn round of so many pairs, and as many left over."""
    number = Round.select().where(Round.program == cast.program).count() + 1
    mentors, leaders = more_people(cast, clock.at, pairs, pairs, prefix=f"r{number}-")
    left = [{"enrollment": leader.id, "wanted": 2, "places": 1} for leader in leaders[: pairs // 10]]
    facts = {"drawn_at": clock.at, "unplaced": left, "spare": [{"enrollment": mentors[0].id, "removed": {"level_gap": 3}}]}
    round_ = Round.create(program=cast.program, number=number, asked_at=clock.at, **facts)
    common = {"round": round_.id, "parts": []}
    both = enumerate(zip(mentors, leaders, strict=True))
    Proposal.insert_many([{**common, "mentor": one.id, "mentee": two.id, "score": 5000 + row} for row, (one, two) in both]).execute()
    return round_


def test_a_round_of_200_pairs_asks_as_often_as_one_of_20(desk, cast, clock):
    counts = []
    for pairs in (20, 200):
        round_ = _copied(cast, clock, pairs)
        address = f"/desk/programs/{cast.program.id}"
        counts.append((_queries(desk, f"{address}/rounds/{round_.number}"), _queries(desk, f"{address}/pairing")))
    assert counts[0] == counts[1] and max(counts[1]) <= 45, counts


def test_a_place_that_ended_leaves_the_list_of_who_is_left_over_readable(desk, cast, clock):
    _mentors, leaders = more_people(cast, clock.at, 1, 2)
    round_ = drawn(cast, clock)
    Enrollment.update(ended_at=clock.at).where(Enrollment.id.in_([one.id for one in leaders])).execute()
    desk.get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    assert "Left over" in desk.text
