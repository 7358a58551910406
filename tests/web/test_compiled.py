"""Templates are compiled once for all processes, and never stand in the way of a page."""
import sys

import pytest
from jinja2 import DictLoader, Environment

from portal.web.compiled import kept_templates

HELLO = {"hello.html": "{% if name %}Hello {{ name }}{% endif %}"}


def _environment(folder, sources=HELLO, **options) -> Environment:
    env = Environment(loader=DictLoader(sources), autoescape=True, **options)
    env.bytecode_cache = kept_templates(env, folder)
    return env


def _said(env: Environment) -> str:
    return env.get_template("hello.html").render(name="Ama")


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    """Whoever runs the tests may have told Python to keep nothing."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def compiles(monkeypatch):
    """The names of the templates that were compiled, in order."""
    names, real = [], Environment.compile

    def compile_(self, source, name=None, *rest, **more):
        names.append(name)
        return real(self, source, name, *rest, **more)

    monkeypatch.setattr(Environment, "compile", compile_)
    return names


def test_the_next_process_compiles_nothing_again(tmp_path, compiles):
    assert [_said(_environment(tmp_path)) for _process in range(3)] == ["Hello Ama"] * 3
    assert compiles == ["hello.html"]


def test_a_template_that_was_changed_is_compiled_again(tmp_path):
    _said(_environment(tmp_path))
    assert _said(_environment(tmp_path, {"hello.html": "Good morning {{ name }}"})) == "Good morning Ama"


def test_another_way_of_compiling_never_takes_what_the_first_one_made(tmp_path, compiles):
    for options in ({}, {"trim_blocks": True}, {"lstrip_blocks": True}):
        _said(_environment(tmp_path, **options))
    assert compiles == ["hello.html"] * 3


def test_a_page_is_shown_where_nothing_can_be_kept(tmp_path):
    # As on a full disk, or in the folder of somebody else: root may write anywhere, so the folder is taken away instead.
    env = _environment(tmp_path / "beside")
    (tmp_path / "beside").rmdir()
    assert _said(env) == "Hello Ama"
    (tmp_path / "file").write_text("")
    assert kept_templates(env, tmp_path / "file" / "beside") is None


def test_where_python_is_told_to_keep_nothing_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _said(_environment(tmp_path)) == "Hello Ama" and not list(tmp_path.iterdir())


def test_a_kept_file_that_is_broken_is_passed_over(tmp_path):
    _said(_environment(tmp_path))
    for kept in tmp_path.iterdir():
        kept.write_bytes(kept.read_bytes()[:-7])
    assert _said(_environment(tmp_path)) == "Hello Ama"
