"""One place decides what may be shown about groups: no other module compares with the smallest number, or has one of its own."""
import ast
import re
from pathlib import Path

import pytest

from portal.programs.small_groups import SMALLEST

RULES, NUMBER = "portal/summaries/disclosure/", "portal/programs/small_groups.py"
MODULES = [path for path in sorted(Path("portal").rglob("*.py")) if not str(path).startswith((RULES, NUMBER))]
# What decides, and who may ask it: the figures of a summary and, for coordinators, how a questionnaire goes, how many answered, and
# what a theme of interviews still lacks.
DECIDERS = {"is_enough", "may_be_shown", "may_stand_alone", "hidden_among", "rows_to_drop", "decide", "is_dominated"}
ASKING = {
    "portal/summaries/figures.py", "portal/enrollment/questionnaire/figures.py", "portal/surveys/rates.py", "portal/surveys/offered.py",
    "portal/summaries/large_charts.py", "portal/interviews/standing.py",
}
# Numbers that are about something else: a circle, a week, the steps of a scale, the changes of a person.
OTHER_NUMBERS = {
    "portal/programs/formats.py", "portal/mentorships/circle_actions.py", "portal/demo/days.py", "portal/surveys/desk_forms.py",
    "portal/desk/health/queries.py",
}
# The number itself is a setting of a program, which is raised and not lowered.
SETTING = {
    "portal/programs/models.py", "portal/programs/forms.py", "portal/summaries/reading.py", "portal/enrollment/questionnaire/figures.py",
    "portal/summaries/large_charts.py",
}
ORDER = ast.Lt | ast.LtE | ast.Gt | ast.GtE
FEW = re.compile(r"fewer than (five|5)\b|at least (five|5) people", re.IGNORECASE)


def _names(tree: ast.AST) -> set[str]:
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    return imported | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.AST]:
    return {str(path): ast.parse(path.read_text()) for path in MODULES}


def test_nothing_else_compares_with_five_or_with_a_smallest_number(trees):
    found = []
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                five = any(isinstance(side, ast.Constant) and side.value == SMALLEST and side.value is not True for side in sides)
                named = any("SMALLEST" in ast.unparse(side) or "FEWEST" in ast.unparse(side) for side in sides)
                orders = any(isinstance(operation, ORDER) for operation in node.ops)
                size = orders and any(isinstance(side, ast.Attribute) and side.attr == "smallest_group" for side in sides)
                if five or named or size:
                    found.append(path)
    assert set(found) <= OTHER_NUMBERS


def test_only_those_who_make_figures_ask_what_may_be_shown(trees):
    asking = {path for path, tree in trees.items() if DECIDERS & _names(tree)}
    assert asking == ASKING


def test_nothing_else_has_a_smallest_number_of_its_own(trees):
    made = set()
    for path, tree in trees.items():
        for node in ast.walk(tree):
            targets = node.targets if isinstance(node, ast.Assign) else []
            names = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
            if any("SMALLEST" in name or "FEWEST" in name for name in names):
                made.add(path)
    assert made <= OTHER_NUMBERS
    assert {path for path, tree in trees.items() if "SMALLEST" in _names(tree)} <= SETTING


def test_no_page_says_the_number_by_itself(trees):
    said = [path for path in sorted(Path("templates").rglob("*.html")) if FEW.search(path.read_text())]
    for path, tree in trees.items():
        told = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)]
        docs = {ast.get_docstring(node, clean=False) for node in told}
        strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        said += [path for text in strings if FEW.search(text) and text not in docs]
    assert said == []
