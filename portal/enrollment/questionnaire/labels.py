"""Options from what a coordinator typed: a key stays with its words, whatever these become."""
from collections.abc import Iterable


def with_labels(options: list[dict], labels: Iterable[tuple[str, str]]) -> list[dict]:
    """The options from (key, label) pairs: those without a label go, those without a key of `options` are new."""
    taken = {option["key"] for option in options}
    made = []
    for key, label in labels:
        if label:
            key = key if key in taken else _new_key(taken)
            taken.add(key)
            made.append({"key": key, "label": label})
    return made


def _new_key(taken: set[str]) -> str:
    return next(key for number in range(1, len(taken) + 2) if (key := f"own_{number}") not in taken)
