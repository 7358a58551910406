"""Draws a round again from what it was drawn from, and says whether the same comes out."""
import json

from portal.clock import now
from portal.pairing.drawing import rows_of
from portal.pairing.models import Proposal, Round
from portal.pairing.rounds.inputs import Unreadable, unpacked
from portal.pairing.rounds.solving import price_of_locks, solve
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import AGAIN, Trial

SAME, OTHER_PAIRS, OTHER_PROOF, OTHER_POINTS, GONE, UNREADABLE = "same", "pairs", "proof", "points", "gone", "unreadable"


@answerer(AGAIN)
def reproduce(trial: Trial) -> dict:
    """{"found": one of the words above}; that it is the same is noted on the round, too."""
    round_ = Round.get_by_id(trial.round_id)
    found = compare(round_)
    if found == SAME:
        Round.update(reproduced_at=now()).where(Round.id == round_.id).execute()
    return {"found": found}


def compare(round_: Round) -> str:
    """What drawing a round again from its inputs gives, beside what it holds: the pairs, the proof, and the points of each pair."""
    if round_.inputs is None:
        return GONE
    try:
        inputs = unpacked(round_.inputs.open())
    except Unreadable:
        return UNREADABLE
    solved = solve(inputs.task)
    rows = {(row["mentor"], row["mentee"]): row for row in rows_of(inputs.task, solved, price_of_locks(inputs.task, solved))}
    if set(rows) != set(inputs.pairs):
        return OTHER_PAIRS
    if _as_kept(solved.certificate) != round_.certificate:
        return OTHER_PROOF
    return SAME if _holds_the_same(round_, rows) else OTHER_POINTS


def _holds_the_same(round_: Round, rows: dict) -> bool:
    """Whether each pair that the round still has came out with the same points; those of people who left are gone from it."""
    held = Proposal.select(Proposal.mentor, Proposal.mentee, Proposal.score, Proposal.parts).where(Proposal.round == round_)
    for mentor, mentee, *kept in held.tuples():
        row = rows.get((mentor, mentee))
        if row is None or kept != _as_kept([row["score"], row["parts"]]):
            return False
    return True


def _as_kept(value):
    """As the database gives it back: a tuple is a list there."""
    return json.loads(json.dumps(value))
