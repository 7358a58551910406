"""The administrator's page of the ways to sign in: which are on, who can show more than a letter, and what somebody lost."""
from flask import flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import factor_actions, method_actions, proof
from portal.people.devices import this_device
from portal.people.method_policy import MethodPolicy
from portal.people.methods import AT_FIRST, offered, ready, switched_on
from portal.people.models import Person
from portal.programs.staff_views import administrator, bp
from portal.programs.ways_listing import factor_counts, factors_listing, people_and_factors
from portal.web import access, pages
from portal.web.paging import paged


@bp.get("/administration/sign-in")
@access.staff
def ways():
    """Every way with its switch, and everybody who needs or has a factor."""
    me, listing = administrator(), factors_listing()
    policy, on, can = MethodPolicy(offered(), this_device()), switched_on(), ready()
    rows = [(key, key in on, key in can, policy.against(key)) for key in AT_FIRST]
    people = {"people": paged(people_and_factors(listing)), "counts": factor_counts(listing)}
    return pages.page("programs/ways.html", me=me, ways=rows, listing=listing, **people)


@bp.post("/administration/sign-in/<any(letter, passkey, totp, password, company):key>")
@access.staff
@proof.fresh
@proof.step(_l("Switch this way to sign in"), is_final=True)
def switch_way(key):
    """Switch a way on or off; the last that people can come in by stays on."""
    administrator()
    is_on = request.form.get("on") == "yes"
    access.allow(method_actions.switch(key, is_on=is_on, device=this_device(), at=now()))
    flash(_("Switched on, from now on.") if is_on else _("Switched off. Whoever is signed in stays signed in."))
    return pages.go_to("staff.ways")


@bp.post("/administration/people/<id:person_id>/factors/reset")
@access.staff
@proof.fresh
@proof.step(_l("Remove what was lost"), is_final=True)
def reset_factors(person_id):
    """Remove what somebody lost: their passkeys and their app. They set up new ones themselves."""
    me = administrator()
    person = access.found(people_and_factors(factors_listing()).where(Person.id == person_id))
    access.allow(person != me and (person.has_passkey or person.has_app))
    factor_actions.reset(person, by=me, at=now())
    flash(_("The passkeys and the app of %(name)s are removed. A letter says so to %(name)s.", name=person.name))
    return pages.go_to("staff.ways")
