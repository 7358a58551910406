"""The rules of pairing as a coordinator meets them: read, changed, refused, tried, and told apart by version."""
import json

import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Answer, Employee, Enrollment, Question
from portal.pairing.actions import ask_for_round
from portal.pairing.candidates import field_of
from portal.pairing.checked import told_checks
from portal.pairing.drawing import draw
from portal.pairing.kept import shown_to_of
from portal.pairing.matching.criteria import WEIGHTS
from portal.pairing.matching.tell import CHECKED
from portal.pairing.models import Proposal, Round
from portal.pairing.rounds.again import compare
from portal.pairing.rounds.release_actions import release
from portal.pairing.rules import actions
from portal.pairing.rules.history import history_of
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.points import points_in_force, points_of
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.trials.models import Trial
from portal.people.models import Person
from portal.programs.models import Program


@pytest.fixture
def pool(cast, clock):
    """Two mentors of a place each and three leaders, one of them only two levels above the mentors."""
    made = []
    for number, (role, level) in enumerate((("mentor", 8), ("mentor", 8), ("mentee", 3), ("mentee", 3), ("mentee", 6))):
        name = {"given_name": f"P{number}", "family_name": role.title(), "email": f"p{number}@northwind.example"}
        person = Person.create(joined_at=clock.at, timezone="Europe/Paris", **name)
        employee = Employee.create(person=person, employee_id=f"9{number}", job_level=level, department="Tax", languages=["en"], **name)
        made.append(Enrollment.create(
            program=cast.program, person=person, employee=employee, role=role, enrolled_at=clock.at, completed_at=clock.at
        ))
    return made


@pytest.fixture
def desk(browser, cast):
    return browser.sign_in(cast.carmen)


def address(cast, more=""):
    return f"/desk/programs/{cast.program.id}/pairing/rules{more}"


def test_typed_weights_become_whole_points_that_sum_to_100():
    assert points_of({"topics": 2, "interests": 1})["topics"] == 67
    for weights in ({"topics": 1, "interests": 1, "languages": 1}, dict.fromkeys(WEIGHTS, 7), {"topics": 100, "load": 1}, WEIGHTS):
        assert sum(points_of(weights).values()) == 100


def test_of_equal_remainders_the_criterion_named_first_has_the_point():
    points = points_of({"topics": 1, "interests": 1, "other_department": 1})
    assert (points["topics"], points["interests"], points["other_department"]) == (34, 33, 33)


def test_where_nothing_counts_there_are_no_points():
    with pytest.raises(ValueError, match="count"):
        points_of({})


def test_ranked_wishes_earn_nothing_where_nobody_ranks():
    rules = RuleSet(weights={"topics": 50, "preferences": 50}, way="round")
    assert points_in_force(rules) == {"topics": 100}
    rules.way = "ranked"
    assert points_in_force(rules) == {"topics": 50, "preferences": 50}


def test_a_program_has_rules_before_anybody_wrote_one(cast):
    rules = rules_in_force(cast.program)
    assert (rules.id, rules.version, rules.min_level_gap, rules.min_shared_minutes) == (None, 0, 2, cast.program.session_minutes)
    assert not RuleSet.select().exists()


def test_a_round_before_any_rules_were_saved_keeps_those_that_the_program_began_with(cast, clock, pool):
    first = ask_for_round(cast.program, by=cast.carmen, at=clock.at).rules
    assert (first.version, first.min_level_gap, first.min_shared_minutes) == (0, 2, cast.program.session_minutes)
    assert ask_for_round(cast.program, by=cast.carmen, at=clock.at).rules == first
    assert rules_in_force(cast.program).id is None and not history_of(cast.program), "nobody has written any"


def test_until_somebody_writes_rules_they_follow_the_program_and_each_round_keeps_its_own(cast, clock, pool):
    before = ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    Program.update(session_minutes=60).where(Program.id == cast.program.id).execute()
    program = Program.get_by_id(cast.program.id)
    after = ask_for_round(program, by=cast.carmen, at=clock.at)
    actions.change(program, {"min_level_gap": 3}, by=cast.carmen, at=clock.at)
    written = ask_for_round(program, by=cast.carmen, at=clock.at)
    kept = [Round.get_by_id(one.id).rules for one in (before, after, written)]
    assert [rules.min_shared_minutes for rules in kept] == [cast.program.session_minutes, 60, 60]
    assert [rules.version for rules in kept] == [0, -1, 1] and len(history_of(program)) == 1


def test_a_released_round_of_a_new_program_is_reproduced_and_names_the_rules_it_was_drawn_under(desk, cast, clock, pool):
    round_ = ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    release(Round.get_by_id(round_.id), by=cast.carmen, at=clock.at)
    actions.change(cast.program, {"common_language": False, "min_shared_minutes": 0}, by=cast.carmen, at=clock.at)
    round_ = Round.get_by_id(round_.id)
    assert compare(round_) == "same"
    desk.get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    assert "Drawn by the rules that the program began with." in desk.text
    told = [str(one) for one in told_checks(round_, shown_to_of(cast.program))]
    assert str(CHECKED["shared_hours"]) in told and str(CHECKED["former"]) in told and str(CHECKED["common_language"]) in told


def test_a_round_from_before_rounds_named_their_rules_says_what_the_program_began_with(cast, clock):
    told = told_checks(Round.create(program=cast.program, number=9, asked_at=clock.at, drawn_at=clock.at), {})
    assert CHECKED["shared_hours"] in told and CHECKED["former"] in told


def test_in_a_program_for_inclusion_perspectives_count_from_the_first_day(cast):
    Program.update(purpose="inclusion").where(Program.id == cast.program.id).execute()
    assert points_in_force(rules_in_force(cast.again().program))["perspectives"] == 10


def test_a_coordinator_changes_a_rule_and_the_trail_says_what(desk, cast):
    desk.get(address(cast))
    desk.submit("#rules", min_level_gap="3", points_topics="60")
    rules = rules_in_force(cast.program)
    assert (rules.version, rules.min_level_gap, rules.weights["topics"], rules.written_by) == (1, 3, 60, cast.carmen)
    entry = Entry.get(Entry.verb == "changed the rules of pairing")
    assert entry.facts["changed"] == {"min_level_gap": [2, 3], "weights.topics": [40, 60]}
    page = desk.follow()
    assert "Version 1" in desk.text and "Levels apart at least: 2, now 3" in desk.text
    assert page.select_one("#points_topics")["value"] == "60"


def test_saving_the_same_rules_again_makes_no_version_and_no_line(desk, cast):
    for _time in range(2):
        desk.get(address(cast))
        desk.submit("#rules", min_level_gap="3")
    desk.get(address(cast))
    desk.submit("#rules")
    assert RuleSet.select().count() == 1
    assert Entry.select().where(Entry.verb == "changed the rules of pairing").count() == 1


def test_an_old_rule_can_come_back(desk, cast):
    for gap in ("3", "2", "3"):
        desk.get(address(cast))
        desk.submit("#rules", min_level_gap=gap)
    assert [rules.min_level_gap for rules in RuleSet.select().order_by(RuleSet.version)] == [3, 2, 3]


def test_what_does_not_fit_is_said_next_to_its_field_and_typed_words_stay(desk, cast):
    desk.get(address(cast))
    page = desk.submit("#rules", status=422, min_level_gap="many", answer_days="", points_load="101")
    assert page.select_one("#min_level_gap")["value"] == "many"
    assert "Enter a whole number from 0 to 100." in desk.text and "Enter a number." in desk.text
    assert not RuleSet.select().exists()


@pytest.mark.parametrize(("typed", "words"), [
    ({f"points_{key}": "0" for key in WEIGHTS}, "Give points to something that counts."),
    ({**{f"points_{key}": "0" for key in WEIGHTS}, "points_preferences": "10"}, "Give points to something that counts."),
    ({"aim": "above", "least_points": "0"}, "Enter at least one point."),
    ({"keep": "bonus", "keep_points": "0"}, "Enter at least one point."),
    ({"way": "ranked", "points_preferences": "0"}, "wishes have to count"),
    ({"way": "ranked", "points_preferences": "1", "points_topics": "100", "points_interests": "100"}, "wishes have to count"),
])
def test_a_rule_that_says_nothing_is_refused(desk, cast, typed, words):
    desk.get(address(cast))
    desk.submit("#rules", status=422, **typed)
    assert words in desk.text


def test_the_page_says_that_the_reporting_line_cannot_be_switched_off(desk, cast):
    page = desk.get(address(cast))
    assert "It cannot be switched off." in desk.text
    assert not [box for box in page.select("input") if "reporting" in box.get("name", "")]


def test_the_page_says_of_each_criterion_which_question_it_is_read_from_and_whether_it_is_kept(desk, cast):
    Question.update(shown_to="pairing").where(Question.id == cast.interests_question.id).execute()
    desk.get(address(cast))
    assert "Read from “What could you show a leader?”." in desk.text
    assert desk.text.count("Its points are shown to nobody.") == 3


def test_other_rules_are_tried_without_being_saved(desk, cast, pool):
    desk.get(address(cast))
    desk.post(address(cast, "/trials"), typed(desk, min_level_gap="3"))
    trial = Trial.get()
    assert (trial.state, trial.kind, trial.about["rules"]["min_level_gap"]) == ("answered", "rules", 3)
    page = desk.follow()
    assert not RuleSet.select().exists()
    assert page.select_one("#min_level_gap")["value"] == "3"
    assert "These rules" in page.select_one("#preview").text
    assert len(page.select("#preview [role=status]")) == 1 and page.select_one("#preview-state b").text


def test_a_trial_says_who_loses_a_place_and_by_which_rule(desk, cast, pool):
    Enrollment.update(ended_at=None, capacity=3).where(Enrollment.id == pool[0].id).execute()
    answer = tried(desk, cast, min_level_gap="3")
    assert [each["enrollment"] for each in answer["loses"]] == [pool[4].id] and answer["gains"] == []
    assert (answer["now"]["placed"], answer["then"]["placed"]) == (3, 2)
    desk.follow()
    assert "P4 Mentee" in desk.text and "levels too close" in desk.text


def test_a_trial_that_changes_nothing_says_so(desk, cast, pool):
    tried(desk, cast)
    assert "The draft stays as it is" in desk.follow().text


def test_a_trial_of_a_program_without_people_is_answered(desk, cast):
    Enrollment.delete().where(Enrollment.program == cast.program).execute()
    answer = tried(desk, cast)
    assert answer["now"]["leaders"] == 0
    desk.follow()
    assert "0 of 0" in desk.text


def test_a_kept_rule_is_counted_for_nobody(desk, cast, pool):
    answer = tried(desk, cast)
    assert "kept_apart" not in {row["rule"] for row in answer["removed"]}
    desk.follow()
    assert "a rule kept for pairing" in desk.text


def test_a_trial_that_was_computed_with_other_rules_is_stale(desk, cast, pool):
    tried(desk, cast, min_level_gap="3")
    actions.change(cast.program, {"min_level_gap": 5}, by=cast.carmen, at=Trial.get().asked_at)
    desk.get(address(cast, f"?trial={Trial.get().id}"))
    assert "computed anew" in desk.text


def test_a_trial_of_somebody_else_does_not_exist(browser, desk, cast, pool):
    tried(desk, cast)
    Trial.update(asked_by=cast.adam).execute()
    desk.get(address(cast, f"?trial={Trial.get().id}"), status=404)


def test_a_trial_that_waits_asks_again_and_one_that_failed_does_not(desk, cast, clock):
    about = {"rules": actions.facts_of(rules_in_force(cast.program)), "version": 0}
    trial = Trial.create(program=cast.program, kind="rules", about=about, asked_by=cast.carmen, asked_at=clock.at)
    here = address(cast, f"?trial={trial.id}")
    assert desk.get(here).select_one("#preview")["data-hx-trigger"] == "every 1s"
    assert "Look again" in desk.text
    Trial.update(failed_at=clock.at).execute()
    assert "data-hx-trigger" not in desk.get(here).select_one("#preview").attrs
    assert "could not compute" in desk.text


@pytest.mark.parametrize("since", [None, "asked_at", "begun_at", "failed_at", "replaced_at"])
def test_one_line_that_is_always_there_says_where_the_preview_stands(desk, cast, pool, clock, since):
    """What a screen reader watches before it changes is what it reads out."""
    about = {"rules": actions.facts_of(rules_in_force(cast.program)), "version": 0}
    asked = {"program": cast.program, "kind": "rules", "about": about, "asked_by": cast.carmen, "asked_at": clock.at}
    query = f"?trial={Trial.create(**asked | {since: clock.at}).id}" if since else ""
    [line] = desk.get(address(cast, query)).select("#preview [role=status]")
    assert line["id"] == "preview-state" and line.text.strip()


def test_htmx_gets_the_preview_alone_also_when_something_does_not_fit(desk, cast, pool):
    desk.get(address(cast))
    said = typed(desk, min_level_gap="3")
    region = desk.htmx(address(cast, "/trials"), said, "preview")
    assert "These rules" in region.text and "How pairs come about" not in region.text
    region = desk.htmx(address(cast, "/trials"), said | {"min_level_gap": "many"}, "preview", status=422)
    assert "Enter a whole number from 0 to 9." in region.text and region.select_one("a[href='#min_level_gap']")
    assert Trial.select().count() == 1


def test_a_round_is_drawn_by_the_rules_in_force(cast, clock, pool):
    actions.change(cast.program, {"min_level_gap": 4, "location": "same", "weights": {"topics": 1}}, by=cast.carmen, at=clock.at)
    field = field_of(cast.program, clock.at.date())
    assert (field.rules.min_level_gap, field.rules.location, field.rules.weights) == (4, "same", {"topics": 100})
    assert field.rules_row == rules_in_force(cast.program)


def test_a_round_counts_perspectives_and_writes_none_of_it_down(cast, clock, pool):
    """Everything but perspectives is equal here: who shares one is paired, and nothing but the pair tells it."""
    weights = {"other_department": 1, "perspectives": 99}
    actions.change(cast.program, {"weights": weights}, by=cast.carmen, at=clock.at)
    for place, chosen in ((pool[0], ["age"]), (pool[1], ["faith"]), (pool[2], ["faith"]), (pool[3], ["age"])):
        mine = {"program": cast.program, "role": place.role, "key": "perspectives"}
        known = {"kind": "outlooks", "prompt": "Which?", "shown_to": "pairing", "position": 90}
        question, _new = Question.get_or_create(**mine, defaults=known)
        Answer.create(enrollment=place, question=question, value=chosen, answered_at=clock.at)
    drawn = Round.create(program=cast.program, number=2, asked_at=clock.at)
    draw(drawn, at=clock.at)
    proposals = list(Proposal.select().where(Proposal.round == drawn))
    pairs = {(row.mentor_id, row.mentee_id) for row in proposals}
    assert {(pool[0].id, pool[3].id), (pool[1].id, pool[2].id)} <= pairs
    for row in proposals:
        assert row.has_kept and {part["criterion"] for part in row.parts} == {"other_department"}
        assert row.score == sum(part["points"] for part in row.parts) <= 100


def test_the_figures_of_a_trial_hold_no_points_of_what_is_kept(desk, cast, clock, pool):
    test_a_round_counts_perspectives_and_writes_none_of_it_down(cast, clock, pool)
    desk.get(address(cast))
    answer = tried(desk, cast, points_topics="1")
    assert answer["has_kept"] and answer["now"]["total"] <= 100 * answer["now"]["pairs"]
    assert "perspectives" not in json.dumps({key: answer[key] for key in answer if key != "version"})
    desk.follow()
    assert "Answers that are kept for pairing counted, too." in desk.text


def test_a_leader_who_loses_a_place_by_a_kept_rule_is_told_apart_by_nothing_else(desk, cast, clock, pool):
    for place in pool[:2]:
        Employee.update(languages=["fr"]).where(Employee.id == place.employee_id).execute()
    Question.create(
        program=cast.program, role="mentee", position=9, key="languages", kind="languages", prompt="Which?", shown_to="pairing"
    )
    actions.change(cast.program, {"common_language": False}, by=cast.carmen, at=clock.at)
    Enrollment.update(capacity=1, ended_at=clock.at).where(Enrollment.id.in_([cast.ama_enrollment.id, cast.chidi_enrollment.id])).execute()
    answer = tried(desk, cast, common_language="y")
    assert answer["loses"] and all(each["why"] == {"kept": True} for each in answer["loses"])
    assert "common_language" not in {row["rule"] for row in answer["removed"]}
    region = desk.follow().select_one("#preview").get_text(" ")
    assert "a rule kept for pairing" in region and "no common language" not in region


def test_a_ranking_that_counts_nothing_is_refused_beside_its_field_and_stays_as_typed(desk, cast):
    desk.get(address(cast))
    page = desk.submit("#rules", status=422, way="ranked", answer_days="9")
    assert page.select_one("[name=way][value=ranked]").has_attr("checked")
    assert page.select_one("#answer_days")["value"] == "9"
    assert "wishes have to count" in page.select_one("#points_preferences").find_parent(class_="field").text
    page = desk.submit("#rules", way="ranked", points_preferences="20")
    assert rules_in_force(cast.program).way == "ranked"


def test_rules_from_before_by_which_people_rank_for_nothing_are_named(desk, cast, clock):
    facts = {"way": "ranked", "weights": {"topics": 100}}
    actions.change(cast.program, facts, by=cast.carmen, at=clock.at)
    assert desk.get(address(cast)).select_one(".notice a[href='#points_preferences']")
    desk.get(f"/desk/programs/{cast.program.id}/choosing")
    assert "counts no point" in desk.text and "The next round reads that" not in desk.text
    actions.change(cast.program, {"weights": {"topics": 90, "preferences": 10}}, by=cast.carmen, at=clock.at)
    assert not desk.get(address(cast)).select(".notice a[href='#points_preferences']")


def test_what_the_typed_points_are_worth_comes_with_the_answer(desk, cast, pool):
    desk.get(address(cast))
    nothing = {f"points_{key}": "0" for key in WEIGHTS}
    region = desk.htmx(address(cast, "/trials"), typed(desk, **nothing | {"points_topics": "2", "points_load": "1"}), "preview")
    worth = {part["hx-target"]: part.text.strip() for part in region.select("hx-partial[hx-target$=-suffix]")}
    assert worth["#points_topics-suffix"] == "worth 67 of 100 points" and worth["#points_load-suffix"] == "worth 33 of 100 points"
    whole = desk.get(address(cast))
    assert all(whole.select_one(target) for target in worth)
    assert not whole.select("hx-partial")


def test_they_come_also_with_what_does_not_fit_and_without_javascript(desk, cast):
    desk.get(address(cast))
    said = typed(desk, points_topics="100", points_interests="100", answer_days="many")
    region = desk.htmx(address(cast, "/trials"), said, "preview", status=422)
    worth = region.select_one("hx-partial[hx-target='#points_topics-suffix']").text.strip()
    page = desk.post(address(cast, "/trials"), said, status=422)
    assert page.select_one("#points_topics-suffix").text.strip() == worth == "worth 42 of 100 points"
    assert not page.select("hx-partial")


def test_the_aim_in_words_follows_what_is_typed(desk, cast, pool):
    desk.get(address(cast))
    region = desk.htmx(address(cast, "/trials"), typed(desk, aim="above", least_points="55"), "preview")
    assert "55 points or more" in region.select_one("hx-partial[hx-target='#aim-steps']").text


def test_where_people_ask_each_other_a_trial_speaks_of_whom_they_find_and_of_no_draft(desk, cast, pool):
    answer = tried(desk, cast, way="choice", min_level_gap="3")
    assert answer["asks"] and "lowest" not in answer["then"]
    assert [each["enrollment"] for each in answer["loses"]] == [pool[4].id]
    assert answer["loses"][0]["why"]["removed"]["level_gap"] >= 2
    region = desk.follow().select_one("#preview")
    said = " ".join(region.text.split())
    assert "nobody can say beforehand which pairs come about" in said and "Leaders who find somebody" in said
    assert "P4 Mentee" in said and "levels too close" in said
    assert "The draft" not in said and "Points in all" not in said


def test_where_people_ask_each_other_saved_rules_promise_no_round(desk, cast, pool):
    desk.get(address(cast))
    desk.submit("#rules", way="choice")
    assert "next round" not in desk.follow().select_one("#flashes").text


def test_a_trial_of_asking_in_a_program_without_people_is_answered(desk, cast):
    Enrollment.delete().where(Enrollment.program == cast.program).execute()
    assert tried(desk, cast, way="choice")["then"] == {"leaders": [0, 0], "mentors": [0, 0]}
    desk.follow()
    assert "The same people would find somebody" in desk.text


def tried(desk, cast, **changed):
    desk.get(address(cast))
    desk.post(address(cast, "/trials"), typed(desk, **changed))
    return Trial.get().answer


def typed(desk, **changed):
    """What the form of the rules would send with these changes."""
    form = desk.page.select_one("#rules")
    said = {box["name"]: box.get("value", "") for box in form.select("input") if box.get("type") not in ("radio", "checkbox")}
    said |= {box["name"]: box["value"] for box in form.select("input[checked]")}
    return said | changed

