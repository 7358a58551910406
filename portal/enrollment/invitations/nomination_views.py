"""Suggesting a colleague, without an account. It is no answer: the invitation stays as it is, and the roster is not asked."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.blueprints import bp
from portal.enrollment.invitations import nomination_actions as actions
from portal.enrollment.invitations.nomination_forms import SuggestionForm
from portal.enrollment.invitations.nomination_queries import MOST, suggesting_behind
from portal.enrollment.invitations.queries import invitation_behind
from portal.enrollment.invitations.views import nothing_behind_it
from portal.web import access, pages
from portal.web.once import only_once, without_account


@bp.get("/i/<token>/suggestion")
@access.by_token
def suggestion(token):
    """Who else could take part."""
    row = suggesting_behind(token, now())
    if row is None:
        return nothing_behind_it()
    is_open = invitation_behind(token, now()) is not None
    context = {"token": token, "invitation": row, "is_open": is_open, "most": MOST}
    return pages.page("enrollment/invitations/suggestion.html", form=pages.form(SuggestionForm), **context)


@bp.post("/i/<token>/suggestion")
@access.by_token
def suggest(token):
    """Keep the suggestion for the coordinators. Whoever the address belongs to, or nobody: the answer is the same."""
    row, form = suggesting_behind(token, now()), SuggestionForm()
    if row is None:
        return nothing_behind_it()
    if not form.validate():
        return pages.again("enrollment.suggestion", form, token=token)
    said = {"email": form.email.data, "why": form.why.data or "", "may_name": form.may_name.data}
    try:
        only_once(form, lambda: actions.suggest(row, **said, at=now()), by=without_account(form))
    except actions.Enough:
        form.email.errors = [_("You have suggested as many colleagues as one invitation takes.")]
        return pages.again("enrollment.suggestion", form, token=token)
    flash(_("The coordinators have your suggestion of %(address)s, and decide.", address=form.email.data))
    return pages.go_to("enrollment.suggestion", token=token)
