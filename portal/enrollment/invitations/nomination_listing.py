"""The suggested colleagues of a program, as a list: what it is searched, narrowed and ordered by, and how each stands."""
from datetime import datetime

from flask_babel import gettext as _
from peewee import ModelSelect, fn

from portal.enrollment.invitations.models import Nomination
from portal.enrollment.invitations.nomination_queries import (
    DECLINED,
    INVITED,
    NEXT_WAVE,
    STATES,
    WAITS,
    Nominator,
    Nominee,
    can_be_invited,
    nomination_rank,
    nominations_in,
)
from portal.programs.models import Program
from portal.programs.role_words import first_words
from portal.web.listing import Column, Filter, Listing, by_words, every_word

SEARCHED = (Nomination.email, Nominee.given_name, Nominee.family_name, Nominator.given_name, Nominator.family_name)


def nomination_listing(program: Program) -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("email", _("Colleague"), by_words(Nomination.email)),
        Column("place", _("Place"), (Nomination.role,), ends=first_words(program)),
        Column("by", _("Suggested by"), by_words(Nominator.family_name, Nominator.given_name)),
        Column("on", _("Suggested"), (Nomination.suggested_at,), falls=True, ends=(_("oldest first"), _("newest first"))),
        Column("state", _("State"), (nomination_rank(),), ends=(_("waiting first"), _("set aside first"))),
        Column("do", _("Action")),
    ]
    return Listing(
        "enrollment_desk.nominations",
        {"program_id": program.id},
        region="nominations",
        columns=columns,
        first="state",
        state=Filter("state", _("State"), list(state_words().items())),
        search=_("Name or e-mail"),
    ).read()


def state_words() -> dict[str, str]:
    """{state: what it is called}"""
    return {WAITS: _("Waits for you"), NEXT_WAVE: _("Next wave"), INVITED: _("Invited"), DECLINED: _("Set aside")}


def listed(program: Program, listing: Listing) -> ModelSelect:
    """The suggestions that the list shows, in its order, with `place_of_state`, their place in STATES."""
    select = _narrowed(program, listing).select_extend(nomination_rank().alias("place_of_state"))
    select = select.where(nomination_rank() == STATES.index(listing["state"])) if listing["state"] else select
    return select.order_by(*listing.order_by(Nomination.id.desc()))


def nomination_counts(program: Program, listing: Listing) -> dict[str, int]:
    """{state: how many} of the suggestions that the list would show in all states."""
    ranks = _narrowed(program, listing).select(nomination_rank().alias("rank")).order_by().alias("ranks")
    found = dict(Nomination.select(ranks.c.rank, fn.COUNT(1)).from_(ranks).group_by(ranks.c.rank).order_by(ranks.c.rank).tuples())
    return {state: found.get(rank, 0) for rank, state in enumerate(STATES)}


def standing_of(program: Program, rows: list[Nomination], at: datetime) -> dict[int, str]:
    """{id of a suggestion: why its colleague cannot be invited, "" if nothing is in the way}; for coordinators alone."""
    free = {role: can_be_invited(program, role, [row.nominee.id for row in rows if row.nominee], at) for role in {row.role for row in rows}}
    return {row.id: _in_the_way(row, free) for row in rows}


def _in_the_way(row: Nomination, free: dict[str, set[int]]) -> str:
    if row.nominee is None:
        return _("Not on the roster.")
    if row.nominee.status != "active":
        return _("On leave.") if row.nominee.status == "leave" else _("Has left the company.")
    return "" if row.nominee.id in free[row.role] else _("Was invited already, or has a place.")


def _narrowed(program: Program, listing: Listing) -> ModelSelect:
    conditions = every_word(listing.words, SEARCHED)
    select = nominations_in(program)
    return select.where(*conditions) if conditions else select
