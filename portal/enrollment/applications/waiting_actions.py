"""Deciding about applications, and giving free places in the order of the list; who is taken out of turn is never taken in silence."""
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.applications.actions import end, settle
from portal.enrollment.applications.eligibility_queries import ROLES
from portal.enrollment.applications.models import DECLINED, LAPSED, WITHDRAWN, Application, Opening, PlaceOffer
from portal.enrollment.applications.standing import hold, in_order, is_in_turn, lapsed_offers, offered_now, places_in, programs_with_a_list
from portal.enrollment.applications.waiting import ASKED, LATE, NO, OFFERED, PLACE, about, tell
from portal.enrollment.news import PeopleLeft
from portal.people.models import Person
from portal.programs.models import Program

USUAL_DAYS = 5


class NoPlace(Exception):
    """No place is free, or this one waits for none."""


class OutOfTurn(Exception):
    """Others stand before this one, and nobody said why it should come first."""


def approve(application: Application, *, by: Person, at: datetime) -> None:
    """Say yes: a place at once if one is free for it in the order of the list, else it waits. It jumps nobody."""
    with db.atomic():
        hold(application.program)
        undecided = (Application.id == application.id) & Application.approved_at.is_null() & Application.ended_at.is_null()
        if Application.update(approved_at=at, approved_by=by).where(undecided).execute():
            record("enrollment.application_approved", by=by, about=about(application), program=application.program_id)
            settle(Application.get_by_id(application.id), at=at, placed=PLACE, by=by)


def approve_first(program: Program, numbers: dict[str, int], *, by: Person, at: datetime) -> Program:
    """Approve so many of each role, in the order of the list."""
    with db.atomic():
        hold(program)
        for role, number in numbers.items():
            undecided = in_order(program, role, at).where(Application.approved_at.is_null())
            for application in list(undecided.limit(number)):
                approve(application, by=by, at=at)
    return program


def decline(application: Application, *, by: Person, at: datetime) -> None:
    """Say no, in neutral words and without a reason."""
    with db.atomic():
        if end(application, DECLINED, by=by, at=at):
            record("enrollment.application_declined", by=by, about=about(application), program=application.program_id)
            tell(application, NO)


def ask(application: Application, question: str, *, by: Person, at: datetime) -> None:
    """Ask the applicant something; the answer stands beside the application. A new question takes the place of the one before."""
    with db.atomic():
        still = (Application.id == application.id) & Application.ended_at.is_null()
        if Application.update(question=question, asked_at=at, answer="", answered_at=None).where(still).execute():
            record("enrollment.application_asked", by=by, about=about(application), program=application.program_id)
            tell(application, ASKED, f"{at:%Y%m%d%H%M%S}")


def offer(application: Application, *, by: Person | None, at: datetime, reason: str = "") -> PlaceOffer:
    """Offer a free place, to be answered within the program's days; out of turn only with a reason, which other coordinators read.

    Raises NoPlace and OutOfTurn.
    """
    with db.atomic():
        program = hold(application.program)
        is_listed = in_list(application).exists()
        if not is_listed or not places_in(program, at)[application.role].free:
            raise NoPlace
        in_turn = is_in_turn(application, at)
        if not in_turn and not reason:
            raise OutOfTurn
        days = timedelta(days=_offer_days(program))
        facts = {"application": application, "offered_by": by, "offered_at": at, "expires_at": at + days}
        row = PlaceOffer.create(**facts, reason="" if in_turn else reason)
        record("enrollment.place_offered", by=by, about=about(application), program=program.id, out_of_turn=not in_turn)
        tell(application, OFFERED, row.id)
    return row


def move_lists(at: datetime) -> None:
    """Take back what was not answered in time, and offer every free place to whose turn it is."""
    for late in list(lapsed_offers(at)):
        _lapse(late, at)
    for program in list(programs_with_a_list()):
        if at.date() <= program.ends_on:
            _offer_free_places(program, at)


def _offer_free_places(program: Program, at: datetime) -> None:
    with db.atomic():
        program = hold(program)
        for role in ROLES:
            for application in list(in_order(program, role, at).limit(places_in(program, at)[role].free)):
                # Who stands before the waiting and is not decided about yet keeps the place free.
                if application.approved_at:
                    offer(application, by=None, at=at)


def _lapse(late: PlaceOffer, at: datetime) -> None:
    with db.atomic():
        if end(late.application, LAPSED, by=None, at=at):
            record("enrollment.place_lapsed", by=None, about=about(late.application), program=late.application.program_id)
            tell(late.application, LATE)


def close_for_leavers(news: PeopleLeft) -> None:
    """End what people asked for who no longer work here, in the caller's transaction."""
    for person in news.person_ids:
        for application in list(Application.select().where(Application.person == person, Application.ended_at.is_null())):
            if end(application, WITHDRAWN, by=None, at=news.at):
                record("enrollment.application_withdrawn", by=None, about=about(application), program=application.program_id)


def in_list(application: Application):
    """This application as it is now, if it waits and holds no offer."""
    waits = Application.approved_at.is_null(False) & Application.ended_at.is_null() & Application.id.not_in(offered_now())
    return Application.select().where(Application.id == application.id, waits)


def _offer_days(program: Program) -> int:
    days = Opening.select(Opening.offer_days).where(Opening.program == program).scalar()
    return days or USUAL_DAYS


def first_in_turn(program: Program, role: str, at: datetime) -> Application | None:
    """Whom the next free place of this role would be offered to by one press; None while somebody before has no decision yet."""
    if not places_in(program, at)[role].free:
        return None
    first = in_order(program, role, at).first()
    return first if first and first.approved_at else None
