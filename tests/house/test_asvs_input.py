"""OWASP ASVS 5.0 wherever people type: what they write stays text, and what they choose is one of what is offered."""

import ast
import itertools
import re
import signal
from pathlib import Path

import pytest
from peewee import CharField, TextField

from portal.care.concerns.models import Concern, Consent
from portal.db import db
from portal.enrollment.applications.models import ApplicationStart
from portal.launch.models import Guest, Kickoff
from portal.mail.letters import _letters, written
from portal.mentorships.models import Ending
from portal.pdf.fetcher import NotOurs, OwnFilesOnly
from portal.people.models import SignIn
from portal.schema import MODELS
from portal.secrets import SealedField
from portal.sessions.models import Cancellation, MentoringSession, Move
from portal.summaries.models import Publication
from portal.summaries.papers import paper_html
from portal.web.links import derive, hash_of
from tests.house.test_access import things  # noqa: F401
from tests.house.visits import WORKBOOK, addresses, browser_of, changed, forms, send, snapshot

PORTAL = Path(__file__).resolve().parents[2] / "portal"
MARKUP = "<img src=x onerror=alert(1)>\"'{{7*7}}${7*7}{%x%}"
DATA = ("application/json", "application/manifest+json")
LIVE = ("<img src=x", "onerror=alert(1)>", "x49", "49${", "$49")
# Columns that no form and no roster fills with words of somebody's choice: keys, codes, addresses, hashes.
OURS = {
    "bucket",
    "key",
    "fingerprint",
    "letter",
    "error",
    "verb",
    "about",
    "email",
    "timezone",
    "token_hash",
    "nonce",
    "browser_hash",
    "next_path",
    "purpose",
    "format",
    "measure",
    "unit",
    "role",
    "employee_id",
    "status",
    "verdict",
    "answer",
    "kind",
    "shown_to",
    "uid",
    "join_link",
    "side",
    "outcome",
    "paper_hash",
    "noted_hash",
    "paper",
    "version",
    "slug",
}


@pytest.fixture
def hostile(things, clock):  # noqa: F811
    """Markup, and what a template engine would work out, in every column that people's words get into."""
    move = {"from_at": clock.at, "to_at": clock.at, "side": "mentor", "moved_by": things.ama, "moved_at": clock.at}
    things.move = Move.create(session=things.planned, **move)
    for model in MODELS:
        fields = model._meta.fields
        facts = {name: MARKUP for name, field in fields.items() if isinstance(field, CharField | TextField) and name not in OURS}
        facts = {name: value for name, value in facts.items() if not isinstance(fields[name], SealedField)}
        # A column of ten characters holds a key of ours; PostgreSQL would refuse more.
        facts = {name: value for name, value in facts.items() if not 0 < (getattr(fields[name], "max_length", None) or 0) < len(MARKUP)}
        if facts and model._meta.table_name != "audit_entry":
            model.update(**facts).execute()
        for name in (name for name, field in fields.items() if isinstance(field, SealedField)):
            model.update(**{name: MARKUP}).where(getattr(model, name).is_null(False)).execute()
    type(things.topics_question).update(options=[{"key": "data", "label": MARKUP}, {"key": MARKUP, "label": "x"}]).execute()
    for row in Publication.select():
        row.figures["program"]["name"] = MARKUP
        row.save()
    return things


def test_1_2_1_and_1_3_7_what_people_write_is_shown_as_they_wrote_it_on_every_page(app, hostile):
    """v5.0.0-1.2.1, v5.0.0-1.3.7, v5.0.0-3.2.1: for every column and every page, now and to come."""
    escaped = 0
    for who in ("ama", "benoit", "jonas", "carmen", "adam", "sofia", "nobody"):
        browser = browser_of(app, hostile, who)
        for path in addresses(app, hostile):
            answer = browser._send("get", path)
            if answer.mimetype == "text/html":
                assert not [live for live in LIVE if live in answer.text], (who, path)
                escaped += answer.text.count("&lt;img src=x onerror=alert(1)&gt;")
            elif answer.status_code == 200 and path != "/sw.js":
                assert answer.mimetype in ("text/csv", "text/calendar", "application/pdf", WORKBOOK, *DATA), path
                assert answer.mimetype in DATA or answer.headers["Content-Disposition"].startswith("attachment"), path
    assert escaped > 100


def test_1_2_1_what_people_typed_wrongly_comes_back_as_text(app, things):  # noqa: F811
    """v5.0.0-1.2.1: a form with errors shows what was typed."""
    shown = 0
    for form in forms(app, things):
        markup = {name: MARKUP for name in form.data if not name.endswith("once")}
        with db.atomic() as call:
            answer = send(browser_of(app, things, form.who), form, **markup)
            call.rollback()
        assert not [live for live in LIVE if live in answer.text], form.action
        shown += "&lt;img src=x" in answer.text
    assert shown > 5


def _letters_about(cast, clock) -> dict[str, dict]:
    """{letter: payload} for every letter that there is."""
    ama, planned = cast.ama.id, cast.planned.id
    Cancellation.create(session=cast.held, side="mentor", cancelled_by=cast.ama, cancelled_at=clock.at, reason=MARKUP)
    MentoringSession.update(starts_at=clock.at.replace(year=2027)).where(MentoringSession.id.in_([cast.held.id, planned])).execute()
    sequence = {"sequence": 0, "person": ama}
    times = {"asked_at": clock.at, "expires_at": clock.at.replace(year=2027)}
    sign_in = SignIn.create(person=cast.ama, nonce="n", token_hash=hash_of(derive("sign-in", "n")), browser_hash="", **times)
    return {
        "people.sign_in": {"sign_in": sign_in.id},
        "programs.appointed": {"person": ama, "role": "sponsor", "program": cast.program.id},
        "enrollment.invitation": {"invitation": cast.invitation.id, "token_hash": cast.invitation.token_hash},
        "pairing.proposed": {"proposal_id": cast.draft_proposal.id, "person_id": ama},
        "mentorships.left_circle": {"mentorship_id": cast.ama_and_benoit.id, "person_id": ama, "place_id": cast.ama_enrollment.id},
        "pairing.closed": {"proposal_id": cast.draft_proposal.id, "person_id": ama},
        "choosing.closed": {"proposal_id": cast.waiting_ask.id, "person_id": cast.chidi.id},
        "pairing.reminder": {"proposal_id": cast.draft_proposal.id, "person_id": ama, "number": 1},
        "pairing.silent": {"proposal_id": cast.draft_proposal.id, "person_id": ama, "rests": True},
        "mentorships.begun": {"mentorship_id": cast.ama_and_benoit.id, "person_id": ama},
        **_letters_of_the_launch(cast, clock.at),
        "mentorships.agreement_changed": {"version_id": cast.agreement.id, "by_id": ama, "person_id": cast.benoit.id},
        "mentorships.agreement_signed": {"version_id": cast.agreement.id, "by_id": ama, "person_id": cast.benoit.id},
        "sessions.planned": {"session": planned, **sequence},
        "sessions.moved": {"session": planned, "move": cast.move.id, **sequence},
        "sessions.arranged": {"session": planned, **sequence, "by": ama, "at": clock.at.isoformat()},
        "sessions.joined": {"session": planned, **sequence},
        "sessions.left": {"session": planned, "person": cast.chidi.id, "at": clock.at.isoformat()},
        "sessions.cancelled": {"session": cast.held.id, **sequence},
        "summaries.published": {"publication_id": cast.publication.id, "person_id": cast.sofia.id},
        "summaries.drafted": {"publication_id": cast.publication.id + 1, "person_id": cast.carmen.id},
        **_letters_of_enrollment(cast, clock.at),
        **_letters_of_people(cast, clock.at),
        **_letters_of_care(cast),
        **_letters_in_confidence(cast),
    }


def _letters_of_the_launch(cast, at) -> dict[str, dict]:
    event = {"minutes": 60, "place": MARKUP, "words": MARKUP, "written_at": at, "launched_at": at, "starts_at": at.replace(year=2027)}
    on = Kickoff.create(program=cast.program, uid="on", **event)
    off = Kickoff.create(program=cast.program, uid="off", called_off_at=at, **event)
    for kickoff in (on, off):
        Guest.create(kickoff=kickoff, person=cast.ama, asked_at=at)
    told = {"person": cast.ama.id, "sequence": 0}
    states = {"kickoff": on, "changed": on, "called_off": off}
    return {f"launch.{name}": {"kickoff": kickoff.id, **told} for name, kickoff in states.items()}


def _letters_of_enrollment(cast, at) -> dict[str, dict]:
    link = {"nonce": "s", "token_hash": "s", "begun_at": at, "expires_at": at.replace(year=2027)}
    start = ApplicationStart.create(program=cast.other_program, email=cast.ines_employee.email, employee=cast.ines_employee, **link)
    return {
        "enrollment.application": {"application": cast.application.id, "told": "waits"},
        "enrollment.application_link": {"start": start.id},
        "enrollment.invitation_copy": {
            "program": cast.program.id, "role": "mentor", "employee": cast.ines_employee.id, "person": cast.carmen.id,
        },
        "enrollment.reminder": {"invitation": cast.invitation.id, "number": 1},
    }


def _letters_of_care(cast) -> dict[str, dict]:
    about, told = {"person": cast.ama.id, "mentorship": cast.ama_and_benoit.id}, {"person": cast.carmen.id}
    before = {"person": cast.ama.id, "session": cast.planned.id}
    lists = {"program": cast.program.id, "begun": [cast.ama_and_benoit.id], "silent": [], "moved": [], "waiting": 1}
    return {
        **{f"care.{name}": about for name in ("plan_first", "plan_next", "plan_again", "rescue", "steady", "dormant")},
        "care.rescue_diary": {"person": cast.dora.id, "mentorship": cast.ama_and_benoit.id},
        **{f"care.{name}": before for name in ("day_before", "did_it_happen", "week_after")},
        "care.goals": {**about, "day": "2026-10-14", "count": 1},
        "care.commitment": {"person": cast.commitment.made_by_id, "commitment": cast.commitment.id, "days": 30},
        "care.closing": {"person": cast.ama.id, "close": cast.proposed_close.id},
        "care.facts": {**told, "told": [{"what": "moved", "mentorship": cast.ama_and_benoit.id}]},
        "care.digest": {**told, "told": [lists]},
        **{f"care.{name}": {"person": cast.ama.id, "told": [{"survey": cast.survey.id}]} for name in ("survey", "survey_again")},
    }


def _letters_in_confidence(cast) -> dict[str, dict]:
    Consent.update(read_at=None).execute()
    return {
        "concerns.told": {"consent_id": Consent.get(Consent.concern == cast.concern).id},
        "concerns.news": {"concern_id": cast.concern.id},
        "concerns.reader_lost": {"concern_id": _unread_concern(cast).id},
        "requests.asked": {"request_id": cast.new_pairing.id, "person_id": cast.carmen.id},
        "concerns.replied": {"concern_id": cast.concern.id},
        "requests.news": {"request_id": cast.new_pairing.id},
        "requests.replied": {"request_id": cast.new_pairing.id, "person_id": cast.carmen.id},
    }


def _unread_concern(cast) -> Concern:
    """One that nobody can read."""
    facts = {"written_by": cast.concern.written_by, "place": cast.concern.place, "kind": "tell", "sent_at": cast.concern.sent_at}
    return Concern.create(program=cast.concern.program, sealed_words=MARKUP, **facts)


def _letters_of_people(cast, at) -> dict[str, dict]:
    ama, told = cast.ama.id, {"person": cast.ama.id, "at": at.isoformat()}
    Ending.create(mentorship=cast.chidi_and_delphine, how="gone", gone=cast.chidi)
    ended = cast.chidi_and_delphine.id
    return {
        "delegates.asked": {"delegation": cast.asked_delegation.id},
        "delegates.ended": {"delegation": cast.delegation.id, "person": cast.dora.id},
        "mentorships.ended": {"mentorship_id": ended, "person_id": cast.delphine.id},
        "mentorships.interrupted": {"program_id": cast.program.id, "person_id": cast.carmen.id, "mentorship_ids": [ended]},
        "own_data.going": {"program": cast.program.id, "person": ama},
        "people.company_linked": told,
        "people.factors": {**told, "change": "reset", "by": cast.adam.id},
        "people.password": {**told, "what": "set"},
        "sessions.diary": {"session": cast.planned.id, "delegation": cast.delegation.id, "sequence": 0},
    }


def test_1_2_1_and_1_3_7_no_letter_holds_markup_that_somebody_wrote(hostile, clock):
    """v5.0.0-1.2.1, v5.0.0-1.3.7: of every letter, the HTML part."""
    payloads = _letters_about(hostile, clock)
    assert set(payloads) == {name for name, function in _letters.items() if function.__module__.startswith("portal.")}
    messages = {name: written(name, payload) for name, payload in payloads.items()}
    live = [name for name, message in messages.items() if message and any(word in message.html for word in LIVE)]
    assert not live
    assert sum("&lt;img src=x" in message.html for message in messages.values() if message) >= 6


def test_1_2_1_no_paper_holds_markup_that_somebody_wrote(hostile):
    """v5.0.0-1.2.1: the HTML from which the PDF is drawn."""
    html = paper_html(Publication.get_by_id(hostile.publication.id))
    assert not [live for live in LIVE if live in html]
    assert "&lt;img src=x" in html


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,<script>", "http://call.example/1", "//call.example", " jAvAsCrIpT:1", "https://"]
)
def test_1_2_2_a_link_to_a_call_is_https_and_nothing_else(browser, cast, link):
    """v5.0.0-1.2.2: it stands as an address in pages, letters and calendars."""
    data = {"plan-on": "2026-11-20", "plan-at": "15:00", "plan-minutes": "45", "plan-format": "video", "plan-join_link": link}
    before = MentoringSession.select().count()
    browser.sign_in(cast.ama).post(f"/mentorships/{cast.ama_and_benoit.id}/sessions", data, status=422)
    assert "Enter a link that starts with https://." in browser.text
    assert MentoringSession.select().count() == before


@pytest.mark.parametrize("words", ["' OR '1'='1", "'; DROP TABLE employee; --", "%", "_", "\\", "Ama%", "A_a", '" OR 1=1 --'])
def test_1_2_4_what_is_looked_for_is_never_part_of_a_command(browser, cast, words):
    """v5.0.0-1.2.4: neither quotes nor wildcards find anybody."""
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/roster", query_string={"q": words})
    assert "Nobody on the roster fits" in browser.text
    browser.get(f"/desk/programs/{cast.program.id}/roster", query_string={"department": words})
    assert "Ama Owusu" in browser.text


def test_1_2_4_every_command_to_the_database_is_written_out_in_the_code():
    """v5.0.0-1.2.4: peewee's statements have parameters; those of our own are constants."""
    made = []
    for path in PORTAL.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("execute_sql", "SQL", "raw"):
                made.append((path.name, ast.unparse(node.args[0]), isinstance(node.args[0], ast.Constant)))
    # reads.py keeps the statements that peewee itself compiled, with their parameters.
    assert [where for where in made if not where[2]] == [("reads.py", "self.sql", False)]
    assert len(made) > 5


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "https://evil.example/a.css", "file:///etc/passwd", "ftp://a.example/", "//a.example/x"]
)
def test_1_3_6_the_portal_calls_no_address_that_somebody_wrote(url):
    """v5.0.0-1.3.6: the only reader of addresses takes our own files alone; see tests/pdf/test_pdf_hostile.py."""
    from portal.pdf.printer import STATIC

    with pytest.raises(NotOurs):
        OwnFilesOnly(STATIC).fetch(url)


def test_1_3_6_no_module_can_call_another_server():
    """v5.0.0-1.3.6: but for the mail server, the web server of our own, and the company's provider that the operator names."""
    calling = re.compile(r"^\s*(?:import|from) (?:urllib\.request|http\.client|requests|httpx|smtplib|ftplib)\b", re.M)
    callers = {path.name for path in PORTAL.rglob("*.py") if calling.search(path.read_text())}
    assert callers == {"running.py", "delivery.py", "company_client.py"}


# These read our own style sheets and nothing that anybody sends.
READS_OUR_FILES = ("assets.py", "palette.py")
NEARLY = [
    "a",
    "1",
    ".",
    "-",
    " ",
    "@",
    "a.",
    "a-",
    "1-",
    "1:",
    "1/1/",
    "http://",
    "https://a",
    "a@",
    "a@a.",
    "%0",
    "é",
    ";",
    "\t",
    "<",
    "\\",
    "_-",
]


def _patterns() -> list[tuple]:
    """(pattern, whether it has to fit the whole text) of every pattern in the code."""
    found = []
    for path in PORTAL.rglob("*.py"):
        if path.name in READS_OUR_FILES:
            continue
        code = path.read_text()
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re":
                assert isinstance(node.args[0], ast.Constant), f"{path.name}: a pattern that is put together"
                compiled = re.search(rf"^(\w+) = {re.escape(ast.unparse(node.func))}\(", code.splitlines()[node.lineno - 1])
                used = re.findall(rf"\b{compiled[1]}\.(\w+)\(", code) if compiled else [node.func.attr]
                assert used, f"{path.name}: a pattern that nothing uses"
                found.append((node.args[0].value, set(used) == {"fullmatch"}))
    return found


def test_1_3_12_no_pattern_can_be_made_to_work_for_long():
    """v5.0.0-1.3.12: every pattern against 20 kB that nearly fit; what backtracks without end is stopped by the alarm."""
    patterns = _patterns()
    assert len(patterns) > 6

    def too_long(*_):
        raise AssertionError("a pattern works for longer than ten seconds")

    earlier = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(10)
    try:
        for pattern, fits_whole in patterns:
            for part in NEARLY:
                for text in (
                    part * (20_000 // len(part)),
                    "a@" + part * (20_000 // len(part)) + "\x01",
                    part * (20_000 // len(part)) + "!",
                ):
                    subject = text.encode() if isinstance(pattern, bytes) else text
                    (re.fullmatch if fits_whole else re.search)(pattern, subject)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, earlier)


FREE = re.compile(
    r"(?:^|-)(?:once|title|success_test|words|agenda|reason|why|question|opening|gets|manager|signed_by|signed_title|story|contact|domains|said|about|"
    r"prompt|hint|label|key|name|statement|incentive|owner|headline|lead|decisions|"
    r"findings|limits|aim|questions|asked|given_name|family_name|shared_note|private_note|takeaway|email|code|after|is_required|leave_out|to|corrects|location|"
    r"clause_\w+|useful|baseline_source|figure_source|taking|to_do|close_useful|close_change|citation|permission|items|lowest_words|"
    r"highest_words|[a-z]+_(?:both|mentor|mentee))$"
)
FORGED = ["forged", "-1", "99999999999999999999", "9" * 5000, "2026-13-45", "NaN", "null", "\x00", "１２"]


UNWATCHED = ("device", "allowance", "audit_entry", "once")


def _tries(forms_of_all, wanted, forged, how_many: int):
    """(form, field, value) for each wanted field of each form: `how_many` of the values, so that all come in turn."""
    turn = itertools.cycle(range(len(forged)))
    for form in forms_of_all:
        for name in filter(wanted, form.data):
            first = next(turn)
            for step in range(how_many):
                yield form, name, forged[(first + step * len(forged) // how_many) % len(forged)]


def _a_choice_that_is_not_offered_changes_nothing(app, cast, how_many: int) -> None:
    tried, before = 0, snapshot(without=UNWATCHED)
    for form, name, forged in _tries(forms(app, cast), lambda name: not FREE.search(name), FORGED, how_many):
        tried += 1
        with db.atomic() as call:
            answer = send(browser_of(app, cast, form.who), form, **{name: forged})
            after = snapshot(without=UNWATCHED)
            call.rollback()
        assert answer.status_code < 500, (form.action, name, forged)
        kept = [str(value) for table in changed(before, after) for row in after[table] if row not in before[table] for value in row]
        assert not [value for value in kept if value == forged or f'"{forged}"' in value], (form.action, name, forged)
    assert tried > 40 * how_many


def test_2_2_1_and_2_2_2_a_choice_that_is_not_offered_changes_nothing(app, things):  # noqa: F811
    """v5.0.0-2.2.1, v5.0.0-2.2.2: every field of every form that is not free text, one after the other, with what no page offers."""
    _a_choice_that_is_not_offered_changes_nothing(app, things, 2)


@pytest.mark.long
def test_2_2_1_whatever_is_forged_in_whichever_field_changes_nothing(app, things):  # noqa: F811
    """v5.0.0-2.2.1: the same with each value in each field."""
    _a_choice_that_is_not_offered_changes_nothing(app, things, len(FORGED))


def test_2_2_2_hidden_fields_are_read_with_as_little_trust(app, things):  # noqa: F811
    """v5.0.0-2.2.2: a browser can send anything in a field that nobody sees."""
    unseen = ("once", "key", "seen", "after", "corrects", "wave")
    values = ["9" * 5000, "99999999999999999999", "-1", "²", "x"]
    for form, name, forged in _tries(forms(app, things), lambda name: name.rsplit("-", 1)[-1] in unseen, values, 2):
        with db.atomic() as call:
            assert send(browser_of(app, things, form.who), form, **{name: forged}).status_code < 500, (form.action, name, forged)
            call.rollback()
