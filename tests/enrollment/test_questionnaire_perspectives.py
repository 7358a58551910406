"""Perspectives: asked where a program is for inclusion, read by pairing alone, and shown to nobody."""
import json

import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Answer, Question
from portal.enrollment.questionnaire import editing
from portal.enrollment.questionnaire.defaults import questions
from portal.enrollment.questionnaire.kinds import READ_BY_PAIRING
from portal.pairing.candidates import field_of
from portal.programs.purposes import PURPOSES
from tests.cast import CANARIES
from tests.enrollment.asked import ask, page_of

ROLES = ("mentor", "mentee")


def asked_in(cast, purpose, role):
    return [row for row in questions(cast.program, PURPOSES[purpose], role) if row["key"] == "perspectives"]


def test_a_program_for_inclusion_asks_both_roles_from_one_list_and_nobody_has_to_answer(cast):
    (mentors,), (leaders,) = (asked_in(cast, "inclusion", role) for role in ROLES)
    assert mentors["prompt"] == "Which perspectives could you speak from, if you wish?"
    assert leaders["prompt"] == "Which perspectives would you like to understand better?"
    assert mentors["options"] == leaders["options"] and len(mentors["options"]) > 8
    for each in (mentors, leaders):
        assert each["shown_to"] == "pairing" and not each["is_required"]


@pytest.mark.parametrize("purpose", sorted(set(PURPOSES) - {"inclusion"}))
def test_other_programs_do_not_ask_by_themselves(cast, purpose):
    assert not [row for role in ROLES for row in asked_in(cast, purpose, role)]


def test_a_coordinator_can_ask_for_them_in_any_program_and_for_no_wider_circle(cast, clock):
    by = {"by": cast.carmen, "at": clock.at}
    made = editing.add(cast.program, "mentor", kind="outlooks", prompt="Which?", options=[{"key": "age", "label": "Age"}], **by)
    assert (made.key, made.shown_to, editing.circles_open_to(made)) == ("perspectives", "pairing", ("pairing",))
    twin = editing.add(cast.program, "mentee", kind="outlooks", prompt="Which?", **by)
    assert twin.options == made.options
    more = [*made.options, {"key": "first", "label": "First"}]
    editing.change(made, options=more, **by)
    assert Question.get_by_id(twin.id).options == more


def test_the_editor_says_what_pairing_makes_of_them():
    assert "Nobody is shown an answer." in str(READ_BY_PAIRING["perspectives"])


def test_whoever_is_asked_reads_that_nobody_else_does(browser, cast):
    ask(cast, "outlooks", is_required=False)
    browser.sign_in(cast.jonas).get(page_of(cast.jonas_enrollment))
    assert "Nobody else reads this: it is used for pairing alone." in browser.text


def test_pairing_reads_them_and_keeps_what_they_earn(cast, clock):
    for role, place in (("mentor", cast.ama_enrollment), ("mentee", cast.delphine_enrollment)):
        question = ask(cast, "outlooks", role=role)
        Answer.create(enrollment=place, question=question, value=["ask"], answered_at=clock.at)
    field = field_of(cast.program, clock.at.date())
    assert {one.id: one.perspectives for one in field.mentors}[str(cast.ama_enrollment.id)] == {"ask"}
    assert "perspectives" in field.rules.kept and field.shown_to["perspectives"] == "pairing"


@pytest.mark.parametrize("reader", ["carmen", "benoit", "chidi", "sofia", "adam", "dora"])
def test_what_somebody_chose_stands_on_nobody_elses_page_export_or_trail(browser, cast, clock, reader):
    question = ask(cast, "outlooks", alone=False, is_required=False)
    Answer.create(enrollment=cast.ama_enrollment, question=question, value=[CANARIES.pairing_only], answered_at=clock.at)
    program, place = f"/desk/programs/{cast.program.id}", cast.ama_enrollment.id
    browser.sign_in(getattr(cast, reader))
    for path in (
        "/", "/me/data", f"/mentorships/{cast.ama_and_benoit.id}", f"/mentorships/{cast.ama_and_benoit.id}/answers", "/proposals/1",
        program, f"{program}/people/{place}", f"{program}/roster", f"{program}/roster.csv", f"{program}/questionnaire",
        f"{program}/questionnaire/figures", f"{program}/questionnaire/{question.id}", f"{program}/pairing", f"{program}/pairing/rules",
        f"{program}/rounds/1", f"{program}/mentorships", f"{program}/mentorships.csv",
    ):
        response = browser._send("get", path)
        assert response.status_code in (200, 404) and CANARIES.pairing_only not in response.text, path
    assert CANARIES.pairing_only not in json.dumps([entry.facts for entry in Entry.select()])
