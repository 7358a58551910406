"""Everybody who was invited, as a list: what it is searched, narrowed and ordered by."""
from dataclasses import replace
from datetime import datetime

from flask_babel import gettext as _
from peewee import ModelSelect, fn

from portal.enrollment.invitations.queries import invitations_in, next_wave
from portal.enrollment.invitations.reminder_queries import reminded
from portal.enrollment.invitations.states import (
    AGAIN,
    EXPIRED,
    FAILED,
    NO,
    NOT_NOW,
    STATES,
    UNSENT,
    WAITING,
    WITHDRAWN,
    YES,
    in_states,
    rank,
)
from portal.enrollment.models import Employee, Invitation
from portal.enrollment.roster.queries import values_in
from portal.programs.models import Program
from portal.programs.role_words import first_words, role_names
from portal.web.listing import Column, Filter, Listing, by_words, every_word
from portal.web.paging import Page

NAME = (Employee.family_name, Employee.given_name)
# The wave's own filter stands in the same address, so these keys are others than those.
FILTERED = {"place": Invitation.role, "wave": Invitation.wave, "unit": Employee.department}


def state_words() -> dict[str, str]:
    """{state: what it is called}"""
    return {
        UNSENT: _("To be sent"),
        FAILED: _("Not delivered"),
        WAITING: _("Waiting"),
        YES: _("Yes"),
        NOT_NOW: _("Not now"),
        AGAIN: _("To ask again"),
        NO: _("No"),
        EXPIRED: _("Ran out"),
        WITHDRAWN: _("Withdrawn"),
    }


def invitation_listing(program: Program, at: datetime) -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("name", _("Name"), by_words(*NAME)),
        Column("department", _("Department"), by_words(Employee.department)),
        Column("place", _("Place"), (Invitation.role,), ends=first_words(program)),
        Column("wave", _("Wave"), (Invitation.wave,), is_number=True, falls=True),
        Column("invited", _("Invited"), (Invitation.invited_at,), falls=True, ends=(_("oldest first"), _("newest first"))),
        Column("answer", _("Answer"), (rank(at),), ends=(_("not sent yet first"), _("withdrawn first"))),
        Column("do", _("Action")),
    ]
    asked = Employee.select().join(Invitation, on=Invitation.employee == Employee.id).where(Invitation.program == program)
    filters = [
        Filter("place", _("Place"), role_names(program), _("Everybody")),
        Filter("wave", _("Wave"), [(number, str(number)) for number in range(1, next_wave(program))], _("All waves")),
        Filter("unit", _("Department"), [(each, each) for each in values_in(Employee.department, asked)], _("All departments")),
    ]
    return Listing(
        "enrollment_desk.invitations",
        {"program_id": program.id, "_anchor": "invited"},
        region="invited",
        columns=columns,
        first="-invited",
        filters=filters,
        state=Filter("state", _("Answer"), list(state_words().items())),
        search=_("Name or e-mail"),
    ).read()


def invited(program: Program, listing: Listing, at: datetime) -> ModelSelect:
    """The ids of the invitations that the list shows, in its order."""
    select = _narrowed(program, listing).select(Invitation.id)
    select = in_states(select, at, listing["state"]) if listing["state"] else select
    return select.order_by(*listing.order_by(Invitation.id.desc()))


def with_all(program: Program, page: Page, at: datetime) -> Page:
    """A page of `invited` with its rows: as `invitations_in` reads them, with `rank`, the place of the state, and `reminded`."""
    # Apart: the database would carry all this through the sorting of everybody.
    ids = [row.id for row in page.rows]
    select = invitations_in(program).where(Invitation.id.in_(ids or [0]))
    rows = {row.id: row for row in select.select_extend(rank(at).alias("rank"), reminded().alias("reminded"))}
    return replace(page, rows=[rows[each] for each in ids])


def answer_counts(program: Program, listing: Listing, at: datetime) -> dict[str, int]:
    """{state: how many} of the invitations that the list would show in all states."""
    ranks = _narrowed(program, listing).select(rank(at).alias("rank")).order_by().alias("ranks")
    found = dict(Invitation.select(ranks.c.rank, fn.COUNT(1)).from_(ranks).group_by(ranks.c.rank).tuples())
    return {state: found.get(rank, 0) for rank, state in enumerate(STATES)}


def _narrowed(program: Program, listing: Listing) -> ModelSelect:
    conditions = every_word(listing.words, (*NAME, Employee.email))
    conditions += [column == listing[key] for key, column in FILTERED.items() if listing[key]]
    select = invitations_in(program)
    return select.where(*conditions) if conditions else select

