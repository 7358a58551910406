"""Which function answers which kind of question; each kind's module names its own."""
from collections.abc import Callable

from portal.pairing.trials.models import Trial

_answerers: dict[str, Callable[[Trial], dict]] = {}


def answerer(kind: str):
    """A function that answers trials of this kind: it takes the Trial and returns what JSON can hold. It runs in no transaction.

    Its module is imported by jobs.py, so that the worker knows it.
    """

    def named(function: Callable[[Trial], dict]) -> Callable[[Trial], dict]:
        _answerers[kind] = function
        return function

    return named


def answer_to(trial: Trial) -> dict:
    """What the function of this trial's kind says. Raises KeyError for a kind that nobody answers."""
    return _answerers[trial.kind](trial)
