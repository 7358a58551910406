"""What a round was drawn from, packed into one sealed text, and out of it again."""
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from portal.pairing.candidates import Field
from portal.pairing.matching.criteria import MenteeSide, MentorSide, Rules
from portal.pairing.rounds.task import Task

KINDS = {kind.__name__: kind for kind in (Task, Field, MentorSide, MenteeSide, Rules)}


@dataclass(frozen=True)
class Inputs:
    """A task with the pairs of places (ids of Enrollment) that came out of it."""

    task: Task
    pairs: list[tuple[int, int]]


class Unreadable(ValueError):
    """It was packed by a version of the portal that knew other things."""


def packed(task: Task, pairs: list[tuple[int, int]]) -> str:
    """The inputs as text; the same inputs are the same text."""
    # The row of the rules is the database's; what it says stands in the rules.
    task = replace(task, field=replace(task.field, rules_row=None))
    said = json.dumps({"task": _bare(task), "pairs": _bare(pairs)}, separators=(",", ":"), sort_keys=True)
    return b64encode(zlib.compress(said.encode(), 9)).decode()


def unpacked(text: str) -> Inputs:
    """What `packed` made a text of. Raises Unreadable."""
    try:
        said = json.loads(zlib.decompress(b64decode(text)))
        return Inputs(_made(said["task"]), [tuple(pair) for pair in _made(said["pairs"])])
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise Unreadable from error


def _bare(value):
    """The value as JSON can hold it; what JSON has no word for says what it is."""
    if is_dataclass(value):
        return {"is": type(value).__name__, "of": {one.name: _bare(getattr(value, one.name)) for one in fields(value)}}
    if isinstance(value, frozenset | set):
        return {"is": "set", "of": sorted((_bare(one) for one in value), key=repr)}
    if isinstance(value, Mapping):
        return {"is": "map", "of": sorted(([_bare(key), _bare(one)] for key, one in value.items()), key=repr)}
    if isinstance(value, tuple):
        return {"is": "tuple", "of": [_bare(one) for one in value]}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _made(said):
    if isinstance(said, list):
        return [_made(one) for one in said]
    if not isinstance(said, dict):
        return said
    kind, of = said["is"], said["of"]
    if kind == "set":
        return frozenset(_made(one) for one in of)
    if kind == "map":
        return {_made(key): _made(one) for key, one in of}
    if kind == "tuple":
        return tuple(_made(one) for one in of)
    return KINDS[kind](**{name: _made(one) for name, one in of.items()})
