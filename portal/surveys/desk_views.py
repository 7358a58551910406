"""A coordinator reads what is asked when and how many answered, and adds sets of questions; no answer is fetched here."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.pointing import pointers_in
from portal.programs.blueprints import coordinated
from portal.surveys import clearing, offered
from portal.surveys import instrument_actions as actions
from portal.surveys.clearing_form import ClearingForm
from portal.surveys.desk_forms import InstrumentForm, start_of
from portal.surveys.models import Instrument
from portal.surveys.queries import has_been_asked, instruments_of
from portal.surveys.rates import rates_of
from portal.surveys.shortening import GAP
from portal.surveys.telling import asked_in, when_asked
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("surveys_desk", __name__)

HERE = "/desk/programs/<id:program_id>/surveys"


@bp.get(HERE)
@access.staff
def index(program_id: int):
    """What is asked when, what was added, and the response rates."""
    program = coordinated(program_id)
    facts = {"asked": asked_in(program), "own": [(row, when_asked(row, program)) for row in instruments_of(program)]}
    return pages.page("surveys/desk.html", program=program, here="surveys", rates=rates_of(program), fewest=program.smallest_group, **facts)


@bp.get(f"{HERE}/words")
@access.staff
def words(program_id: int):
    """What people offered for quoting, without author; each reading is noted. Before its time there is nothing."""
    program = coordinated(program_id)
    said = offered.read(program, by=access.me(), at=now()) if offered.can_be_read(program, now()) else None
    offers = [offer for _question, some in said or () for offer in some]
    forms = {offer.key: pages.form(ClearingForm, prefix=offer.key, words=offer.printed or offer.words) for offer in offers}
    points = {offer.key: pointers_in(program, offer.printed or offer.words) for offer in offers}
    facts = {"said": said, "forms": forms, "points": points, "gap": GAP, "fewest": offered.fewest_of(program)}
    return pages.page("surveys/words.html", program=program, here="surveys", **facts)


@bp.post(f"{HERE}/words/<key>")
@access.staff
def clear_words(program_id: int, key: str):
    """Say of one piece what of it may be printed, or that it is left out. The same twice changes nothing; so no key is kept."""
    program = coordinated(program_id)
    offers = offered.offers_in(program) if offered.can_be_read(program, now()) else []
    offer = access.found([one for one in offers if one.key == key])
    form, is_left_out = ClearingForm(prefix=key).of(offer), request.form.get("then") == "leave"
    if is_left_out and offer.is_quoted:
        clearing.drop(offer, program, by=access.me(), at=now())
        flash(_("Left out of corrections. The summary that quotes it stays as it was published."))
        return pages.go_to("surveys_desk.words", program_id=program_id, _anchor=f"offer-{key}")
    if not is_left_out and not form.validate():
        return pages.again("surveys_desk.words", form, program_id=program_id)
    try:
        clearing.clear(offer, None if is_left_out else form.words.data, program, by=access.me(), at=now())
    except clearing.Quoted:
        flash(_("These words stand in a published summary already, and stay as printed there."), "waits")
    else:
        flash(_("Left out.") if is_left_out else _("Cleared. The next draft of a summary quotes it."))
    return pages.go_to("surveys_desk.words", program_id=program_id, _anchor=f"offer-{key}")


@bp.get(f"{HERE}/new")
@access.staff
def new(program_id: int):
    """An empty set."""
    program = coordinated(program_id)
    form = pages.form(InstrumentForm, **start_of(None)).offer(program)
    return pages.page("surveys/instrument.html", program=program, here="surveys", form=form, instrument=None, was_asked=False)


@bp.post(f"{HERE}/new")
@access.staff
def add(program_id: int):
    """Add it."""
    program = coordinated(program_id)
    form = InstrumentForm().offer(program)
    if not form.validate():
        return pages.again("surveys_desk.new", form, program_id=program_id)
    only_once(
        form, lambda: actions.add(program, by=access.me(), at=now(), **form.facts()), by=access.me().id,
        stands=lambda made: Instrument.select().where(Instrument.id == made, Instrument.retired_at.is_null()).exists(),
    )
    flash(_("Added. It is asked from its next occasion on."))
    return pages.go_to("surveys_desk.index", program_id=program_id)


@bp.get(f"{HERE}/<id:instrument_id>")
@access.staff
def show(program_id: int, instrument_id: int):
    """One set that was added, as it is asked now."""
    program, row = _found(program_id, instrument_id)
    form = pages.form(InstrumentForm, **start_of(row)).offer(program, row)
    return pages.page("surveys/instrument.html", program=program, here="surveys", form=form, instrument=row, was_asked=has_been_asked(row))


@bp.post(f"{HERE}/<id:instrument_id>")
@access.staff
def change(program_id: int, instrument_id: int):
    """Ask it in other words, of others, or at another time."""
    program, row = _found(program_id, instrument_id)
    form = InstrumentForm().offer(program, row)
    if not form.validate():
        return pages.again("surveys_desk.show", form, program_id=program_id, instrument_id=instrument_id)
    made = actions.change(row, by=access.me(), at=now(), **form.facts())
    said = _("Saved as version %(number)s. Earlier answers keep the earlier words.", number=made.version)
    flash(said if made.id != row.id else _("Saved. Nobody was asked before, so there is still one version."))
    return pages.go_to("surveys_desk.index", program_id=program_id)


@bp.post(f"{HERE}/<id:instrument_id>/end")
@access.staff
def stop(program_id: int, instrument_id: int):
    """Ask it no more."""
    _program, row = _found(program_id, instrument_id)
    actions.stop(row, by=access.me(), at=now())
    flash(_("It is asked no more. Whoever was asked can still answer until it closes, and answers stay."))
    return pages.go_to("surveys_desk.index", program_id=program_id)


def _found(program_id: int, instrument_id: int):
    program = coordinated(program_id)
    return program, access.found(instruments_of(program).where(Instrument.id == instrument_id))
