"""What the worker found about two people, with names and in words."""
from types import SimpleNamespace

from portal.pairing.asking.queries import names_of
from portal.pairing.by_hand.rules import may_overrule
from portal.pairing.kept import shown_to_of
from portal.pairing.matching.criteria import FLOOR
from portal.pairing.matching.tell import REMOVED
from portal.pairing.telling import names_in, summed, told_parts
from portal.programs.models import Program
from portal.words import listed


def told_answer(program: Program, answer: dict) -> dict:
    """The answer with names in the place of places, and with the words of rules; rules are named alone, never whose answer they read.

    `told` are the criteria that a coordinator may read today and `sums` their points; where others counted, `compares` is false: what the
    program gains or loses in points would tell what these earned.
    """
    moves = answer.get("moves", [])
    places = [place for move in moves for place in (move["leader"], *move["before"], *move["after"])]
    names = names_of([*places, *answer.get("places", ())])
    told = {**answer, **_arithmetic(program, answer)}
    told["absent"] = listed(names[place] for place in answer.get("places", ()) if place in names)
    told["rules"] = [REMOVED[key] for key in answer.get("rules", ()) if key in REMOVED]
    told["is_low"], told["may_overrule"] = FLOOR in answer.get("rules", ()), may_overrule(answer.get("rules", []))
    told["moves"] = [{side: _listed(move[side], names) for side in ("leader", "before", "after")} for move in moves]
    return told


def _arithmetic(program: Program, answer: dict) -> dict:
    stored = answer.get("parts", [])
    parts = told_parts(SimpleNamespace(parts=stored), names_in(program), shown_to_of(program)) if stored else []
    has_kept = answer.get("has_kept", False) or len(parts) < len(stored)
    return {"told": parts, "sums": summed(parts), "has_kept": has_kept, "compares": "points" in answer and not has_kept}


def _listed(places, names: dict[int, str]) -> str:
    return ", ".join(names.get(place, "") for place in (places if isinstance(places, list) else [places]))
