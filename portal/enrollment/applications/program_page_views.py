"""A program's own page, which anybody may read, and the way from it to an application. Opening it changes nothing."""
from flask import abort, session
from flask_login import current_user

from portal.clock import now
from portal.enrollment.applications import actions
from portal.enrollment.applications.eligibility_queries import rules_of
from portal.enrollment.applications.eligibility_words import rules_in_words
from portal.enrollment.applications.forms import AskForm
from portal.enrollment.applications.models import OPEN, Opening
from portal.enrollment.applications.queries import employee_of, enrollment_of, open_application_of, opening_at, openings, start_behind
from portal.enrollment.applications.standing import places_in
from portal.enrollment.blueprints import bp
from portal.enrollment.invitations.offer import offers
from portal.people.devices import put_cookie
from portal.people.methods import LETTER, offered
from portal.people.views import dead_link, here, only_by
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.web import access, limits, pages

HOUR = 3600
# As for sign-in letters: a whole office stands behind one address, and each mailbox has its own, smaller limit.
LETTERS_FROM_ONE_ADDRESS = 300


@bp.get("/p/<slug>")
@access.anyone
def program_page(slug):
    """What the program is, what it costs, who sees what, how places are given, and how to apply."""
    opening, at = _readable(slug), now()
    program, is_public = opening.program, opening_at(slug, at) is not None
    context = {"form": pages.form(AskForm), "applies": is_public and opening.state(at) == OPEN, "is_public": is_public}
    context |= {"by_letter": LETTER in offered(), "stands": _stands(program), **offers(program)}
    rules = rules_of(program)
    context |= {"places": places_in(program, at), "rules": {role: rules_in_words(program, rules[role]) for role in rules}}
    return pages.page("enrollment/applications/program_page.html", opening=opening, program=program, state=opening.state(at), **context)


@bp.post("/p/<slug>/letter")
@access.anyone
def ask_to_apply(slug):
    """The same answer for every address, known or not; what holds for it stands in the letter."""
    only_by(LETTER)
    opening, form = _open(slug), AskForm()
    if not form.validate():
        return pages.again("enrollment.program_page", form, slug=slug)
    within = limits.spend("application letters from", limits.address(), limit=LETTERS_FROM_ONE_ADDRESS, seconds=HOUR)
    if not within or not limits.spend("application letters to", form.email.data, limit=5, seconds=HOUR):
        abort(429)
    session["applied_for"] = form.email.data
    actions.begin(opening, form.email.data, at=now())
    return pages.go_to("enrollment.letter_sent", slug=slug)


@bp.get("/p/<slug>/letter")
@access.anyone
def letter_sent(slug):
    """Where to look now; it says nothing about the address."""
    opening = opening_at(slug, now()) or abort(404)
    facts = {"opening": opening, "program": opening.program, "address": session.get("applied_for")}
    return pages.page("enrollment/applications/letter_sent.html", **facts)


@bp.get("/p/<slug>/link/<token>")
@access.by_token
def application_link(slug, token):
    """One button: whatever opens links ahead of the reader changes nothing."""
    opening = _any(slug)
    if LETTER not in offered() or start_behind(token, opening.program, now()) is None:
        return _dead()
    return pages.page("enrollment/applications/application_link.html", opening=opening, program=opening.program, token=token)


@bp.post("/p/<slug>/link/<token>")
@access.by_token
def use_application_link(slug, token):
    """Signs in whoever the letter was written to, and goes on to the application."""
    opening = _any(slug)
    device = actions.use_link(token, opening.program, is_on=LETTER in offered(), **here())
    if device is None:
        return _dead()
    session.clear()
    return put_cookie(pages.go_to("enrollment.apply_page", slug=slug), device)


@bp.post("/p/<slug>/beginning")
@access.signed_in
def begin_to_apply(slug):
    """Somebody who is signed in begins without a letter; so it is known that it was in time."""
    opening, employee = _open(slug), employee_of(access.me())
    if employee:
        actions.begin_signed_in(opening, employee, at=now())
    return pages.go_to("enrollment.apply_page", slug=slug)


def _stands(program: Program) -> str:
    """What the reader has here already: "place", "application", or "" for nothing and for whoever is not signed in."""
    employee = employee_of(access.me()) if current_user.is_authenticated else None
    if employee is None:
        return ""
    return "place" if enrollment_of(program, employee) else "application" if open_application_of(program, employee) else ""


def _readable(slug: str) -> Opening:
    """The opening whose page this reader may see: everybody's once it is open, its coordinators' before that."""
    found = opening_at(slug, now())
    if found is None and current_user.is_authenticated:
        found = openings().where(Opening.slug == slug, Program.id.in_(programs_coordinated_by(access.me()).select(Program.id))).first()
    return found or abort(404)


def _open(slug: str) -> Opening:
    """The opening, if somebody can begin to apply now."""
    found = opening_at(slug, now()) or abort(404)
    return found if found.state(now()) == OPEN else abort(404)


def _any(slug: str) -> Opening:
    return opening_at(slug, now()) or abort(404)


def _dead():
    if not limits.spend("application links that are none, from", limits.address(), limit=60, seconds=600):
        abort(429)
    return dead_link()
