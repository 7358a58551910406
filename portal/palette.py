"""The colors of tokens.css as literal values, for pictures on paper: there, SVG knows neither classes nor var()."""
import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).resolve().parents[1] / "static" / "css" / "tokens.css"
DECLARATION = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
REFERENCE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
PAIR = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),.*\)", re.DOTALL)


@cache
def palette() -> dict[str, str]:
    """Token name (without dashes in front) -> its value in the light theme, e.g. palette()["pine"]."""
    return read(TOKENS.read_text(encoding="utf-8"))


def read(css: str) -> dict[str, str]:
    """The custom properties of a stylesheet, followed through var() and light-dark(); the first value of a name counts."""
    raw: dict[str, str] = {}
    for name, value in DECLARATION.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        raw.setdefault(name, value.strip())
    return {name: _literal(value, raw) for name, value in raw.items()}


def _literal(value: str, raw: dict[str, str], depth: int = 8) -> str:
    if depth and (pair := PAIR.fullmatch(value)):
        return _literal(pair[1].strip(), raw, depth - 1)
    if depth and (reference := REFERENCE.fullmatch(value)) and reference[1] in raw:
        return _literal(raw[reference[1]], raw, depth - 1)
    return value
