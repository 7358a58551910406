"""The desk's summaries: the list, a draft and its words, publishing, and printing again."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.programs.models import Program
from portal.programs.queries import people_staffing, programs_coordinated_by
from portal.summaries import actions
from portal.summaries.forms import ArrangementForm, DraftForm, SummaryForm, words_of
from portal.summaries.models import Publication
from portal.summaries.queries import draft_of, draw_of, publications_of
from portal.summaries.reading import read
from portal.web import access, pages

bp = Blueprint("summaries_desk", __name__)


@bp.get("/desk/programs/<id:program_id>/summaries")
@access.staff
def index(program_id):
    """What was published, and the draft that is being written."""
    program = _mine(program_id)
    sponsors = list(people_staffing(program, "sponsor"))
    form = pages.form(ArrangementForm, paper=program.paper, drafts_monthly=program.drafts_monthly)
    context = {"publications": list(publications_of(program)), "draft": draft_of(program), "sponsors": sponsors, "form": form}
    return _page("summaries/desk.html", program, **context, draw=draw_of(program))


@bp.post("/desk/programs/<id:program_id>/summaries/arrangement")
@access.staff
def arrange(program_id):
    """Choose the paper of the next summaries, and whether a draft is made each month; what exists stays as it is."""
    program, form = _mine(program_id), ArrangementForm()
    if not form.validate():
        return pages.again("summaries_desk.index", form, program_id=program_id)
    # Choosing the same twice changes nothing; so no key is kept.
    actions.arrange(program, by=access.me(), **form.facts())
    flash(_("Kept. It holds for the next summaries."))
    return pages.go_to("summaries_desk.index", program_id=program_id)


@bp.post("/desk/programs/<id:program_id>/summaries")
@access.staff
def draft(program_id):
    """Have today's figures drawn: for the draft that is being written, which keeps its words, or for a new one."""
    # No key: there is one draft at a time, and the same request an hour later wants fresh figures.
    program, form = _mine(program_id), DraftForm()
    published = Publication.published_at.is_null(False)
    number = form.number()
    corrects = access.found(publications_of(program).where(published, Publication.number == number)) if number else None
    actions.ask_for_draft(program, by=access.me(), at=now(), corrects=corrects)
    being_written = draft_of(program)
    if being_written:
        return pages.go_to("summaries_desk.edit", program_id=program_id, number=being_written.number)
    return pages.leave_for("summaries_desk.index", program_id=program_id)


@bp.get("/desk/programs/<id:program_id>/summaries/<id:number>")
@access.staff
def edit(program_id, number):
    """The words of a draft with the figures as they will be printed, or, with ?confirm=publish, whether to publish them.

    What is published is read-only.
    """
    program = _mine(program_id)
    publication = _numbered(program, number)
    form = pages.form(SummaryForm, **words_of(publication))
    sponsors = list(people_staffing(program, "sponsor"))
    # Where words are wrong, they are to be written again before anything is asked.
    confirming = request.args.get("confirm") == "publish" and not form.errors
    context = {"publication": publication, "form": form, "sheet": read(publication), "sponsors": sponsors, "is_confirming": confirming}
    return _page("summaries/edit.html", program, **context, words=words_of(publication), draw=draw_of(program))


@bp.post("/desk/programs/<id:program_id>/summaries/<id:number>")
@access.staff
def write(program_id, number):
    """Keep the words of a draft; whoever wants to publish them is asked next."""
    publication, form = _draft(program_id, number), SummaryForm()
    if not form.validate():
        return pages.again("summaries_desk.edit", form, program_id=program_id, number=number)
    # Saving twice changes nothing, and an earlier wording may come back; so no key is kept.
    actions.write(publication, by=access.me(), **form.words())
    if request.form.get("then") == "publish":
        return pages.go_to("summaries_desk.edit", program_id=program_id, number=number, confirm="publish")
    flash(_("The draft is saved. Nobody but this program’s coordinators sees it yet."))
    return pages.go_to("summaries_desk.edit", program_id=program_id, number=number)


@bp.post("/desk/programs/<id:program_id>/summaries/<id:number>/publish")
@access.staff
def publish(program_id, number):
    """Keep the words, freeze the draft and send it to the sponsors; pressing twice publishes once."""
    publication, form = _numbered(_mine(program_id), number), SummaryForm()
    if not publication.is_published:
        if not form.validate():
            return pages.again("summaries_desk.edit", form, program_id=program_id, number=number)
        actions.write(publication, by=access.me(), **form.words())
        _publish(publication)
    return pages.go_to("summaries_desk.edit", program_id=program_id, number=number)


def _publish(publication: Publication) -> None:
    """Publish the draft as it was read, or say why it has to be read again; where the rules changed, its figures are drawn anew."""
    try:
        actions.publish(publication, by=access.me(), at=now(), read=request.form.get("drawn"))
    except actions.DrawnAnew:
        flash(_("The draft has got newer figures since you read it. Read it again, then publish."))
    except actions.OutOfDate:
        actions.ask_for_draft(publication.program, by=access.me(), at=now())
        flash(_("What may be shown has changed since these figures were counted. The draft gets new ones: read it again, then publish."))
    else:
        flash(_("Version %(number)s is published. Its sponsors get a letter with the link.", number=publication.number))


@bp.post("/desk/programs/<id:program_id>/summaries/<id:number>/paper")
@access.staff
def print_again(program_id, number):
    """Print once more what could not be printed."""
    publication = _numbered(_mine(program_id), number)
    actions.print_again(publication, by=access.me(), at=now())
    return pages.go_to("summaries_desk.edit", program_id=program_id, number=number)


def _mine(program_id: int) -> Program:
    return access.found(programs_coordinated_by(access.me()).where(Program.id == program_id))


def _numbered(program: Program, number: int) -> Publication:
    return access.found(publications_of(program).where(Publication.number == number))


def _draft(program_id: int, number: int) -> Publication:
    publication = _numbered(_mine(program_id), number)
    access.allow(not publication.is_published)
    return publication


def _page(template: str, program: Program, **context):
    return pages.page(template, program=program, here="summaries", **context)
