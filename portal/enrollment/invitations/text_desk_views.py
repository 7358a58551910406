"""Writing an invitation once for a role, and looking at it as somebody would get it; a look invites nobody and counts nowhere."""
from flask import abort, flash, make_response, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.applications.eligibility_queries import roster_read_by
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.invitations import text_actions as actions
from portal.enrollment.invitations.mail import NO_TOKEN, preview_letter
from portal.enrollment.invitations.preview import previewed, somebody_for
from portal.enrollment.invitations.text_forms import CopyForm, InvitationTextForm
from portal.enrollment.invitations.text_queries import text_now, versions_sent, words_of
from portal.enrollment.invitations.views import shown
from portal.enrollment.models import Employee, Invitation
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.web import access, limits, pages
from portal.web.headers import FRAMED_LETTER, FRAMED_PAGE, POLICY

HOUR = 3600


@desk.get("/desk/programs/<id:program_id>/invitations/texts/<any(mentor, mentee):role>")
@access.staff
def invitation_text(program_id, role):
    """What invitations to this role say, to be changed, and which words went to how many."""
    program = _written_to(program_id, role)
    text = text_now(program, role)
    context = {"program": program, "here": "invitations", "role": role, "text": text, "versions": list(versions_sent(program, role))}
    return pages.page("enrollment/invitations/invitation_text.html", form=pages.form(InvitationTextForm, **words_of(text)), **context)


@desk.post("/desk/programs/<id:program_id>/invitations/texts/<any(mentor, mentee):role>")
@access.staff
def write_invitation_text(program_id, role):
    """Keep the words for the next invitations, then show them as they will be seen."""
    program, form = _written_to(program_id, role), InvitationTextForm()
    if not form.validate():
        return pages.again("enrollment_desk.invitation_text", form, program_id=program_id, role=role)
    # The same words twice change nothing, and earlier ones may come back; so no key is kept.
    actions.write_text(program, role, form.words(), by=access.me(), at=now())
    flash(_("Kept for everybody who is invited from now on."))
    return pages.go_to("enrollment_desk.preview", program_id=program_id, role=role)


@desk.get("/desk/programs/<id:program_id>/invitations/texts/<any(mentor, mentee):role>/preview")
@access.staff
def preview(program_id, role):
    """Letter and page as one person would see them, at the width of a phone."""
    program = _written_to(program_id, role)
    row, words = _made_up(program, role), _words()
    context = {"role": role, "invitation": row, "letter": preview_letter(row), "words": words, "form": pages.form(CopyForm)}
    context["is_found"] = bool(row.employee.id)
    response = pages.page("enrollment/invitations/preview.html", program=program, here="invitations", **context)
    response.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return response


@desk.get("/desk/programs/<id:program_id>/invitations/texts/<any(mentor, mentee):role>/preview/letter")
@access.staff
def previewed_letter(program_id, role):
    """The letter, for its frame: its own styles, no script, no link that leads anywhere."""
    response = make_response(preview_letter(_made_up(_written_to(program_id, role), role)).html)
    response.headers["Content-Security-Policy"] = FRAMED_LETTER
    return response


@desk.get("/desk/programs/<id:program_id>/invitations/texts/<any(mentor, mentee):role>/preview/page")
@access.staff
def previewed_page(program_id, role):
    """The page behind the letter's link, for its frame: nothing in it can be sent."""
    row = _made_up(_written_to(program_id, role), role)
    response = shown(row, NO_TOKEN, quiet_address="#", template="enrollment/invitations/previewed_invitation.html")
    response.headers["Content-Security-Policy"] = FRAMED_PAGE
    return response


@desk.post("/desk/programs/<id:program_id>/invitations/texts/<any(mentor, mentee):role>/copies")
@access.staff
def send_copy(program_id, role):
    """Send the coordinator the letter, marked as a copy."""
    program, form, me = _written_to(program_id, role), CopyForm(), access.me()
    if not limits.spend("copies of invitations to", str(me.id), limit=20, seconds=HOUR):
        abort(429)
    actions.send_copy(program, role, _made_up(program, role).employee.id, (form.once.data or "")[:64], by=me)
    flash(_("A copy is on its way to %(address)s. Its links open nothing.", address=me.email))
    return pages.go_to("enrollment_desk.preview", program_id=program_id, role=role, q=_words() or None)


def _written_to(program_id: int, role: str) -> Program:
    """The program, if it has this role: peers are all of one."""
    program = coordinated(program_id)
    return program if role in roles_in(program) else abort(404)


def _made_up(program: Program, role: str) -> Invitation:
    readable = roster_read_by(access.me(), program, now().date())
    employee: Employee | None = somebody_for(program, role, _words(), readable, now())
    return previewed(program, role, employee, by=access.me(), at=now())


def _words() -> str:
    return " ".join(request.args.get("q", "")[:100].replace("\0", "").split())
