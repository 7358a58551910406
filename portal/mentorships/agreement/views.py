"""The agreement of a mentorship, for its members alone: read, changed, signed, and looked back on."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.mentorships.agreement import actions
from portal.mentorships.agreement.forms import AgreementForm
from portal.mentorships.agreement.models import AgreementVersion
from portal.mentorships.agreement.shown import ShownAgreement, changes
from portal.mentorships.agreement.stale import met_again
from portal.mentorships.models import Mentorship
from portal.mentorships.papers import actions as papers
from portal.mentorships.queries import mentorships_visible_to
from portal.web import access, pages
from portal.web.forms import whole

bp = Blueprint("agreement", __name__)
HERE = "/mentorships/<id:mentorship_id>/agreement"


@bp.get(HERE)
@access.signed_in
def show(mentorship_id: int):
    """The clauses as they stand, and who has signed."""
    shown = _shown(mentorship_id)
    return pages.page("mentorships/agreement/agreement.html", mentorship=shown.mentorship, shown=shown, me=access.me())


@bp.post(f"{HERE}/signature")
@access.signed_in
def sign(mentorship_id: int):
    """Agree to the version that was read; of one that was changed meanwhile, nothing is signed."""
    shown = _shown(mentorship_id)
    if not shown.policy.has_signed:
        access.allow(shown.policy.sign)
    try:
        actions.sign(shown.mentorship, seen=_seen(), by=access.me(), at=now())
        flash(_("You have signed."))
    except actions.Changed:
        flash(_("It was changed while you read it, so you have not signed. Read it once more."))
    return pages.go_to("agreement.show", mentorship_id=mentorship_id)


@bp.get(f"{HERE}/words")
@access.signed_in
def words(mentorship_id: int):
    """The clauses in boxes; after somebody else was faster, with both versions."""
    shown = _shown(mentorship_id)
    access.allow(shown.policy.change)
    form = pages.form(AgreementForm, **AgreementForm.filled(shown.version.clauses, shown.version.number))
    theirs = met_again(form, shown.version, shown.versions)
    return pages.page("mentorships/agreement/words.html", mentorship=shown.mentorship, shown=shown, form=form, theirs=theirs)


@bp.post(f"{HERE}/words")
@access.signed_in
def change(mentorship_id: int):
    """Make a new version of the words that were typed."""
    shown, form = _shown(mentorship_id), AgreementForm()
    access.allow(shown.policy.change)
    if not form.validate():
        return pages.again("agreement.words", form, mentorship_id=mentorship_id)
    try:
        made = actions.change(shown.mentorship, form.clauses, seen=form.seen_number, by=access.me(), at=now())
    except actions.Changed:
        return pages.again("agreement.words", form, mentorship_id=mentorship_id)
    is_new = made.number != form.seen_number
    flash(_("Version %(n)s is saved. It holds once all have signed it.", n=made.number) if is_new else _("Nothing was changed."))
    return pages.go_to("agreement.show", mentorship_id=mentorship_id)


@bp.post(f"{HERE}/paper")
@access.signed_in
def ask_for_paper(mentorship_id: int):
    """Have it printed as a PDF."""
    shown = _shown(mentorship_id)
    access.allow(shown.version is not None and shown.version.clauses is not None)
    asked = papers.ask(shown.mentorship, "agreement", by=access.me(), at=now())
    return pages.go_to("papers.show", paper_id=asked.id)


@bp.get(f"{HERE}/versions/<id:number>")
@access.signed_in
def version(mentorship_id: int, number: int):
    """An earlier version, and what it changed."""
    shown = _shown(mentorship_id)
    mine = AgreementVersion.mentorship == shown.mentorship
    found = access.found(AgreementVersion.select().where(mine, AgreementVersion.number == number))
    before = next((one for one in shown.versions if one.number == number - 1), None)
    facts = {"version": found, "changes": changes(before, found)}
    return pages.page("mentorships/agreement/version.html", mentorship=shown.mentorship, shown=shown, **facts)


def _shown(mentorship_id: int) -> ShownAgreement:
    """The agreement if the reader is a member; one that goes on and has none yet begins here, from the program's words."""
    mentorship = access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))
    shown = ShownAgreement(mentorship, access.me())
    if shown.version is None and not mentorship.has_ended:
        actions.begin(mentorship, at=now())
        return ShownAgreement(mentorship, access.me())
    return shown


def _seen() -> int:
    return whole(request.form.get("seen")) or 0
