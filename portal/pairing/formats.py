"""How a format makes the two sides of a round: by roles, or for a pool of peers by dividing it."""
from dataclasses import fields

from portal.enrollment.models import MENTEE, MENTOR
from portal.enrollment.questionnaire.kinds import OFFERED
from portal.pairing.matching.criteria import Candidate, MenteeSide, MentorSide, Rules
from portal.programs.formats import PEER
from portal.programs.models import Program

DEGREES = (1, 2, 3)


Pair = tuple[int, int]


def sides_of(program: Program, sides: dict, answers: dict[int, dict], rules: Rules, locks: list[Pair]) -> tuple[dict, int | None]:
    """The two sides of a round by role, and for peers how many pairs no division whatever could pass; else None.

    `sides`: everybody who takes part, under the role of their place. `answers`: by the id of a place, what was said under each key;
    `locks`: (mentor's, mentee's) places that a coordinator keeps together.
    """
    if program.format != PEER or not sides[MENTEE]:
        return sides, None
    pool = sides[MENTEE]
    showing = [_showing(one, answers.get(int(one.id), {})) for one in pool]
    division = _divided(showing, pool, rules, locks)
    return {MENTOR: [showing[row] for row in division.shows], MENTEE: [pool[row] for row in division.asks]}, division.most_pairs


def _showing(one: MenteeSide, said: dict) -> MentorSide:
    """The same person as one who shows."""
    common = {field.name: getattr(one, field.name) for field in fields(Candidate)}
    return MentorSide(teaches={topic: degree for topic, degree in (said.get(OFFERED) or {}).items() if degree in DEGREES}, **common)


def _divided(showing: list[MentorSide], pool: list[MenteeSide], rules: Rules, locks: list[tuple[int, int]]):
    from portal.pairing.matching import exclude, score
    from portal.pairing.matching.peers import divide

    points, allowed = score.scores(showing, pool, rules), exclude.allowed_pairs(showing, pool, rules)
    row_of = {int(one.id): row for row, one in enumerate(pool)}
    locked, taken = [], set()
    for pair in locks:
        # Everybody has one place, so of two locks on one person the older counts.
        if set(pair) <= set(row_of) and not taken & set(pair):
            taken |= set(pair)
            locked.append((row_of[pair[0]], row_of[pair[1]]))
    return divide(points, allowed, [one.id for one in pool], locked)
