"""OWASP ASVS 5.0 for what every answer, every error and every line of the log has to keep to."""

import dataclasses
import json
import logging
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from portal.audit.models import Entry
from portal.settings import ROOT
from portal.web import headers
from portal.web.logs import JsonLines
from tests.browser import Browser
from tests.cast import CANARIES
from tests.house.test_access import things  # noqa: F401
from tests.house.visits import WORKBOOK, addresses, browser_of

SECRET_WORDS = "a reason that only its writer may read"
LINK = re.compile(r'(?:href|src|action|content)="(https?://[^"]+)"')
# What opens without a connection, and what opens it: the same for everybody, as tests/offline holds.
OF_NOBODY = ("/offline", "/sw.js")


@pytest.fixture
def https(app, monkeypatch):
    """The portal behind https."""
    monkeypatch.setitem(app.config, "SETTINGS", dataclasses.replace(app.config["SETTINGS"], base_url="https://localhost"))


@pytest.fixture
def answers(app, cast, monkeypatch):
    """One answer of each kind: {name: response}."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    browser, zoe = Browser(app).sign_in(cast.ama), Browser(app).sign_in(cast.zoe)
    same = {"Sec-Fetch-Site": "same-origin"}
    found = {
        "page": browser._send("get", "/"),
        "redirect": Browser(app)._send("get", "/me"),
        "404": zoe._send("get", f"/mentorships/{cast.ama_and_benoit.id}"),
        "no such page": browser._send("get", "/nowhere"),
        "405": browser._send("post", "/help", headers=same),
        "403": browser._send("post", "/sign-out"),
        "422": browser._send("post", f"/mentorships/{cast.ama_and_benoit.id}/goals", headers=same),
        "413": browser._send("post", "/sign-in", headers=same, content_type="application/x-www-form-urlencoded", data=b"a" * (12 * 2**20)),
        "health": browser._send("get", "/healthz"),
    }

    def crash(*_, **__):
        raise ValueError(SECRET_WORDS)

    monkeypatch.setattr("portal.web.pages.render_template", crash)
    found["500"] = browser._send("get", f"/mentorships/{cast.ama_and_benoit.id}")
    for name, answer in found.items():
        assert not name.isdigit() or answer.status_code == int(name), (name, answer.status_code)
    return found


def _static(app) -> list[str]:
    page = app.test_client().get("/sign-in").text
    return sorted(set(re.findall(r'"(/static/[^"]+)"', page)))


def test_3_4_1_https_is_asked_for_a_year(app, cast, https):
    """v5.0.0-3.4.1: on https every answer, the static files included; on http none, which would lock people out."""
    answer = Browser(app)._send("get", "/sign-in")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    made = {}
    headers.for_static_files(app.config["SETTINGS"])(made, "", "")
    assert made["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_3_4_1_on_plain_http_nothing_is_promised(answers):
    """v5.0.0-3.4.1."""
    assert not [name for name, answer in answers.items() if "Strict-Transport-Security" in answer.headers]


def test_3_4_3_and_3_4_4_and_3_4_5_and_3_4_6_every_answer_carries_the_security_headers(app, answers):
    """v5.0.0-3.4.8, v5.0.0-3.5.8, too: pages, redirects, refusals, crashes, styles, scripts and icons alike."""
    static = {path: app.test_client().get(path) for path in _static(app)}
    assert len(static) >= 3
    for name, answer in {**answers, **static, "no such file": app.test_client().get("/static/none.js")}.items():
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'", name
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'", name
        assert "unsafe" not in str(policy), name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["Referrer-Policy"] == "same-origin", name
        assert answer.headers["Cross-Origin-Opener-Policy"] == answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", name
        assert "Access-Control-Allow-Origin" not in answer.headers, name


def test_3_4_5_no_other_site_is_told_the_address_of_a_page_with_a_token(browser, cast):
    """v5.0.0-3.4.5, v5.0.0-14.2.1: nothing on it leads elsewhere, and the browser keeps the address to this site."""
    for path in (f"/i/{cast.ines_token}", f"/s/{cast.tap_token}"):
        browser.get(path)
        assert browser.response.headers["Referrer-Policy"] == "same-origin"
        assert not LINK.findall(browser.response.text)


def test_3_2_1_nothing_but_pages_is_shown_as_a_page(app, things):  # noqa: F811
    """v5.0.0-3.2.1, v5.0.0-5.4.2: what is no page of ours is a download under a name of ours."""
    seen = set()
    for who in ("carmen", "sofia"):
        browser = browser_of(app, things, who)
        for path in addresses(app, things):
            answer = browser._send("get", path)
            is_page = answer.mimetype in ("text/html", "application/json", "application/manifest+json") or path == "/sw.js"
            if answer.status_code == 200 and not is_page:
                name = re.fullmatch(r'attachment; filename="?([a-z0-9-]+\.(?:csv|xlsx|pdf|ics))"?', answer.headers["Content-Disposition"])
                assert name, (path, answer.headers["Content-Disposition"])
                seen.add(answer.mimetype)
    assert seen == {"text/csv", "text/calendar", "application/pdf", WORKBOOK}


@pytest.mark.parametrize("name", ["../../etc/passwd", 'a"; filename="b.exe', "a\r\nSet-Cookie: x=1", "Zoë <b>", "", "💥", "con"])
def test_5_4_2_the_name_of_a_paper_is_made_of_plain_signs(name):
    """v5.0.0-5.4.2: a program's name is somebody's words."""
    from types import SimpleNamespace

    from portal.summaries.papers import file_name

    publication = SimpleNamespace(figures={"program": {"name": name}}, number=1)
    assert re.fullmatch(r"program-summary-[a-z0-9-]{0,61}1\.pdf", file_name(publication))


def test_4_1_1_every_answer_says_what_it_is_and_in_which_letters(app, things, answers):  # noqa: F811
    """v5.0.0-4.1.1."""
    browser = browser_of(app, things, "carmen")
    found = [browser._send("get", path) for path in addresses(app, things)] + list(answers.values())
    for answer in found:
        if answer.mimetype.startswith("text/"):
            assert answer.content_type == f"{answer.mimetype}; charset=utf-8", answer.request.path
    for path in _static(app):
        answer = app.test_client().get(path)
        assert answer.mimetype in ("text/css", "text/javascript", "image/svg+xml", "image/png"), path
        assert not answer.mimetype.startswith("text/") or answer.content_type.endswith('charset="utf-8"'), (path, answer.content_type)


@pytest.mark.parametrize(
    "sent",
    [{"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}, {"Forwarded": "host=evil.example"}],
)
def test_4_1_3_links_come_from_base_url_whatever_a_request_says(app, cast, letters, sent):
    """v5.0.0-4.1.3: neither a page, nor a redirect, nor a letter takes over the host of a request."""
    browser = Browser(app)
    pages = [browser._send("get", path, headers=sent) for path in ("/", "/sign-in", "/me", f"/i/{cast.ines_token}", "/nowhere")]
    asked = browser._send("post", "/sign-in", data={"email": cast.ama.email}, headers={**sent, "Origin": "http://localhost"})
    assert asked.status_code == 303
    for answer in [*pages, asked]:
        assert "evil.example" not in answer.text + str(answer.headers)
        assert not answer.location or not urlsplit(answer.location).netloc
    assert "http://localhost/sign-in/link/" in letters()[0].text


def test_4_1_3_a_proxy_is_believed_as_far_as_it_is_trusted(app, settings, monkeypatch):
    """v5.0.0-4.1.3: with one proxy the last address counts, not what the caller wrote before it; the host never does."""
    from werkzeug.middleware.proxy_fix import ProxyFix

    seen = {}
    wrapped = ProxyFix(lambda environ, _start: seen.update(environ) or [], x_for=1, x_proto=1, x_host=0)
    wrapped(
        {
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_X_FORWARDED_FOR": "6.6.6.6, 192.0.2.7",
            "HTTP_X_FORWARDED_HOST": "evil.example",
            "HTTP_HOST": "ours",
        },
        None,
    )
    assert (seen["REMOTE_ADDR"], seen["HTTP_HOST"]) == ("192.0.2.7", "ours")
    code = (ROOT / "portal" / "__init__.py").read_text()
    assert "ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)" in code


def test_13_4_2_nothing_can_be_debugged_from_outside(tmp_path):
    """v5.0.0-13.4.2: FLASK_DEBUG, left over in an environment, opens no console and shows no trace."""
    code = """
import wsgi
from flask import Flask
from portal.cli import serve
asked = {}
Flask.run = lambda self, *words, **how: asked.update(how)
serve.callback()
print(wsgi.app.debug, wsgi.app.testing, asked["debug"], asked["load_dotenv"])
"""
    environ = {"FLASK_DEBUG": "1", "DATA_DIR": str(tmp_path), "MODE": "production", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "False False False False", done.stderr


def test_14_2_1_no_token_reaches_the_log(app, cast, caplog, monkeypatch):
    """v5.0.0-14.2.1, v5.0.0-16.2.5: neither of what was opened, nor of what crashed, nor of what crashed over the crash."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    browser = Browser(app)
    opened = (f"/i/{cast.ines_token}", "/sign-in/link/a-guessed-token", "/first-administrator/a-guessed-token")
    for path in (*opened, f"/s/{cast.tap_token}", "/s/1-1-a-guessed-token", f"/sign-in?next=/i/{cast.ines_token}"):
        browser._send("get", path, headers={"Cookie": "device=a-guessed-token", "User-Agent": "a-guessed-token"})

    def crash(*_, **__):
        raise ValueError(f"{cast.ines_token} a-guessed-token")

    monkeypatch.setattr("portal.web.pages.render_template", crash)
    browser._send("get", opened[0])
    monkeypatch.setattr("portal.web.errors._page", crash)
    assert browser._send("get", opened[1]).status_code == 500
    lines = [JsonLines().format(record) for record in caplog.records]
    assert len(lines) >= 6
    assert not [line for line in lines if cast.ines_token in line or cast.tap_token in line or "a-guessed-token" in line]


def test_14_3_2_nothing_private_is_kept_by_a_cache(answers):
    """v5.0.0-14.3.2: refusals and crashes no more than pages."""
    assert {answer.headers["Cache-Control"] for answer in answers.values()} == {"no-store"}


def test_14_3_2_no_export_is_kept_by_a_cache(app, things):  # noqa: F811
    """v5.0.0-14.3.2: what somebody downloads is asked for anew each time."""
    kept = []
    for who in ("carmen", "sofia", "ama"):
        browser = browser_of(app, things, who)
        for path in addresses(app, things):
            answer = browser._send("get", path)
            # A calendar program keeps one person's times, and asks each time whether they still stand.
            held = answer.headers["Cache-Control"]
            is_feed = path.startswith("/calendar/") and held == "private, no-cache"
            if held != "no-store" and not is_feed and path not in OF_NOBODY:
                kept.append((who, path, held))
    assert kept == []


def test_16_3_2_what_is_denied_is_logged(app, cast, caplog):
    """v5.0.0-16.3.2: who asked for which function and was refused, and no word of what was sent."""
    caplog.set_level(logging.INFO, "portal.requests")
    zoe = Browser(app).sign_in(cast.zoe)
    zoe._send("get", f"/mentorships/{cast.ama_and_benoit.id}")
    Browser(app).sign_in(cast.benoit)._send("post", f"/goals/{cast.shared_goal.id}/reached", headers={"Sec-Fetch-Site": "same-origin"})
    zoe._send("post", "/me/timezone", headers={"Sec-Fetch-Site": "cross-site"}, data={"timezone": SECRET_WORDS})
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    told = [(line["endpoint"], line["status"], line["person"]) for line in lines]
    zoe_id = cast.zoe.id
    assert told == [("workspace.show", 404, zoe_id), ("goals.reach", 403, cast.benoit.id), ("people.change_timezone", 403, zoe_id)]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", line["at"]) for line in lines)
    assert SECRET_WORDS not in str(lines)


def test_16_3_1_the_trail_of_what_was_done_names_who_and_when(browser, cast, clock):
    """v5.0.0-16.3.1, v5.0.0-16.2.1: and no word of it."""
    data = {"goal-title": SECRET_WORDS, "goal-circle": "private"}
    browser.sign_in(cast.ama).post(f"/mentorships/{cast.ama_and_benoit.id}/goals", data)
    entry = Entry.select().order_by(Entry.id.desc()).first()
    assert (entry.by, entry.at, entry.program) == (cast.ama.id, clock.at, cast.program.id)
    assert SECRET_WORDS not in repr(vars(entry))


def test_16_5_1_a_crash_says_a_reference_and_nothing_else(answers, caplog, cast):
    """v5.0.0-16.5.1, v5.0.0-16.5.4: the reader and the one line of the log share it; the words of the error are in neither."""
    page = answers["500"].text
    records = caplog.get_records("setup")
    [line] = [json.loads(JsonLines().format(record)) for record in records if record.getMessage() == "crash"]
    assert line["reference"] in page and line["error"] == "ValueError" and line["endpoint"] == "workspace.show"
    for told in (page, str(line)):
        assert not [word for word in (SECRET_WORDS, "Traceback", "ValueError(", cast.ama.email, CANARIES.shared_note) if word in told]
    assert not [record for record in records if record.exc_info or SECRET_WORDS in repr(vars(record))]


def test_16_5_1_no_refusal_tells_how_the_portal_is_made(answers):
    """v5.0.0-16.5.1."""
    telling = re.compile(r"werkzeug|flask|peewee|sqlite|psycopg|traceback|\.py\b|granian|python", re.I)
    assert not [name for name, answer in answers.items() if telling.search(answer.text)]
    assert not [name for name, answer in answers.items() if telling.search(str(answer.headers))]


def test_3_3_1_the_cookie_of_asking_is_taken_back_with_the_marks_that_it_was_given(browser, cast, letters, https):
    """v5.0.0-3.3.1, v5.0.0-3.3.3: a browser ignores a word about a __Host- cookie without Secure."""
    from tests.people.test_pages import ask, code_in

    ask(browser, cast.ama.email)
    browser.submit(code=code_in(letters()[-1]))
    [taken] = [line for line in browser.response.headers.getlist("Set-Cookie") if line.startswith("__Host-asking=;")]
    assert "; Secure" in taken and "Path=/" in taken and "Domain" not in taken


def test_3_3_1_no_cookie_is_set_without_its_marks(app, cast, https):
    """v5.0.0-3.3.1, v5.0.0-3.3.4: the words of flash messages travel in one, too."""
    browser = Browser(app)
    browser._send("post", "/sign-in", data={"email": cast.ama.email}, headers={"Sec-Fetch-Site": "same-origin"})
    lines = browser._send("post", "/sign-out", headers={"Sec-Fetch-Site": "same-origin"}).headers.getlist("Set-Cookie")
    assert lines and all("HttpOnly" in line and "SameSite=Lax" in line and "Path=/" in line for line in lines)
