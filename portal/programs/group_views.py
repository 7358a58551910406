"""The administrator's page of groups: which there are, who coordinates each, and which programs it owns."""
from flask import abort, flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import proof
from portal.programs.group_actions import give, make_group
from portal.programs.group_forms import GroupForm, OwnerForm
from portal.programs.group_queries import coordinators_by_group, groups, programs_by_group
from portal.programs.models import OwnerGroup, Program
from portal.programs.staff_views import administrator, bp
from portal.web import access, pages
from portal.web.once import only_once
from portal.web.paging import paged


@bp.get("/administration/groups")
@access.staff
def groups_page():
    """Every group with its people and programs, and two forms: a new group, and who owns what; ?program and ?group ask for a change."""
    administrator()
    asked = _offered(OwnerForm(formdata=request.args or None))
    change = _asked_for(asked)
    context = {"form": pages.form(GroupForm), "owner_form": asked, "change": change, "is_so": change and change[0].owned_by == change[1]}
    found = {"groups": paged(groups()), "coordinators": coordinators_by_group(), "owned": programs_by_group()}
    return pages.page("programs/groups.html", **context, **found)


@bp.post("/administration/groups")
@access.staff
@proof.fresh
@proof.step(_l("Make the group"))
def make_owner_group():
    """A new group; its coordinators are appointed like all others."""
    me, form = administrator(), GroupForm()
    if not form.validate():
        return pages.again("staff.groups_page", form)
    facts = {"name": form.name.data, "about": form.about.data or ""}
    only_once(form, lambda: make_group(**facts, by=me, at=now()), by=me.id)
    flash(_("The group is there. Appoint its coordinators under “Who runs what”."))
    return pages.go_to("staff.groups_page")


@bp.post("/administration/groups/programs")
@access.staff
@proof.fresh
@proof.step(_l("Change the owner of the program"), is_final=True)
def give_program():
    """Let a group own a program, or take it back for the company; the same twice changes nothing."""
    me, form = administrator(), _offered(OwnerForm())
    if not form.validate():
        # Only a program or a group that is not there: nobody can choose one.
        abort(404)
    program, group = form.owner()
    give(program, group, by=me)
    flash(_("“%(program)s” now belongs to %(owner)s.", program=program.name, owner=group.name if group else _("the company")))
    return pages.go_to("staff.groups_page")


def _asked_for(asked: OwnerForm) -> tuple[Program, OwnerGroup | None] | None:
    """The program and the owner that the address asks about, if there are such."""
    return asked.owner() if "program" in request.args and asked.validate() else None


def _offered(form: OwnerForm) -> OwnerForm:
    return form.offer(list(Program.select().order_by(Program.name, Program.id)), list(groups()))
