"""What the worker found about two people, with names and in words."""
from portal.pairing.asking.queries import names_of
from portal.pairing.matching.tell import REMOVED


def told_answer(answer: dict) -> dict:
    """The answer with names in the place of places, and with the words of rules; rules are named alone, never whose answer they read."""
    moves = answer.get("moves", [])
    places = [place for move in moves for place in (move["leader"], *move["before"], *move["after"])]
    names = names_of([*places, *answer.get("places", ())])
    told = dict(answer)
    told["absent"] = [names[place] for place in answer.get("places", ()) if place in names]
    told["rules"] = [REMOVED[key] for key in answer.get("rules", ()) if key in REMOVED]
    told["moves"] = [{side: _listed(move[side], names) for side in ("leader", "before", "after")} for move in moves]
    return told


def _listed(places, names: dict[int, str]) -> str:
    return ", ".join(names.get(place, "") for place in (places if isinstance(places, list) else [places]))
