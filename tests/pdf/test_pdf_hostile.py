"""A hostile document reaches nothing, takes nothing with it, and costs no more than it may."""
import io
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pytest

from portal.pdf import child
from portal.pdf.fetcher import NotOurs, OwnFilesOnly
from portal.pdf.printer import STATIC, PrintFailed, print_pdf
from tests.pdf.sample import MADE_AT

PLAIN = ("<!doctype html><html lang=en><title>x</title><link rel=stylesheet href=css/tokens.css>"
         "<link rel=stylesheet href=css/paper.css><h1>Hello</h1>")
HOSTILE = {
    "image": "<img src='{url}/a.png' alt='a'>",
    "stylesheet": "<link rel=stylesheet href='{url}/a.css'>",
    "import": "<style>@import url('{url}/b.css');</style>",
    "font": "<style>@font-face {{ font-family: x; src: url('{url}/a.ttf') }} p {{ font-family: x }}</style><p>x",
    "background": "<style>p {{ background: url('{url}/c.png') }}</style><p>x",
    "object": "<object data='{url}/o.png' type='image/png'></object>",
    "embed": "<embed src='{url}/e.png' type='image/png'>",
    "attachment": "<link rel=attachment href='{url}/f'>",
    "attached link": "<p><a rel=attachment href='{url}/g'>take this</a>",
    "picture in a picture": "<svg width=9 height=9><title>x</title><image href='{url}/h.png' width=9 height=9 /></svg>",
    "use": "<svg width=9 height=9><title>x</title><use href='{url}/u.svg#a' /></svg>",
}


@contextmanager
def listener() -> Iterator[tuple[str, list]]:
    """An address of this machine, and the list of those who called it."""
    calls: list = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, who = server.accept()
                except TimeoutError:
                    continue
                calls.append(who)
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", calls
        finally:
            stop.set()
            thread.join()


def drawn(html: str) -> bytes:
    """What the child would draw, without its locks around it; all text of a PDF uncompressed, or nothing where it was refused."""
    job = {"html": html, "title": "Hostile", "made_at": "2026-10-12T09:30:00Z", "folder": str(STATIC), "fonts": ["Inter", "Source Serif 4"]}
    try:
        pdf = child._draw(job)
    except child.Refused as refused:
        assert refused.reason in ("address", "complaint"), refused
        return b""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.attachments
        return b"".join(thing.read_bytes() for thing in opened.objects if isinstance(thing, pikepdf.Stream))


def test_a_hostile_document_calls_nobody():
    with listener() as (url, calls):
        for part in HOSTILE.values():
            drawn(PLAIN + part.format(url=url))
    assert calls == []


def test_the_listener_would_have_heard_a_call():
    with listener() as (url, calls):
        socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))).close()
        threading.Event().wait(0.3)
    assert len(calls) == 1


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_of_the_machine_never_gets_into_a_pdf(kind, tmp_path):
    for name in ("a.png", "a.css", "b.css", "a.ttf", "c.png", "o.png", "e.png", "f", "g", "h.png", "u.svg"):
        (tmp_path / name).write_bytes(b"CANARY of the machine")
    assert b"CANARY" not in drawn(PLAIN + HOSTILE[kind].format(url=tmp_path.as_uri()))


def test_whoever_asks_for_a_foreign_file_is_told_so():
    with pytest.raises(PrintFailed) as failed:
        print_pdf(PLAIN + "<link rel=attachment href='file:///etc/passwd'>", "Hostile", MADE_AT)
    assert failed.value.reason == "address"


def test_the_process_that_draws_has_no_network():
    code = """
import socket
from portal.pdf.child import lock_in
lock_in(1 << 30, 10)
try:
    socket.create_connection(("127.0.0.1", 9))
except PermissionError:
    print("refused")
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"refused\n"


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/a.css", "https://example.com/a.css", "ftp://example.com/a.css", "data:text/css,p{}", "gopher://x/a.css",
    "file:///etc/passwd", "file://example.com/a.css", "file:///etc/x.css", f"{STATIC.as_uri()}/../pyproject.toml",
    f"{STATIC.as_uri()}/css/../../portal/x.css", f"{STATIC.as_uri()}/fonts/README.md", f"{STATIC.as_uri()}/%2e%2e/uv.css", "css/paper.css"])
def test_the_fetcher_opens_nothing_but_our_own_files(url):
    with pytest.raises(NotOurs):
        OwnFilesOnly(STATIC).fetch(url)


def test_a_link_inside_the_folder_does_not_lead_out_of_it(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "secret.css").write_text("p {}")
    (tmp_path / "ours" / "a.css").symlink_to(tmp_path / "secret.css")
    with pytest.raises(NotOurs):
        OwnFilesOnly(tmp_path / "ours").fetch((tmp_path / "ours" / "a.css").as_uri())


def test_a_document_that_takes_too_long_is_stopped():
    with pytest.raises(PrintFailed) as failed:
        print_pdf(PLAIN + "<p>x" * 200_000, "Long", MADE_AT, seconds=2)
    assert failed.value.reason == "time"
    assert str(failed.value.sentence) == "The document takes longer than a PDF may take."


def test_a_document_that_needs_too_much_memory_is_stopped():
    with pytest.raises(PrintFailed) as failed:
        print_pdf(PLAIN, "Wide", MADE_AT, memory=120 << 20)
    assert failed.value.reason in ("memory", "crash")


def test_the_process_that_draws_gets_no_more_memory_than_it_may():
    code = "from portal.pdf.child import lock_in; lock_in(1 << 30, 10); bytearray(900 << 20); print('enough'); bytearray(1 << 30)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stdout == b"enough\n" and b"MemoryError" in done.stderr


def test_deep_nesting_is_refused_or_printed_but_never_hangs():
    try:
        assert print_pdf(PLAIN + "<div>" * 3000 + "x", "Deep", MADE_AT).startswith(b"%PDF")
    except PrintFailed as failed:
        assert failed.reason in ("crash", "time", "memory")


ROW = "<tr><th>Row</th><td>1</td></tr>"
ROWS = f"{PLAIN}<table><thead><tr><th>Name</th><th>Held</th></tr></thead><tbody>{ROW * 5000}</tbody></table>"


def test_five_thousand_rows_end_at_the_limit_of_time_and_leave_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(PrintFailed) as failed:
        print_pdf(ROWS, "Rows", MADE_AT, seconds=3)
    assert failed.value.reason == "time" and not list(tmp_path.iterdir())
    # The next document is none the worse for it.
    assert print_pdf(PLAIN, "Next", MADE_AT).startswith(b"%PDF")


@pytest.mark.long
def test_five_thousand_rows_are_printed_within_the_memory_of_a_pdf_where_there_is_time():
    assert print_pdf(ROWS, "Rows", MADE_AT, seconds=300).startswith(b"%PDF")


def test_a_thousand_hostile_addresses_in_one_document_call_nobody_either():
    with listener() as (url, calls):
        assert drawn(PLAIN + "".join(part.format(url=url) for part in HOSTILE.values()) * 90) == b""
    assert calls == []


def test_a_sign_that_our_fonts_lack_is_named():
    with pytest.raises(PrintFailed) as failed:
        print_pdf(PLAIN + "<p>Ж and 漢", "Signs", MADE_AT)
    assert failed.value.reason == "signs"
    assert "Ж" in failed.value.sentence and "漢" in failed.value.sentence


def test_a_picture_without_words_is_not_printed():
    with pytest.raises(PrintFailed) as failed:
        print_pdf(PLAIN + "<svg width=9 height=9><rect width=9 height=9 /></svg>", "Mute", MADE_AT)
    assert failed.value.reason == "complaint"


def test_a_document_without_a_language_is_not_printed():
    with pytest.raises(PrintFailed) as failed:
        print_pdf(PLAIN.replace(" lang=en", ""), "Nowhere", MADE_AT)
    assert failed.value.reason == "complaint"


def test_whoever_prints_never_loads_the_engine():
    code = "import sys, portal.pdf.printer; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
