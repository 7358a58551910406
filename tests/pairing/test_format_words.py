"""Each format speaks of pairing in its own words, and offers what works there and nothing else."""
import pytest

from portal.enrollment.models import MENTEE, MENTOR
from portal.mentorships.models import Member, Mentorship
from portal.pairing.choosing.jobs import draw_every_list
from portal.pairing.choosing.models import ListDraw
from portal.pairing.drawing import draw
from portal.pairing.models import Proposal, Round
from portal.pairing.rounds.release_actions import release
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.trials.models import Trial
from portal.programs import formats as each
from tests import mailbox
from tests.programs import formats

# What is said in a format and in no other one: whole words that would be wrong on a page of it.
FOREIGN = {
    "reverse": ("mentee", "peer", "circle", "member of"),
    "one-to-one": ("leader", "peer", "circle"),
    "peer": ("leader", "mentor ", "mentors", "mentee", "circle"),
    "group": ("leader", "mentee", "peer"),
}
ROUNDS_ALONE = ("peer", "group")


@pytest.fixture
def made(request, cast, clock):
    """A program of the format that the test is about, with places for one round."""
    format = request.param
    program = formats.make(format, cast.adam, clock.at)
    above, below = (8, 3) if format == "reverse" else (3, 8)
    if format == "peer":
        for number, (wants, knows) in enumerate((("ai_tools", "data"), ("data", "ai_tools"), ("data", "climate"))):
            said = {"topics": {wants: 3}, "topics_offered": {knows: 3}}
            formats.enroll(program, f"Pia No{number}", MENTEE, clock.at, level=7, **said)
    else:
        formats.enroll(program, "Max Shows", MENTOR, clock.at, level=above, capacity=4 if format == "group" else 1, topics={"data": 3})
        for number in range(4):
            formats.enroll(program, f"Ina No{number}", MENTEE, clock.at, level=below, topics={"data": 3})
    return program


def of_formats(*named):
    return pytest.mark.parametrize("made", named or each.FORMATS, indirect=True)


def foreign(browser, program):
    """The words of another format on the page; its mentorships are no mentors."""
    text = browser.page.main.get_text(" ").lower().replace("mentorship", "").replace(program.name.lower(), "")
    return [word for word in FOREIGN[program.format] if word in text]


@of_formats()
def test_no_page_of_pairing_says_a_word_of_another_format(browser, made, cast, clock):
    desk = f"/desk/programs/{made.id}/pairing"
    browser.sign_in(cast.adam)
    for page in ("", "/rules"):
        browser.get(desk + page)
        assert foreign(browser, made) == [], page
    round_ = Round.create(program=made, number=1, asked_by=cast.adam, asked_at=clock.at)
    draw(round_, at=clock.at)
    for page in (f"/desk/programs/{made.id}/rounds/1", desk):
        browser.get(page)
        assert foreign(browser, made) == [], page
    release(Round.get_by_id(round_.id), by=cast.adam, at=clock.at)
    proposal = Proposal.get(Proposal.round == round_)
    for place in (proposal.mentor, proposal.mentee):
        browser.sign_in(place.person).get(f"/proposals/{proposal.id}")
        assert foreign(browser, made) == []
    for letter in mailbox.deliver():
        assert made.format == "reverse" or "leader" not in (letter.subject + letter.text).lower()


@of_formats()
def test_what_other_rules_would_do_is_told_in_the_words_of_the_format(browser, made, cast):
    browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/pairing/rules")
    typed = fields_of(browser.page, aim="above", least_points="90")
    browser.post(f"/desk/programs/{made.id}/pairing/rules/trials", typed, status=303)
    trial = Trial.get()
    browser.get(f"/desk/programs/{made.id}/pairing/rules?trial={trial.id}")
    assert "Today’s rules" in browser.text and foreign(browser, made) == []


def fields_of(page, **more):
    """What the form of rules holds, as a browser would send it."""
    form, sent = page.select_one("#rules"), {}
    for field in form.select("input[name]"):
        if field.get("type") not in ("radio", "checkbox") or field.has_attr("checked"):
            sent[field["name"]] = field.get("value", "y")
    return {**sent, **more}


@of_formats(*ROUNDS_ALONE)
def test_the_highest_sum_is_promised_for_one_division_or_the_open_circles_alone(browser, made, cast, clock):
    desk = f"/desk/programs/{made.id}/pairing"
    browser.sign_in(cast.adam)
    for page in ("", "/rules"):
        browser.get(desk + page)
        assert "as high as it can be" in browser.text and "is not proven" in browser.text
        assert "this division" in browser.text or "circles that stay open" in browser.text
    RuleSet.create(program=made, version=1, aim="above", least_points=40, weights={"topics": 100}, written_at=clock.at)
    for page in ("", "/rules"):
        browser.get(desk + page)
        assert "is not proven" in browser.text


@of_formats()
def test_every_link_of_the_pages_of_pairing_leads_somewhere(browser, made, cast):
    page = browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/pairing")
    links = {link["href"] for link in page.main.select("a[href^='/desk']")}
    assert (f"/desk/programs/{made.id}/by-hand" in links) == (made.format != "peer")
    for link in links:
        browser.get(link)
        assert foreign(browser, made) == [], link


@of_formats("peer")
def test_of_peers_nobody_is_paired_by_hand_and_the_page_says_why(browser, made, cast):
    browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/pairing")
    assert "only a round makes pairs" in browser.text
    for page in ("by-hand", "pairing/two"):
        browser.get(f"/desk/programs/{made.id}/{page}", status=404)


@of_formats(*ROUNDS_ALONE)
def test_where_rounds_alone_decide_no_other_way_is_shown_or_taken(browser, made, cast):
    page = browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/pairing/rules")
    assert not page.select("[name=way][type=radio], [name=screens_asks], [name=points_preferences]")
    assert "A round decides, and nobody chooses" in browser.text
    for way in ("choice", "ranked"):
        browser.post(f"/desk/programs/{made.id}/pairing/rules", fields_of(page, way=way), status=422)
    assert not RuleSet.select().where(RuleSet.program == made).exists()
    browser.post(f"/desk/programs/{made.id}/pairing/rules", fields_of(page, answer_days="9"), status=303)
    assert (rules_in_force(made).way, rules_in_force(made).answer_days) == ("round", 9)


@of_formats(*ROUNDS_ALONE)
def test_where_rounds_alone_decide_nobody_chooses_whatever_an_old_version_says(browser, made, cast, clock):
    RuleSet.create(program=made, version=1, way="choice", weights={"topics": 100}, written_at=clock.at)
    draw_every_list(at=clock.at)
    assert not ListDraw.select().where(ListDraw.program == made).exists()
    page = browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/pairing")
    assert not page.main.select("a[href$='/choosing']")
    browser.get(f"/desk/programs/{made.id}/choosing")
    assert "nobody chooses" in browser.text and "say otherwise" not in browser.text
    place = made.enrollments.order_by(made.enrollments.model.id).first()
    page = browser.sign_in(place.person).get("/")
    assert not page.select(f"a[href='/places/{place.id}/candidates']") and "whom you could ask" not in browser.text
    browser.get(f"/places/{place.id}/candidates", status=404)


@pytest.mark.parametrize(("made", "asked"), [
    ("reverse", "How many levels is the leader above the mentor at least?"),
    ("one-to-one", "How many levels is the mentor above the mentee at least?"),
    ("peer", "How many levels may lie between the two at most?"),
    ("group", ""),
], indirect=["made"])
def test_the_rule_of_levels_is_that_of_the_format(browser, made, cast, asked):
    page = browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/pairing/rules")
    labels = [label.get_text(" ").strip() for label in page.select("label[for$=_level_gap]")]
    assert labels == ([asked] if asked else [])


@of_formats("one-to-one")
def test_who_finds_nobody_is_named_with_a_word_of_the_program(browser, made, cast, clock):
    RuleSet.create(program=made, version=1, way="choice", min_level_gap=9, weights={"topics": 100}, written_at=clock.at)
    draw_every_list(at=clock.at)
    browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/choosing")
    assert "Ina No0, Mentee" in browser.text and foreign(browser, made) == []
    place = made.enrollments.get()
    browser.sign_in(place.person).get(f"/places/{place.id}/candidates")
    assert foreign(browser, made) == []


@of_formats("one-to-one")
def test_two_are_paired_by_hand_in_the_words_of_the_program(browser, made, cast, clock):
    browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/by-hand")
    mentor, one = (made.enrollments.where(made.enrollments.model.role == role).first() for role in (MENTOR, MENTEE))
    browser.post(f"/desk/programs/{made.id}/by-hand", {"mentor_id": mentor.id, "leader_id": one.id})
    trial = Trial.get()
    browser.get(f"/desk/programs/{made.id}/by-hand/{trial.id}")
    assert foreign(browser, made) == []
    browser.submit("#propose")
    proposal = Proposal.get(Proposal.mentor == mentor)
    for place in (mentor, one):
        browser.sign_in(place.person).get(f"/proposals/{proposal.id}")
        assert foreign(browser, made) == []


@of_formats("group")
def test_by_hand_a_member_joins_a_circle_that_has_begun_and_none_is_begun(browser, made, cast, clock):
    page = browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/by-hand")
    assert "Nobody found on one side" in browser.text and not page.select("#two")
    mentor = made.enrollments.where(made.enrollments.model.role == MENTOR).get()
    type(mentor).update(capacity=5).where(type(mentor).id == mentor.id).execute()
    round_ = Round.create(program=made, number=1, asked_by=cast.adam, asked_at=clock.at)
    draw(round_, at=clock.at)
    release(Round.get_by_id(round_.id), by=cast.adam, at=clock.at)
    pairs = list(Proposal.select().where(Proposal.round == round_))
    for proposal in pairs:
        say_yes(browser, made, proposal.mentee, proposal)
    say_yes(browser, made, mentor, pairs[0])
    late = formats.enroll(made, "Lea Late", MENTEE, clock.at, level=8, topics={"data": 3})
    browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/by-hand")
    browser.post(f"/desk/programs/{made.id}/by-hand", {"mentor_id": mentor.id, "leader_id": late.id})
    browser.get(f"/desk/programs/{made.id}/by-hand/{Trial.get().id}")
    assert foreign(browser, made) == []
    browser.submit("#propose")
    proposal = Proposal.get(Proposal.mentee == late)
    for place in (late, mentor):
        say_yes(browser, made, place, proposal)
    [circle] = Mentorship.select().where(Mentorship.program == made)
    assert late.person_id in {member.person_id for member in Member.select().where(Member.mentorship == circle)}


def say_yes(browser, program, place, proposal):
    browser.sign_in(place.person).get(f"/proposals/{proposal.id}")
    assert foreign(browser, program) == []
    browser.submit("#yes")


@of_formats("one-to-one", "peer", "group")
def test_the_list_of_programs_and_own_data_say_each_role_by_its_program(browser, made, cast):
    browser.sign_in(cast.adam).get("/desk")
    row = next(row for row in browser.page.select("tbody tr") if made.name in row.text)
    assert not [word for word in FOREIGN[made.format] if word in row.text.replace(made.name, "").lower()]
    place = made.enrollments.where(made.enrollments.model.role == MENTEE).first()
    browser.sign_in(place.person).get("/me/data/all")
    assert "leader" not in browser.page.main.text.lower()
