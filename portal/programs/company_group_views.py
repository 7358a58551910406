"""The administrator's page of groups at the company's provider, and of the roles that they give."""
from flask import Blueprint, current_app, flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import proof
from portal.people.company import is_open
from portal.programs.company_group_actions import map_group, unmap_group
from portal.programs.company_group_listing import group_listing, shown
from portal.programs.models import GroupRule, Program
from portal.programs.staff_forms import GroupForm
from portal.programs.staff_listing import role_words
from portal.programs.staff_queries import group_rules
from portal.programs.staff_views import administrator
from portal.web import access, pages
from portal.web.paging import paged_rows

bp = Blueprint("company_groups", __name__)


@bp.get("/administration/company-groups")
@access.staff
def index():
    """What each group gives, and a form for the next rule."""
    administrator()
    programs, rules = _programs(), list(group_rules())
    listing = group_listing(programs)
    return pages.page(
        "programs/company_groups.html",
        form=pages.form(GroupForm).offer(programs),
        listing=listing,
        total=len(rules),
        rules=paged_rows(shown(rules, listing)),
        roles=role_words(),
        is_open=is_open(),
        claim=_claim(),
    )


@bp.post("/administration/company-groups")
@access.staff
@proof.fresh
@proof.step(_l("Let the group give this role"))
def make():
    """Let a group give a role; the same rule twice is one."""
    me = administrator()
    form = GroupForm().offer(_programs())
    if not form.validate():
        return pages.again("company_groups.index", form)
    map_group(form.name.data, **form.chosen(), by=me, at=now())
    flash(_("Whoever is in %(group)s gets this with the next sign-in.", group=form.name.data))
    return pages.go_to("company_groups.index")


@bp.post("/administration/company-groups/<id:rule_id>/end")
@access.staff
@proof.fresh
@proof.step(_l("End what the group gives"), is_final=True)
def end(rule_id):
    """Let a group give a role no longer."""
    me = administrator()
    rule = access.found(GroupRule.select().where(GroupRule.id == rule_id))
    unmap_group(rule, by=me)
    flash(_("%(group)s gives this no longer.", group=rule.name))
    return pages.go_to("company_groups.index")


def _programs() -> list[Program]:
    return list(Program.select().order_by(Program.starts_on.desc(), Program.id.desc()))


def _claim() -> str:
    provider = current_app.config["SETTINGS"].provider
    return provider.groups_claim if provider else "groups"
