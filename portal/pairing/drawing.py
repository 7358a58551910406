"""Draws a round: asks the engine for the best assignment, has the proof checked, and writes the proposals down."""
from datetime import datetime

from portal.announcements import announce
from portal.db import db
from portal.pairing.candidates import Field, field_of
from portal.pairing.models import Proposal, Round
from portal.pairing.news import RoundDrawn
from portal.pairing.part_rows import part_rows


def draw(round_: Round, *, at: datetime) -> None:
    """Fill a round with its pairs, in one transaction; drawing it again replaces them. Same field, same pairs."""
    field = field_of(round_.program, at.date())
    pairs, certificate, total, unplaced = _best(field)
    rows = [_proposal_row(round_, field, mentor, mentee) for mentor, mentee in pairs]
    with db.atomic():
        Proposal.delete().where(Proposal.round == round_).execute()
        for start in range(0, len(rows), 100):
            Proposal.insert_many(rows[start : start + 100]).execute()
        round_.mentors, round_.mentees = len(field.mentors), len(field.mentees)
        round_.placed, round_.total = len({mentee for _, mentee in pairs}), total
        round_.certificate, round_.unplaced, round_.drawn_at = certificate, unplaced, at
        round_.save()
        announce(RoundDrawn((*field.mentor_ids, *field.mentee_ids), at))


def _best(field: Field):
    """The pairs, the certificate as JSON, the total and the reasons of those without a place. Raises when the proof fails."""
    import numpy as np

    from portal.pairing.matching import assign, certify, exclude, score, unplaced

    if not field.mentors or not field.mentees:
        return [], None, 0, []
    removed = exclude.removed_pairs(field.mentors, field.mentees, field.rules)
    allowed, scores = exclude.none_of(removed), score.scores(field.mentors, field.mentees, field.rules)
    ours = np.array([mentor.capacity for mentor in field.mentors])
    theirs = np.array([mentee.capacity for mentee in field.mentees])
    locked = [pair for pair in field.locked if allowed[pair]]
    ids = {"mentor_ids": [one.id for one in field.mentors], "mentee_ids": [one.id for one in field.mentees]}
    result = assign.assign(scores, allowed, ours, theirs, locked, "best", **ids)
    certify.verify(scores, allowed, ours, theirs, result, locked, "best")
    reasons = unplaced.unplaced_reasons(removed, ours, theirs, result.pairs, locked)
    # The proof speaks of rows, so the order of the people goes with it.
    proof = {**result.certificate.to_json(), "mentors": field.mentor_ids, "mentees": field.mentee_ids}
    return result.pairs.tolist(), proof, result.total, [_reason(field, reason) for reason in reasons]


def _proposal_row(round_: Round, field: Field, mentor: int, mentee: int) -> dict:
    from portal.pairing.matching.explain import explain

    score, parts, has_kept = part_rows(explain(field.mentors[mentor], field.mentees[mentee], field.rules), field)
    ids = {"mentor": field.mentor_ids[mentor], "mentee": field.mentee_ids[mentee]}
    return {"round": round_.id, **ids, "score": score, "parts": parts, "has_kept": has_kept}


def _reason(field: Field, reason) -> dict:
    """Why a leader has no place, as plain data: the rules that leave nobody, or a group that shares too few places."""
    enrollment = field.mentee_ids[reason.mentee]
    if hasattr(reason, "removed"):
        return {"enrollment": enrollment, "removed": {key: int(count) for key, count in reason.removed.items() if count}}
    return {"enrollment": enrollment, "wanted": int(reason.wanted), "places": int(reason.places)}
