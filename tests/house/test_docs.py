"""The documents: what they promise of the code is there, and what the code needs said is said."""
import re
from pathlib import Path

import pytest

from portal import cli, settings
from portal.settings import ROOT
from portal.summaries.answers.measures import ANSWER_MEASURES
from portal.summaries.measures import MEASURES

DOCS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
# Folders of somebody's machine; those of an example installation are no one's.
MACHINE_PATH = re.compile(r"/(?:work|root|home/\w+|Users/\w+)/|\.\./shared")
NAMED_FILE = re.compile(r"`((?:portal|tests|bin|docs|migrations|templates|static|benchmarks)/[\w/.-]+)`")
STRETCHES = {"3600": "an hour", "600": "ten minutes", "86400": "a day"}


def _words(name: str) -> str:
    return (ROOT / name).read_text()


def _ids(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", DOCS, ids=_ids)
def test_every_link_leads_to_a_file(path):
    for target in LINK.findall(path.read_text()):
        name, _hash, heading = target.partition("#")
        if "://" in target:
            continue
        found = (path.parent / name) if name else path
        assert found.exists(), f"{path.name} links to {target}"
        assert not heading or heading in _headings(found), f"{path.name} links to {target}"


def _headings(path: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", path.read_text(), re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCS, ids=_ids)
def test_every_file_that_is_named_exists(path):
    missing = [name for name in NAMED_FILE.findall(path.read_text()) if "NNNN" not in name and not (ROOT / name).exists()]
    assert not missing


@pytest.mark.parametrize("path", DOCS, ids=_ids)
def test_no_document_names_a_path_of_somebodys_machine(path):
    assert not MACHINE_PATH.search(path.read_text())


# The page about words quotes those that it refuses.
@pytest.mark.parametrize("path", [path for path in DOCS if path.name != "voice.md"], ids=_ids)
def test_the_documents_write_us_english_and_shout_at_nobody(path):
    text = re.sub(r"^ {4}.*$|`[^`]*`|!\[", "", path.read_text(), flags=re.M)
    assert not re.search(r"programme|colour|behaviour|favour|\bsuccessfully\b|!", text)


def test_every_measure_is_explained():
    explained = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", _words("docs/measures.md"), re.M)
    answers = {key: measure.name() for key, measure in ANSWER_MEASURES.items()}
    assert {key: name.strip() for key, name in explained} == {key: str(measure.name) for key, measure in MEASURES.items()} | answers


def test_the_sentence_beside_every_measure_is_the_one_of_the_document():
    printed = _words("docs/measures.md").split("## As a summary prints them")[1].split("\n## ")[0]
    said = dict(re.findall(r"^- `(\w+)`: (.+)$", printed, re.M))
    answers = {key: measure.definition() for key, measure in ANSWER_MEASURES.items()}
    assert said == {key: str(measure.definition) for key, measure in MEASURES.items()} | answers


def test_every_measure_names_its_period():
    periods = dict(re.findall(r"^\| `(\w+)` .*\| (\w+) \|$", _words("docs/measures.md"), re.M))
    assert periods == {key: str(measure.period).split()[0] for key, measure in (MEASURES | ANSWER_MEASURES).items()}


def test_every_variable_that_the_portal_reads_is_explained():
    code = Path(settings.__file__).read_text()
    read = set(re.findall(r"environ(?:\.get\(|, )\"([A-Z_]+)\"", code))
    assert len(read) == 17
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", _words("docs/operating.md"), re.M)) == read


def test_every_command_is_named():
    named = _words("docs/architecture.md") + _words("docs/operating.md")
    assert all(re.search(rf"\b{name}\b", named) for name in cli.portal.commands)


def test_every_rate_limit_stands_in_its_table():
    rows = re.findall(r"\| (\d+) \| (a day|an hour|ten minutes) \|", _words("docs/operating.md"))
    said = {(int(limit), stretch) for limit, stretch in rows}
    spent = set()
    for path in (ROOT / "portal").rglob("*.py"):
        code = path.read_text()
        for limit, seconds in re.findall(r"limits\.spend\(.*?limit=(\w+), seconds=(\w+)\)", code):
            spent.add((int(_number(limit, code)), STRETCHES[_number(seconds, code)]))
    assert spent and said == spent


def _number(word: str, code: str) -> str:
    return word if word.isdigit() else re.search(rf"^{word} = (\d+)$", code, re.M)[1]


def test_every_requirement_that_security_names_as_tested_has_a_test():
    listed = re.search(r"these had one:\n\n(.+?)\n\n", _words("docs/security.md"), re.S)[1]
    tests = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    for number in listed.replace("\n", " ").split(", "):
        assert re.search(rf"(test_|_and_){number.replace('.', '_')}_|v5\.0\.0-{re.escape(number)}\b", tests), number
