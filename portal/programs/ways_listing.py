"""Who can show more than a letter, as a list: everybody who runs or sponsors something, and whoever set up a passkey or an app."""
from flask_babel import gettext as _
from peewee import Case, ModelSelect, fn

from portal.people.methods import COMPANY, offered
from portal.people.models import Administration, CodeApp, CompanyIdentity, Passkey, Person
from portal.programs.models import Coordination, GroupCoordination, Staff
from portal.web.listing import Column, Filter, Listing, by_words, every_word

NAME = (Person.family_name, Person.given_name)
LACKING, SET_UP = "lacking", "set-up"


def factors_listing() -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("name", _("Name"), by_words(*NAME)),
        Column("factor", _("Shows"), (_rank(),), ends=(_("nothing set up first"), _("set up first"))),
        Column("staff", _("Runs something"), (Case(None, ((_is_staff(), 0),), 1),), ends=(_("staff first"), _("members first"))),
        Column("do", _("Action")),
    ]
    state = Filter("state", _("Set up"), [(LACKING, _("Nothing yet")), (SET_UP, _("Set up"))], _("All"))
    return Listing("staff.ways", {}, region="factors", columns=columns, first="factor", state=state, search=_("Name or e-mail")).read()


def people_and_factors(listing: Listing) -> ModelSelect:
    """The people of the list, each with `has_passkey`, `has_app`, `has_company` and `runs_something`."""
    factors = (_has_passkey().alias("has_passkey"), _has_app().alias("has_app"), _has_company().alias("has_company"))
    shown = (Person, *factors, _is_staff().alias("runs_something"))
    select = _narrowed(listing).select(*shown)
    if listing["state"]:
        select = select.where(_rank() == int(listing["state"] == SET_UP))
    return select.order_by(*listing.order_by(*by_words(*NAME), Person.id))


def factor_counts(listing: Listing) -> dict[str, int]:
    """{state: how many} of the people that the list would show in both states."""
    ranks = _narrowed(listing).select(_rank().alias("rank")).alias("ranks")
    found = dict(Person.select(ranks.c.rank, fn.COUNT(1)).from_(ranks).group_by(ranks.c.rank).tuples())
    return {LACKING: found.get(0, 0), SET_UP: found.get(1, 0)}


def _narrowed(listing: Listing) -> ModelSelect:
    listed = Person.left_at.is_null() & (_is_staff() | _has_passkey() | _has_app())
    return Person.select().where(listed, *every_word(listing.words, (*NAME, Person.email)))


def _is_staff():
    found = None
    for table in (Administration, Coordination, GroupCoordination, Staff):
        one = Person.id.in_(table.select(table.person))
        found = one if found is None else found | one
    return found


def _has_passkey():
    return fn.EXISTS(Passkey.select(Passkey.id).where(Passkey.person == Person.id, Passkey.halted_at.is_null()))


def _has_app():
    return fn.EXISTS(CodeApp.select(CodeApp.id).where(CodeApp.person == Person.id, CodeApp.confirmed_at.is_null(False)))


def _has_company():
    """The company's sign-in counts while it is offered, and nobody sets it up here."""
    known = fn.EXISTS(CompanyIdentity.select(CompanyIdentity.id).where(CompanyIdentity.person == Person.id))
    return Case(None, ((known, COMPANY in offered()),), False)


def _rank():
    return Case(None, ((_has_passkey() | _has_app() | _has_company(), 1),), 0)
