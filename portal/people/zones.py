"""The time zones that a person can choose from, by part of the world."""
from functools import cache
from importlib.resources import files


@cache
def zones() -> dict[str, list[str]]:
    """Every inhabited zone, by part of the world: {"Europe": ["Europe/Amsterdam", ...]}."""
    table = (files("tzdata.zoneinfo") / "zone.tab").read_text().splitlines()
    names = sorted(line.split("\t")[2] for line in table if line and not line.startswith("#"))
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name.split("/")[0], []).append(name)
    return found | {"UTC": ["UTC"]}


def choices(current: str) -> dict[str, list[tuple[str, str]]]:
    """The zones as grouped choices of a select: Europe -> [("Europe/Paris", "Paris")]; `current` is always among them."""
    grouped = {part: [(name, city(name)) for name in names] for part, names in zones().items()}
    if not any(current in names for names in zones().values()):
        grouped = {current: [(current, city(current))]} | grouped
    return grouped


def city(zone: str) -> str:
    """What people call a zone: Europe/Paris is Paris."""
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ") or zone


def is_zone(name: str) -> bool:
    """Whether this is a zone that a clock can be set to."""
    return any(name in names for names in zones().values())
