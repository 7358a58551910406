"""What a format makes of a round: its two sides, by roles or by dividing a pool of peers; and circles, of which small ones are closed."""
from collections.abc import Callable
from dataclasses import fields, replace

from portal.enrollment.models import MENTEE, MENTOR
from portal.enrollment.questionnaire.kinds import OFFERED
from portal.pairing.matching.criteria import Candidate, MenteeSide, MentorSide, Rules
from portal.programs.formats import FEWEST_IN_A_CIRCLE, PEER
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


def answered(people, instance, near, find: Callable) -> tuple:
    """(the engine's question as it was answered in the end, the answer, the circles that were closed) of a field.

    `find` takes a question and what it is to be near to, and answers. Outside circles it is asked once, and nothing is closed.
    """
    if not people.in_circles:
        return instance, find(instance, near), ()
    from portal.pairing.matching.circles import open_circles

    ids, meeting = [one.id for one in people.mentors], [one.partners for one in people.mentors]

    def run(rows):
        return find(*_without(instance, near, rows))

    result, closed = open_circles(run, meeting, ids, FEWEST_IN_A_CIRCLE)
    return _without(instance, near, [one.mentor for one in closed])[0], result, closed


def _without(instance, near, rows) -> tuple:
    """(the question, what it is to be near to) when the mentors of these rows lead no circle."""
    from portal.pairing.matching.circles import without

    allowed, locked = without(rows, instance.allowed, instance.locked)
    counts = (("first", instance.first), ("spared", instance.spared))
    masks = {name: None if matrix is None else matrix * allowed for name, matrix in counts}
    return replace(instance, allowed=allowed, locked=tuple(locked), **masks), [pair for pair in near if pair[0] not in set(rows)]


def removed_by_closing(closed: tuple, shape: tuple[int, int]) -> dict:
    """What closed circles take away, as one more rule beside the others."""
    import numpy as np

    if not closed:
        return {}
    matrix = np.zeros(shape, dtype=bool)
    matrix[[one.mentor for one in closed]] = True
    return {"closed": matrix}


def beside_the_proof(people, closed: tuple) -> dict:
    """What a round's certificate says beside the engine's proof: how far a division could reach, and which circles were closed.

    And which locks held nothing, with the rules that stood against them; without such locks nothing of it.
    """
    told = {} if people.most_pairs is None else {"most_pairs": people.most_pairs}
    if people.idle:
        told["idle"] = [{"mentor": mentor, "mentee": mentee, "rules": list(rules)} for mentor, mentee, rules in people.idle]
    if people.in_circles:
        told["closed"] = [{"enrollment": people.mentor_ids[one.mentor], "members": one.members} for one in closed]
    return told


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
        # Everybody has one place, so of two locks on one person the older counts; one on a pair that a rule forbids holds nobody.
        is_here = set(pair) <= set(row_of) and not taken & set(pair)
        if is_here and allowed[row_of[pair[0]], row_of[pair[1]]]:
            taken |= set(pair)
            locked.append((row_of[pair[0]], row_of[pair[1]]))
    return divide(points, allowed, [one.id for one in pool], locked)
