"""Makes the short lists of a program: for everybody with a place left, whom the rules allow and the score puts first."""
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from portal.db import db
from portal.enrollment.models import Enrollment
from portal.pairing.candidates import Field, field_of
from portal.pairing.choosing.models import ListDraw, Shortlisted
from portal.pairing.choosing.queries import LONGEST, ranked_in
from portal.pairing.kept import PARTNERS
from portal.pairing.part_rows import circle_of, part_rows, parts_for_partners
from portal.programs.models import Program

CHUNK = 100


def make_lists(draw: ListDraw, *, at: datetime) -> None:
    """Replace every short list of a program, in one transaction; the same field gives the same lists.

    If they were asked for again meanwhile, the draw goes on waiting.
    """
    program = draw.program
    field = _without_ranks(field_of(program, at.date()))
    rows, places = _rows(field, ranked_in(program), at), len(field.mentors) + len(field.mentees)
    found = len({row["enrollment"] for row in rows})
    with db.atomic():
        mine = Shortlisted.enrollment.in_(_places_of(program))
        Shortlisted.delete().where(mine).execute()
        for start in range(0, len(rows), CHUNK):
            Shortlisted.insert_many(rows[start : start + CHUNK]).execute()
        done = {ListDraw.drawn_at: at, ListDraw.people: places, ListDraw.without: places - found}
        ListDraw.update(done).where(ListDraw.id == draw.id, _is_this_run(draw)).execute()


def _is_this_run(draw: ListDraw):
    """The condition that nobody has wished for new lists since this run began."""
    return ListDraw.begun_at.is_null() if draw.begun_at is None else ListDraw.begun_at == draw.begun_at


def _without_ranks(field: Field) -> Field:
    """The field as if nobody had ranked anybody: who moved up on a list would tell its reader who did."""
    mentors, mentees = ([replace(one, ranks={}) for one in side] for side in (field.mentors, field.mentees))
    return replace(field, mentors=mentors, mentees=mentees)


def _places_of(program: Program):
    return Enrollment.select(Enrollment.id).where(Enrollment.program == program)


def _rows(field: Field, ranked: set[tuple[int, int]], at: datetime) -> list[dict]:
    """The rows of Shortlisted; a pair that stands on both lists is explained once."""
    if not field.mentors or not field.mentees:
        return []
    import numpy as np

    from portal.pairing.matching.exclude import allowed_pairs
    from portal.pairing.matching.explain import explain
    from portal.pairing.matching.score import part_matrices

    allowed = allowed_pairs(field.mentors, field.mentees, field.rules)
    # Who stands on a list, and where, follows from what its reader may read: nothing else can be worked out from it.
    points = sum(
        (part for key, part in part_matrices(field.mentors, field.mentees, field.rules).items() if circle_of(key, field) == PARTNERS),
        np.zeros(allowed.shape, dtype=np.int64),
    )
    marks = [_marks(side) for side in (field.mentors, field.mentees)]
    mentors, mentees = field.mentor_ids, field.mentee_ids
    pairs = [
        (mentors[one], mentees[other], one, other, position)
        for one, others in enumerate(_best(points, allowed, *marks, _kept(ranked, mentors, mentees)))
        for position, other in enumerate(others, 1)
    ]
    pairs += [
        (mentees[one], mentors[other], other, one, position)
        for one, others in enumerate(_best(points.T, allowed.T, *marks[::-1], _kept(ranked, mentees, mentors)))
        for position, other in enumerate(others, 1)
    ]
    told: dict[tuple[int, int], tuple] = {}
    rows = []
    for place, candidate, mentor, mentee, position in pairs:
        if (mentor, mentee) not in told:
            _score, parts, _has_kept = part_rows(explain(field.mentors[mentor], field.mentees[mentee], field.rules), field)
            told[mentor, mentee] = parts_for_partners(parts)
        score, parts = told[mentor, mentee]
        seen = {"score": score, "parts": parts}
        rows.append({"enrollment": place, "candidate": candidate, "position": position, "drawn_at": at, **seen})
    return rows


def _best(points, allowed, ours, theirs, kept: list[set[int]]):
    """For each row the columns of its best allowed pairs, the best first; what is in `kept` comes in any case.

    Equal scores are ordered by a lot of the two people, which is the same in any order of the rows, on any machine.
    """
    import numpy as np

    for row in range(len(points)):
        columns = np.flatnonzero(allowed[row])
        # The scores below the fifth do not come in question.
        if len(columns) > LONGEST:
            floor = np.partition(points[row, columns], -LONGEST)[-LONGEST]
            chosen = kept[row].intersection(columns.tolist())
            columns = columns[(points[row, columns] >= floor) | np.isin(columns, list(chosen))]
        order = [int(columns[one]) for one in np.lexsort((_lots(ours[row], theirs[columns]), -points[row, columns]))]
        here = kept[row].intersection(order)
        others = [one for one in order if one not in here][: max(0, LONGEST - len(here))]
        yield [one for one in order if one in here or one in others]


def _kept(ranked: set[tuple[int, int]], places: list[int], candidates: list[int]) -> list[set[int]]:
    """For each place the columns of the candidates whom its holder has ranked."""
    column = {candidate: number for number, candidate in enumerate(candidates)}
    found: dict[int, set[int]] = {}
    for place, candidate in ranked:
        if candidate in column:
            found.setdefault(place, set()).add(column[candidate])
    return [found.get(place, set()) for place in places]


def _marks(side: list):
    """A number per person, made of the stable id alone."""
    import numpy as np

    return np.array([int.from_bytes(blake2b(one.id.encode(), digest_size=8).digest()) for one in side], dtype=np.uint64)


def _lots(mine, theirs):
    """A lot for each pair of one person with others, the same from either side."""
    import numpy as np

    mixed = (mine ^ theirs) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(32))
