"""The engine stays pure: no database, no web, and SciPy only when somebody is assigned."""

import ast
import sys
from pathlib import Path

import pytest

MODULES = sorted((Path(__file__).parents[2] / "portal/pairing/matching").glob("*.py"))
OURS = ("portal.pairing.matching", "portal.words")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_of_the_engine_imports_numpy_the_words_and_nothing_else(path):
    for statement in ast.parse(path.read_text()).body:
        for name in _imported(statement):
            assert name.startswith(OURS) or name.split(".")[0] in {"numpy", *sys.stdlib_module_names}, name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_scipy_is_imported_inside_a_function(path):
    tree = ast.parse(path.read_text())
    inside = [name for node in ast.walk(tree) if node not in tree.body for name in _imported(node)]
    assert all(name.split(".")[0] == "scipy" for name in inside), inside


def _imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) else []


def test_the_benchmark_reports_the_rounds_the_peer_and_the_ratio():
    from benchmarks.__main__ import BARS
    from benchmarks.pairing import peer, rows_of

    names = [name for name, figure in [*rows_of(12, 20, runs=1), *peer(4, 6)] if figure]
    assert any("proof to plain SciPy" in name for name in names)
    assert len(names) == len(set(names)) == 19
    assert {name.replace("122 x 200", "12 x 20") for name in BARS if name.startswith("pairing 122")} <= set(names)


@pytest.mark.long
def test_the_benchmark_reports_a_large_round_by_the_names_of_its_bars():
    from benchmarks.__main__ import BARS
    from benchmarks.pairing import large

    names = [name for name, figure in large(20) if figure]
    assert len(names) == len(set(names)) == 9
    bars = [name for name in BARS if name.startswith("pairing 10,000")]
    assert {name.replace("10,000", "20") for name in bars} <= set(names)
