"""No page and no refused form is without a window; held against the street map and the code itself."""
import ast
import re
from inspect import unwrap
from urllib.parse import urlsplit

import pytest

from portal.settings import ROOT
from tests.gallery.windows import all_windows

# What answers a GET without a page of its own.
NO_PAGES = {
    "health.alive": "a word for machines",
    "health.ready": "a word for machines",
    "manifest.show": "a file for phones",
    "demo.attachment": "a file",
    "demo.letter_page": "the letter itself, in the frame of its page; tests of letters look at it",
    "enrollment_desk.export_roster": "a file",
    "enrollment_desk.export_problems": "a file",
    "enrollment_desk.previewed_letter": "a letter, in the frame of its preview; tests of letters look at it",
    "enrollment_desk.previewed_page": "the page of an invitation, in the frame of its preview; it has windows of its own",
    "mentorships_desk.export": "a file",
    "mentorships_desk.export_workbook": "a file",
    "summaries.paper": "a file",
    "summaries.sheet": "a file",
    "papers.file": "a file",
    "own_data.take": "a file",
    "offline.worker": "a script for browsers",
    "offline.times": "a file for the device that asks",
    "sessions.feed": "a file",
    "enrollment.place": "leads to the next question",
}


class _Anything(dict):
    """Stands for every name of a path."""

    def __missing__(self, name: str) -> str:
        return "1"


def _endpoint(app, path: str) -> str | None:
    streets = app.url_map.bind("localhost")
    try:
        return streets.match(urlsplit(path.format_map(_Anything())).path, method="GET")[0]
    except Exception:
        return None


def test_every_page_has_a_window(app):
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods} - set(NO_PAGES)
    shown = {_endpoint(app, window.path) for window in all_windows()}
    assert pages - shown == set(), "add a window to tests/gallery/rooms/"
    assert set(NO_PAGES) <= set(app.view_functions)


def test_every_form_that_can_be_refused_has_a_window_in_which_it_is(app):
    refusing = {endpoint for endpoint in app.view_functions if _can_refuse(app.view_functions[endpoint])}
    shown = {window.refused for window in all_windows() if window.refused}
    assert len(refusing) > 15, "the search finds too little"
    assert refusing - shown == set(), "add a refused(...) to tests/gallery/rooms/"
    assert shown - refusing == set(), "these refuse nothing"


def _can_refuse(view) -> bool:
    """Whether the view, or a function of its module that it calls, calls pages.again."""
    view = unwrap(view)
    tree = _module(view.__code__.co_filename)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    return view.__name__ in functions and _leads_to_again(functions[view.__name__], functions, set())


def _module(path: str) -> ast.Module:
    with open(path) as code:
        return ast.parse(code.read())


def _leads_to_again(function: ast.FunctionDef, functions: dict, passed: set[str]) -> bool:
    passed.add(function.name)
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        if name == "pages.again":
            return True
        # A helper that is told at once that all was well refuses nothing.
        is_well = call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value is True
        if name in functions and name not in passed and not is_well and _leads_to_again(functions[name], functions, passed):
            return True
    return False


@pytest.mark.parametrize("path", sorted((ROOT / "tests/gallery/rooms").glob("[a-z]*.py")), ids=lambda path: path.name)
def test_a_file_of_windows_says_what_it_shows(path):
    assert ast.get_docstring(ast.parse(path.read_text()))


NAME = re.compile(r"[A-Z][\w’'-]+( [A-Z][\w’'-]+)+")


def test_no_two_people_of_the_gallery_share_a_given_name():
    """CAST knows people by it: the second would stand in the first one's windows."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "tests" / "cast.py", *sorted((ROOT / "tests" / "gallery").rglob("*.py"))):
        constants = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant))
        for name in (name for text in constants if isinstance(text, str) for name in text.split("|") if NAME.fullmatch(name)):
            found.setdefault(name.split()[0], set()).add(name)
    assert len(found) > 100 and {given: names for given, names in found.items() if len(names) > 1} == {}
