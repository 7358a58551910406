"""What people do with their short lists: ask somebody, take that back, rank; and the coordinator's yes before the other sees it."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import MENTOR, Enrollment
from portal.mail import outbox
from portal.pairing.actions import forbid
from portal.pairing.choosing import mail  # noqa: F401  registers the letters
from portal.pairing.choosing.jobs import want_lists
from portal.pairing.choosing.models import Preference, Shortlisted
from portal.pairing.choosing.queries import agreed_at, asks_of, asks_with
from portal.pairing.firm import in_the_way
from portal.pairing.holding import hold
from portal.pairing.models import ASKED_FOR, FULL, HELD_BACK, LEFT, TAKEN_BACK, Proposal, Round, Verdict
from portal.pairing.posting import post_closed, post_proposed, withdraw
from portal.pairing.rounds.release_actions import answer_by
from portal.pairing.rules.queries import rules_in_force
from portal.people.models import Person
from portal.programs.models import Program


class NotPossible(Exception):
    """The other cannot be asked, or not any more: no place is left, the two are not to be paired, or an ask is open already."""


def ask(row: Shortlisted, *, by: Person, at: datetime) -> Proposal:
    """Ask somebody of one's own list; it goes to them at once, or first to a coordinator. Raises NotPossible."""
    place, candidate = row.enrollment, row.candidate
    with db.atomic():
        hold(Program, place.program_id)
        mentor, mentee = (place, candidate) if place.role == MENTOR else (candidate, place)
        if asks_of([place]).exists() or in_the_way(mentor, mentee, at.date()):
            raise NotPossible
        round_ = _standing_round(place.program_id, at)
        # What was taken back before anybody saw it can be asked again.
        unseen = Proposal.released_at.is_null() & Proposal.closed_at.is_null(False)
        Proposal.delete().where(Proposal.round == round_, Proposal.mentor == mentor, Proposal.mentee == mentee, unseen).execute()
        told = {"score": row.score, "parts": row.parts}
        proposal = Proposal.create(round=round_, mentor=mentor, mentee=mentee, asked_by=place, **told)
        Verdict.create(proposal=proposal, person=by, answer="accept", given_at=at)
        _record("asked for a pairing", proposal, by)
        rules = rules_in_force(place.program)
        if not rules.screens_asks:
            _send(proposal, rules.answer_days, at)
    return proposal


def let_through(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """Show an ask to whom it is for. Raises NotPossible when it cannot be any more: then it is closed, in kind words to its asker."""
    with db.atomic():
        hold(Program, proposal.mentor.program_id)
        if not _waits(proposal):
            return
        is_late = bool(in_the_way(proposal.mentor, proposal.mentee, at.date()))
        if is_late:
            _close(proposal, FULL, at)
        else:
            _send(proposal, rules_in_force(proposal.mentor.program).answer_days, at)
            _record("let an ask through", proposal, by)
    if is_late:
        raise NotPossible


def hold_back(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """Not this one: the asked person never learns of it, the asker reads that it does not go ahead, and the two stay apart."""
    with db.atomic():
        hold(Program, proposal.mentor.program_id)
        if _waits(proposal):
            _close(proposal, HELD_BACK, at)
            forbid(proposal.mentor, proposal.mentee, by=by, at=at)
            _record("held an ask back", proposal, by)


def take_back(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """Ask no more; who was asked by then hears in neutral words that it does not go ahead. After a yes nothing changes."""
    with db.atomic():
        hold(Proposal, proposal.id)
        if not asks_of([proposal.asked_by]).where(Proposal.id == proposal.id).exists():
            return
        Proposal.update(closed_at=at, closed_how=TAKEN_BACK).where(Proposal.id == proposal.id).execute()
        if proposal.released_at:
            post_closed(proposal, _asked(proposal).person_id)
        _record("took an ask back", proposal, by)


def rank(place: Enrollment, candidates: list[int], *, by: Person, at: datetime) -> None:
    """These candidates (places) are the first, second and third choice; what was ranked before is forgotten. The trail holds no name."""
    with db.atomic():
        hold(Enrollment, place.id)
        Preference.delete().where(Preference.enrollment == place).execute()
        rows = [{"enrollment": place, "candidate": one, "rank": rank, "said_at": at} for rank, one in enumerate(candidates, 1)]
        if rows:
            Preference.insert_many(rows).execute()
        record("ranked people", by=by, about=f"enrollment/{place.id}", program=place.program_id)


def make_lists_anew(program: Program, *, by: Person, at: datetime) -> None:
    """A coordinator wants the lists to be as the rules, the answers and the roster are now."""
    with db.atomic():
        record("asked for short lists", by=by, about=f"program/{program.id}", program=program.id)
        want_lists(program, at=at)


def close_where_full(agreed: Proposal, *, at: datetime) -> None:
    """Whose last place is taken by an agreed pairing is asked no more, and asks nobody more: what is open closes in kind words."""
    places = [agreed.mentor_id, agreed.mentee_id]
    held = agreed_at(places)
    rows = Enrollment.select(Enrollment.id, Enrollment.capacity).where(Enrollment.id.in_(places))
    full = [place for place, capacity in rows.tuples() if held[place] >= capacity]
    for proposal in list(asks_with(full).where(Proposal.id != agreed.id)) if full else ():
        _close(proposal, FULL, at)


def close_waiting_of(place: Enrollment, *, at: datetime) -> None:
    """Close what waits for a coordinator with a place that has ended; what is released already is closed with every other proposal."""
    with db.atomic():
        # First the program, then its proposals, as everywhere: of two at once, neither waits for what the other holds.
        hold(Program, place.program_id)
        for proposal in list(asks_with([place.id]).where(Proposal.released_at.is_null())):
            _close(proposal, LEFT, at, but=place)


def _send(proposal: Proposal, days: int, at: datetime) -> None:
    proposal.released_at, proposal.answer_by = at, answer_by(at, days, _asked(proposal).person.timezone)
    proposal.save(only=[Proposal.released_at, Proposal.answer_by])
    post_proposed(proposal, _asked(proposal).person, at=at)


def _close(proposal: Proposal, how: str, at: datetime, but: Enrollment | None = None) -> None:
    """Close an open ask; its asker gets a letter, and so does the other if the ask had reached them; `but` gets none."""
    still = Proposal.update(closed_at=at, closed_how=how).where(Proposal.id == proposal.id, Proposal.closed_at.is_null())
    if not still.execute():
        return
    for place in (proposal.mentor, proposal.mentee):
        is_asker = place.id == proposal.asked_by_id
        withdraw(proposal, place.person_id)
        if place != but and (is_asker or proposal.released_at):
            letter = "choosing.closed" if is_asker else "pairing.closed"
            outbox.post(f"pairing-closed:{proposal.id}:{place.person_id}", letter, proposal_id=proposal.id, person_id=place.person_id)


def _standing_round(program: int, at: datetime) -> Round:
    """The round that holds what people of a program ask for; it counts as none of those that are drawn."""
    facts = {"way": ASKED_FOR, "asked_at": at, "drawn_at": at, "released_at": at, "progress": 100}
    return Round.get_or_create(program=program, number=0, defaults=facts)[0]


def _waits(proposal: Proposal) -> bool:
    """Whether it still waits for a coordinator; what happened meanwhile counts."""
    return Proposal.select().where(Proposal.id == proposal.id, Proposal.released_at.is_null(), Proposal.closed_at.is_null()).exists()


def _asked(proposal: Proposal) -> Enrollment:
    """The place of whom the asker asked."""
    return proposal.mentee if proposal.asked_by_id == proposal.mentor_id else proposal.mentor


def _record(verb: str, proposal: Proposal, by: Person) -> None:
    record(verb, by=by, about=f"proposal/{proposal.id}", program=proposal.mentor.program_id)


