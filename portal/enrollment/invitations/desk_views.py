"""Invitations at the desk: how they stand, who could be asked next, one wave, one invitation."""
from flask import flash, request
from flask_babel import format_decimal
from flask_babel import gettext as _

from portal.clock import now, today
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.invitations import actions, queries
from portal.enrollment.invitations.board import invitation_counts, waves_of
from portal.enrollment.invitations.filter import WaveFilter
from portal.enrollment.invitations.forms import WaveForm
from portal.enrollment.invitations.listing import FILTERED, answer_counts, invitation_listing, invited, state_words, with_all
from portal.enrollment.invitations.nomination_actions import keep_what_they_led_to
from portal.enrollment.invitations.nomination_queries import going_along, waiting_nominations
from portal.enrollment.invitations.reminder_queries import remindable_by_wave
from portal.enrollment.invitations.states import NO, NOT_NOW, STATES, WAITING, YES
from portal.enrollment.models import Employee, Invitation
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.programs.role_words import role_names
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.listing import said
from portal.web.once import only_once
from portal.web.paging import paged

SHOWN = 8
# The columns that the counts have even while nobody is in them.
ALWAYS = (WAITING, YES, NOT_NOW, NO)


class Beyond(Exception):
    """A wave would go beyond the places that are left, and nobody said that this is meant."""


@desk.get("/desk/programs/<id:program_id>/invitations")
@access.staff
def invitations(program_id):
    """Counts, the next wave, and everybody who was invited."""
    program, at = coordinated(program_id), now()
    waves = waves_of(program, at)
    counts, listing = _counts(program, at, waves), invitation_listing(program, at)
    lists = {"listing": listing, "answers": answer_counts(program, listing, at)}
    lists["invited"] = with_all(program, paged(invited(program, listing, at)), at)
    context = {"program": program, "here": "invitations", "names": dict(role_names(program))}
    board = {"waves": waves, "remindable": remindable_by_wave(program, at), "nominated": waiting_nominations(program)}
    wave = _next_wave(program, counts, at)
    return pages.page("enrollment/invitations/invitations.html", **context, **_columns(counts), **board, **wave, **lists)


@desk.post("/desk/programs/<id:program_id>/invitations")
@access.staff
def invite(program_id):
    """Invite the first of each role in the shown order, and the suggested colleagues that were approved, in one action."""
    program = coordinated(program_id)
    form, narrowed = WaveForm(program), WaveFilter(program, formdata=request.args)
    fits = form.validate()
    along = {role: going_along(program, role, now()) for role in queries.ROLES} if fits else {}
    if fits and not any(form.numbers.values()) and not any(along.values()):
        form.mentees.errors, fits = [_("Enter how many to invite.")], False
    if not fits:
        return pages.again("enrollment_desk.invitations", form, program_id=program_id)
    try:
        only_once(form, lambda: _send_wave(program, form, narrowed, along), by=access.me().id)
    except actions.Overtaken:
        form.mentees.errors = [_("Somebody else has sent a wave meanwhile. Look at the counts, then send yours.")]
        return pages.again("enrollment_desk.invitations", form, program_id=program_id)
    except Beyond:
        return pages.again("enrollment_desk.invitations", form, program_id=program_id)
    return pages.go_to("enrollment_desk.invitations", program_id=program_id)


@desk.post("/desk/programs/<id:program_id>/invitations/<id:invitation_id>/withdrawal")
@access.staff
def withdraw(program_id, invitation_id):
    """Close one invitation for good."""
    row = invitation_of(program_id, invitation_id)
    actions.withdraw(row, by=access.me(), at=now())
    flash(_("The invitation to %(name)s is withdrawn. Its link no longer opens.", name=row.employee.name))
    return back_to_list(row.program)


@desk.post("/desk/programs/<id:program_id>/invitations/<id:invitation_id>/letter")
@access.staff
def send_again(program_id, invitation_id):
    """Send one invitation once more, with a new link."""
    row = invitation_of(program_id, invitation_id)
    actions.send_again(row, by=access.me(), at=now())
    flash(_("A new letter to %(name)s is on its way. The older link no longer opens.", name=row.employee.name))
    return back_to_list(row.program)


@desk.post("/desk/programs/<id:program_id>/invitations/<id:invitation_id>/successor")
@access.staff
def invite_again(program_id, invitation_id):
    """Invite somebody once more who said not now and whose day has come, as a wave of one."""
    row = invitation_of(program_id, invitation_id)
    if actions.invite_again(row, by=access.me(), at=now()):
        flash(_("%(name)s is invited again. The letter is on its way.", name=row.employee.name))
    return back_to_list(row.program)


def _counts(program: Program, at, waves) -> dict:
    found = invitation_counts(program, at, waves)
    return {role: found[role] for role in roles_in(program)}


def invitation_of(program_id: int, invitation_id: int) -> Invitation:
    """The invitation of a program that the reader coordinates, else 404."""
    program = coordinated(program_id)
    return access.found(Invitation.select().where(Invitation.id == invitation_id, Invitation.program == program))


def _columns(counts) -> dict:
    """What the columns of the counts are called, those left out in which nobody is."""
    words, shown = state_words(), [state for state in STATES if state in ALWAYS or any(getattr(each, state) for each in counts.values())]
    heads = [{"label": words[state], "num": True} for state in shown]
    return {"counts": counts, "words": words, "states": STATES, "shown": shown, "state_heads": heads}


def _next_wave(program: Program, counts, at) -> dict:
    """The wave that would go out now: whom the address narrows it to, who goes along, and its form."""
    narrowed = WaveFilter(program, formdata=request.args)
    suggested = {f"{role}s": each.suggested for role, each in counts.items()}
    facts = {"narrowed": narrowed, "narrowing": _narrowing(narrowed), "wave": queries.next_wave(program)}
    facts["along"] = {role: going_along(program, role, at) for role in queries.ROLES}
    facts["fitting"] = {role: _fitting(program, role, narrowed) for role in roles_in(program)}
    return facts | {"form": pages.form(WaveForm, program=program, **suggested)}


def back_to_list(program: Program):
    """The page as it was when a row of its list was acted on."""
    stood = said("page", "q", "sort", "state", *FILTERED) | _narrowing(WaveFilter(program, formdata=request.args))
    return pages.go_to("enrollment_desk.invitations", program_id=program.id, **stood)


def _narrowing(narrowed: WaveFilter) -> dict[str, list[str]]:
    """What the address says about who could be invited."""
    return {field.name: request.args.getlist(field.name) for field in narrowed if field.name in request.args}


def _fitting(program, role: str, narrowed: WaveFilter) -> tuple[int, list[Employee]]:
    """How many could be invited to this role, and the first of them in the shown order."""
    ids = queries.first_of(narrowed.narrow(queries.candidates(program, role, today()), role), None, narrowed.order.data)
    found = {row.id: row for row in Employee.select().where(Employee.id.in_(ids[:SHOWN]))}
    return len(ids), [found[each] for each in ids[:SHOWN]]


def _wanted(program) -> dict[str, int]:
    """{role: how many more the program wants}"""
    return {role: counts.suggested for role, counts in invitation_counts(program, now()).items()}


def _going(program, form: WaveForm, narrowed: WaveFilter) -> dict[str, int]:
    """{role: how many a wave would invite}: no more than fit. Whoever was suggested and goes along was approved one by one."""
    fit = {role: narrowed.narrow(queries.candidates(program, role, today()), role).count() for role in queries.ROLES}
    return {role: min(number, fit[role]) for role, number in form.numbers.items()}


def _send_wave(program, form: WaveForm, narrowed: WaveFilter, along: dict[str, list]):
    """The suggested ones go along with as many others as the form says. Raises Beyond, after which the form says why."""
    actions.take_turn(program, whole(form.wave.data) or 0)
    # Here and not before: a second tap finds the places filled by the first, and is no wish for more.
    if form.goes_beyond(_going(program, form, narrowed), _wanted(program)):
        raise Beyond
    chosen = {role: {row.nominee.id: None for row in along[role]} for role in queries.ROLES}
    for role, number in form.numbers.items():
        others = narrowed.narrow(queries.candidates(program, role, today()), role).where(Employee.id.not_in(list(chosen[role]) or [0]))
        chosen[role].update(dict.fromkeys(queries.first_of(others, number, narrowed.order.data)))
    counts = ", ".join(f"{name}: {format_decimal(len(chosen[role]))}" for role, name in role_names(program))
    flash(_("Invited. %(counts)s. The letters are on their way.", counts=counts))
    made = actions.invite(program, chosen, by=access.me(), at=now())
    keep_what_they_led_to(program, [row for rows in along.values() for row in rows])
    return made
