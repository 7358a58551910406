"""The trail, readable by the person it is about; never what another person declined, asked for or was worried about."""
import ast
from pathlib import Path

from portal.audit.actions import record
from portal.own_data.trail_words import TOLD, TOLD_OF_OTHERS
from portal.sessions import actions as sessions
from portal.settings import ROOT


def _verbs_in_code() -> dict[str, Path]:
    """Every verb that some module records, by the first argument of `record`, or of a function that hands it on."""
    found = {}
    for path in (ROOT / "portal").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("record", "_record", "_note") and node.args:
                found |= dict.fromkeys(_words_in(node.args[0]), path)
    return found


def _words_in(first: ast.expr) -> list[str]:
    """The verbs that an argument can be; of one that is put together, every verb that begins like it."""
    if isinstance(first, ast.JoinedStr):
        start = first.values[0].value
        return [verb for verb in TOLD if verb.startswith(start)] or [start]
    return [one.value for one in ast.walk(first) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def test_every_verb_of_the_trail_has_words():
    missing = {verb: path.name for verb, path in _verbs_in_code().items() if verb not in TOLD}
    assert not missing
    assert TOLD_OF_OTHERS <= set(TOLD)


def test_a_person_reads_what_they_did_and_what_others_did_with_what_is_theirs(browser, cast, clock):
    sessions.cancel(cast.planned, by=cast.benoit, at=clock.at, reason="")
    record("goals.set", by=cast.ama, about=f"goal/{cast.shared_goal.id}", program=cast.program.id)
    browser.sign_in(cast.ama).get("/me/data/trail")
    assert "Session cancelled" in browser.text and "Benoit Laurent" in browser.text
    assert "Goal set" in browser.text and "You · Upward at Northwind" in browser.text


def test_nobody_reads_that_another_person_declined_asked_or_was_worried(browser, cast):
    proposal = f"proposal/{cast.ama_and_benoit.proposal_id}"
    record("answered a pairing", by=cast.benoit, about=proposal, program=cast.program.id, answer="decline")
    record("goals.set", by=cast.benoit, about=f"mentorship/{cast.ama_and_benoit.id}", program=cast.program.id)
    record("care.concern_raised", by=cast.benoit, about=f"mentorship/{cast.ama_and_benoit.id}", program=cast.program.id)
    browser.sign_in(cast.ama).get("/me/data/trail")
    assert "Benoit" not in browser.text


def test_the_trail_of_one_is_not_the_trail_of_another(browser, cast):
    record("people.timezone_changed", by=cast.chidi, about=f"person/{cast.chidi.id}")
    browser.sign_in(cast.ama).get("/me/data/trail")
    assert "Time zone changed" not in browser.text


def test_a_long_trail_comes_a_page_at_a_time_in_a_constant_number_of_statements(browser, cast, monkeypatch):
    from portal.db import db

    asked = []
    real = db.obj.execute_sql
    monkeypatch.setattr(db.obj, "execute_sql", lambda *given, **named: (asked.append(given[0]), real(*given, **named))[1])
    browser.sign_in(cast.ama)
    counts = []
    for number in (10, 150):
        for _time in range(number):
            record("goals.reach", by=cast.ama, about=f"goal/{cast.shared_goal.id}", program=cast.program.id)
        asked.clear()
        browser.get("/me/data/trail")
        counts.append(len(asked))
    assert counts[0] == counts[1] and "Page 1 of" in browser.text
