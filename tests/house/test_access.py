"""The access matrix: every endpoint, every method, every one of the cast; and nobody reads what is not theirs."""
import os

import pytest

from portal.care.composing import keep_token, stop_token
from portal.care.concerns import actions as concerns
from portal.care.models import ProposedClose
from portal.care.requests import actions as requests
from portal.db import db
from portal.demo.models import DemoSignIn
from portal.enrollment.applications.models import Application, Opening
from portal.enrollment.models import Employee, Question
from portal.enrollment.roster.models import RosterImport
from portal.interviews import actions as interviews
from portal.interviews import guide_actions, theme_actions
from portal.interviews.models import Asked
from portal.mentorships.papers.models import PersonalPaper
from portal.pairing.models import Forbidding, Proposal, Round
from portal.pairing.rules.models import RuleSet
from portal.pairing.trials.models import PAIR, Trial
from portal.people.holding import hold
from portal.people.models import Device, Method, Passkey
from portal.programs.company_group_actions import map_group
from portal.programs.models import Coordination, Objective, Program, Staff
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.surveys.actions import answer, ask_what_is_due
from portal.surveys.links import token_for
from portal.surveys.models import Survey
from portal.web.access import access_of
from portal.web.links import hash_of
from tests.browser import Browser
from tests.cast import CANARIES
from tests.house.addresses import address_of
from tests.house.matrix import EVERYBODY, MATRIX, each_or_daily
from tests.house.visits import words_in
from tests.people.factors import give_factors
from tests.surveys.asked import make_instrument

READS, WRITES = {"GET", "HEAD"}, {"POST"}
ANSWERED = {200, 302, 303, 400, 409, 422}
# Where each private word may be read: by its writer alone.
WRITERS = {CANARIES.private_journal: "ama", CANARIES.private_note: "ama", CANARIES.private_goal: "ama", CANARIES.private_takeaway: "ama",
           CANARIES.former_journal: "ama", CANARIES.private_reflection: "ama",
           CANARIES.survey: "ama"}
# What was told in confidence: by one, to one coordinator.
CONFIDED = dict.fromkeys((CANARIES.concern, CANARIES.concern_answer), ("ama", "carmen"))
CONFIDED |= dict.fromkeys((CANARIES.interview_notes, CANARIES.theme), ("carmen",))
CONFIDED |= dict.fromkeys((CANARIES.pairing_reason, CANARIES.pairing_answer), ("delphine", "carmen"))
# What the two share, and nobody else reads.
SHARED = (
    CANARIES.shared_journal, CANARIES.shared_note, CANARIES.agenda, CANARIES.question, CANARIES.action, CANARIES.missed_reason,
    CANARIES.agreement, CANARIES.shared_reflection,
)


def _summaries(cast, at, papers) -> Publication:
    """A published summary with its paper, and a draft after it."""
    published = make_draft(cast.program, by=cast.carmen, at=at)
    papers.mkdir(exist_ok=True)
    (papers / f"{'0' * 64}.pdf").write_bytes(b"%PDF-1.7")
    facts = {"published_at": at, "published_by": cast.carmen, "print_asked_at": at, "printed_at": at, "paper_hash": "0" * 64}
    Publication.update(facts).where(Publication.id == published.id).execute()
    make_draft(cast.program, by=cast.carmen, at=at)
    return published


def _applying(cast, at) -> None:
    """Another program is open, and Zoe waits for a place in the cast's, asked something."""
    for program, slug in ((cast.other_program, "another-program"), (cast.program, "upward-at-northwind")):
        Opening.create(program=program, slug=slug, story="Leaders learn from those who joined last.")
    Program.update(is_open=True).where(Program.id == cast.other_program.id).execute()
    facts = {"employee_id": "709", "email": cast.zoe.email, "job_level": 8, "person": cast.zoe}
    employee = Employee.create(**facts, given_name="Zoe", family_name="Stranger")
    asked = {"question": "When?", "asked_at": at, "applied_at": at, "approved_at": at}
    cast.application = Application.create(program=cast.program, employee=employee, person=cast.zoe, role="mentor", **asked)


def _choosing(cast, at) -> None:
    """People of the cast's program choose; Chidi asked Benoit, which waits for Carmen, who also looks at two by hand."""
    RuleSet.create(program=cast.program, version=1, way="choice", screens_asks=True, weights={}, written_at=at)
    asks = Round.create(program=cast.program, number=0, way="asked", asked_at=at, drawn_at=at, released_at=at)
    pair = {"mentor": cast.chidi_enrollment, "mentee": cast.benoit_enrollment, "asked_by": cast.chidi_enrollment}
    cast.waiting_ask = Proposal.create(round=asks, **pair, score=1, parts=[])
    about = {"mentor": cast.chidi_enrollment.id, "mentee": cast.benoit_enrollment.id}
    cast.two_by_hand = Trial.create(program=cast.program, kind="hand", about=about, asked_by=cast.carmen, asked_at=at)


def _confided(cast, at) -> None:
    """Ama told Carmen something, who opened it and answered; Delphine asks for a new pairing, and Carmen wrote back."""
    told = {"to": cast.carmen, "sentence": "Only Carmen Ruiz can read this.", "kind": "act", "words": CANARIES.concern}
    cast.concern = concerns.send(cast.ama_enrollment, **told, mentorship=cast.ama_and_benoit, by=cast.ama, at=at)
    concerns.read(cast.concern, by=cast.carmen, at=at)
    concerns.answer(cast.concern, CANARIES.concern_answer, by=cast.carmen, at=at)
    asked = {"reason": CANARIES.pairing_reason, "ends_now": False}
    cast.new_pairing = requests.ask(cast.chidi_and_delphine, **asked, by=cast.delphine, at=at)
    requests.answer(cast.new_pairing, CANARIES.pairing_answer, by=cast.carmen, at=at)


def _surveyed(cast, at) -> None:
    """The cast is asked what is due; Ama answered a look back, whose words are not to be quoted; Carmen added a set."""
    ask_what_is_due(at=at)
    about_ama = Survey.get(Survey.person == cast.ama, Survey.kind == "pulse").id
    # Of a link that was drawn by chance each test would find another address, and walk through all pages for it.
    Survey.update(nonce="p" * 43).where(Survey.id == about_ama).execute()
    cast.survey = Survey.get_by_id(about_ama)
    cast.survey_token = token_for(cast.survey)
    facts = {"enrollment": cast.ama_enrollment, "person": cast.ama, "role": "mentor", "kind": "close", "occasion": "close"}
    closes = {"asked_at": at, "closes_at": at.replace(year=2030)}
    cast.look_back = Survey.create(program=cast.program, **facts, **closes, about="close/of the matrix", nonce="n" * 43)
    answer(cast.look_back, {("close", "useful"): CANARIES.survey, ("close", "quote"): 0}, by=cast.ama, at=at)
    cast.instrument = make_instrument(cast.program, by=cast.carmen, at=at)


def _interviewed(cast, at) -> None:
    """Carmen talked to Ama, took notes, and wrote a theme that is not cleared."""
    cast.guide = guide_actions.add(cast.program, by=cast.carmen, at=at, kind="interview", name="Half-way", purpose="", questions=["Why?"])
    cast.conversation = interviews.add(cast.guide, by=cast.carmen, at=at, on_day=at.date(), people=[cast.ama])
    asked = Asked.get()
    interviews.mark_came(cast.conversation, [asked.id], by=cast.carmen)
    interviews.write(cast.conversation, CANARIES.interview_notes, by=cast.carmen, at=at, seen=0)
    facts = {"title": "A theme", "words": CANARIES.theme, "objective": cast.objective, "said": [asked.id]}
    cast.theme = theme_actions.add(cast.program, by=cast.carmen, at=at, **facts)


@pytest.fixture
def things(cast, clock, settings):
    """What the addresses of the matrix name, beside the cast."""
    Coordination.create(person=cast.otto, appointed_by=cast.adam, appointed_at=clock.at)
    Coordination.create(person=cast.carmen, appointed_by=cast.adam, appointed_at=clock.at)
    DemoSignIn.create(role="mentor", person=cast.ama)
    cast.proposal = Proposal.get(Proposal.mentor == cast.ama_enrollment)
    cast.forbidding = Forbidding.create(
        program=cast.program, mentor=cast.jonas_enrollment, mentee=cast.benoit_enrollment, forbidden_by=cast.carmen, forbidden_at=clock.at
    )
    draft = Round.create(program=cast.program, number=2, asked_at=clock.at, drawn_at=clock.at, inputs="of another version")
    pair = {"mentor": cast.ama_enrollment.id, "mentee": cast.delphine_enrollment.id}
    asked = {"asked_by": cast.carmen, "asked_at": clock.at, "answered_at": clock.at}
    cast.pair_trial = Trial.create(program=cast.program, kind=PAIR, about=pair, **asked)
    cast.draft_proposal = Proposal.create(round=draft, mentor=cast.ama_enrollment, mentee=cast.delphine_enrollment, score=1, parts=[])
    _choosing(cast, clock.at)
    at = {"signed_in_at": clock.at, "proved_at": clock.at, "seen_at": clock.at, "ends_at": clock.at.replace(year=2030)}
    cast.ama_device = Device.create(person=cast.ama, token_hash=hash_of("ama's other phone"), label="Other phone", **at)
    counts = dict.fromkeys("read good warned refused new changed back unchanged leavers absent active leave gone standing".split(), 0)
    facts = {"file_name": "roster.csv", "read_by": cast.carmen, "read_at": clock.at, "counts": counts}
    cast.roster_import = RosterImport.create(**facts, worked_at=clock.at, checked_at=clock.at, columns={"Number": "employee_id"})
    give_factors(cast.ama, at=clock.at)
    cast.ama_passkey = Passkey.get()
    cast.ama_form = hold(cast.ama, "/me/app/removal", "[]", at=clock.at)
    cast.ama_paper = PersonalPaper.create(person=cast.ama, mentorship=cast.ama_and_benoit, kind="agreement", asked_at=clock.at)
    cast.own_objective = Objective.create(program=cast.program, title="Leaders stay", target=55, due_on=clock.at.date())
    cast.publication = _summaries(cast, clock.at, settings.papers_dir)
    Method.create(key="password", is_on=True, switched_by=cast.adam, switched_at=clock.at)
    cast.group_rule = map_group("upward-coordinators", role="coordinator", program=cast.program, by=cast.adam, at=clock.at)
    _applying(cast, clock.at)
    _confided(cast, clock.at)
    _surveyed(cast, clock.at)
    _interviewed(cast, clock.at)
    cast.retired_question = Question.create(
        program=cast.program, role="mentor", position=-1, kind="short", prompt="What was asked once?", retired_at=clock.at
    )
    cast.ama_stop_token = stop_token(cast.ama.id)
    cast.proposed_close = ProposedClose.create(mentorship=cast.chidi_and_delphine, proposed_at=clock.at, closes_at=clock.at)
    cast.keep_token = keep_token(cast.proposed_close.id)
    cast.sofia_staff = Staff.get(Staff.person == cast.sofia)
    return cast


def _values(things, row) -> dict:
    named = {name: getattr(things, str(value), value) for name, value in row.values.items()}
    return {name: getattr(value, "id", value) for name, value in named.items()}


def _address(rule, things) -> str:
    row = MATRIX.get(rule.endpoint)
    return address_of(rule, **_values(things, row)) + row.query if row else address_of(rule)


def _browser(app, things, who: str) -> Browser:
    browser = Browser(app)
    return browser if who == "nobody" else browser.sign_in(getattr(things, who))


def _ask(browser: Browser, method: str, path: str, data: dict):
    """One call whose effects are undone."""
    with db.atomic() as call:
        answer = browser.client.open(path, method=method, data=data or None, headers={"Sec-Fetch-Site": "same-origin"})
        call.rollback()
    return answer


def test_every_endpoint_has_its_row_and_every_row_an_endpoint(app):
    assert set(app.view_functions) == set(MATRIX)


# What differs on another database is the same for all, so there the daily ones are enough for a day.
@pytest.mark.parametrize("who", each_or_daily() if "TEST_DATABASE_URL" in os.environ else EVERYBODY.split())
def test_each_of_the_cast_gets_what_the_matrix_says_and_nothing_else(app, things, who):
    browser, wrong = _browser(app, things, who), []
    token = browser.client.get_cookie("device")
    for rule in app.url_map.iter_rules():
        row = MATRIX.get(rule.endpoint)
        if row is None:
            continue
        for method in rule.methods - {"OPTIONS", "HEAD"}:
            if token:
                browser.client.set_cookie("device", token.value, domain="localhost")
            answer = _ask(browser, method, _address(rule, things), row.data if method == "POST" else {})
            expected = _expected(app, rule.endpoint, row, who)
            if answer.status_code not in expected:
                wrong.append(f"{method} {rule.endpoint}: {answer.status_code}, not {sorted(expected)}")
            wrong += _overheard(answer, who, rule.endpoint)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["carmen", "zoe"])
def test_head_is_answered_as_get_is_and_says_nothing(app, things, who):
    """It is the same view, so one who may read much and one who may read nothing are enough."""
    browser = _browser(app, things, who)
    for rule in app.url_map.iter_rules():
        if "HEAD" in rule.methods and (row := MATRIX.get(rule.endpoint)):
            answer = _ask(browser, "HEAD", _address(rule, things), {})
            assert answer.status_code in _expected(app, rule.endpoint, row, who), rule.endpoint
            assert not answer.data, rule.endpoint


def _expected(app, endpoint: str, row, who: str) -> set[int]:
    if who in row.allowed.split():
        return ANSWERED
    if who in row.forbidden.split():
        return {403}
    # A person who has left is signed out.
    if access_of(app, endpoint) in ("signed_in", "staff") and who in ("nobody", "gus"):
        return {302}
    return {row.denied}


def _overheard(answer, who: str, endpoint: str) -> list[str]:
    body = words_in(answer)
    private = [word for word, writer in WRITERS.items() if word in body and who != writer]
    shared = [word for word in SHARED if word in body and who not in ("ama", "benoit")]
    secret = [word for word in (CANARIES.declining_reason, CANARIES.pairing_only) if word in body]
    confided = [word for word, readers in CONFIDED.items() if word in body and who not in readers]
    return [f"{endpoint} tells {who} {word}" for word in private + shared + secret + confided]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_no_endpoint_answers_a_method_that_it_does_not_use(app, things, method):
    """ASVS v5.0.0-4.1.4."""
    browser = _browser(app, things, "carmen")
    for rule in app.url_map.iter_rules():
        path = _address(rule, things)
        answer = browser.client.open(path, method=method, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code in (404, 405), f"{method} {path}: {answer.status_code}"


def test_an_unknown_id_looks_like_a_forbidden_one(app, things):
    browser = _browser(app, things, "zoe")
    forbidden, unknown = browser.client.get(f"/mentorships/{things.ama_and_benoit.id}"), browser.client.get("/mentorships/999999")
    assert forbidden.status_code == unknown.status_code == 404
    assert forbidden.data == unknown.data


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999999999999", "1.0", "１", "1e3"])
def test_an_id_that_no_row_can_have_is_404(app, things, number):
    answer = _browser(app, things, "ama").client.get(f"/mentorships/{number}")
    assert answer.status_code == 404


def test_a_portal_with_a_silent_endpoint_does_not_start(settings):
    from flask import Flask

    from portal.web.access import guard

    app = Flask("silent", static_folder=None)
    app.add_url_rule("/x", "x", lambda: "x")
    with pytest.raises(RuntimeError, match="declare no access: x"):
        guard(app)


def test_htmx_is_sent_to_the_sign_in_page_instead_of_swapping_it_in(app, cast):
    answer = Browser(app).client.get(f"/mentorships/{cast.ama_and_benoit.id}", headers={"HX-Request": "true"})
    assert answer.status_code == 401 and answer.headers["HX-Redirect"].startswith("/sign-in")


def test_htmx_stays_on_the_page_with_what_was_typed_when_the_device_is_signed_out(app, cast):
    answer = Browser(app).client.post(
        f"/mentorships/{cast.ama_and_benoit.id}/journal", headers={"HX-Request": "true", "Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 401 and "HX-Redirect" not in answer.headers
