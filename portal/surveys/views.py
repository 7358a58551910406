"""A person answers what was asked, signed in or by the link of a letter, and reads what that same person answered."""
from flask import Blueprint, abort, flash, g
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import now
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.small_groups import fewest_for_words
from portal.surveys import actions, clearing
from portal.surveys.clearing import printed_of
from portal.surveys.forms import AnswerForm, form_of, name_of, start_of
from portal.surveys.links import survey_behind, token_for
from portal.surveys.models import Survey
from portal.surveys.offered import last_read_on
from portal.surveys.queries import answers_of, next_after, sets_asked, surveys_of
from portal.surveys.shipped import ANOTHER, QUOTED
from portal.surveys.words import mentorship_in, said, title_of, titles_of
from portal.web import access, limits, pages

bp = Blueprint("surveys", __name__)

TEN_MINUTES = 600


@bp.get("/me/surveys")
@access.signed_in
@access.unnamed
def mine():
    """What the reader was asked: what waits, and what was answered."""
    surveys = list(surveys_of(access.me()))
    # What holds for every program that asked.
    smallest = min((one.program.smallest_group for one in surveys), default=Program.smallest_group.default)
    return pages.page("surveys/mine.html", surveys=surveys, at=now(), titles=titles_of(surveys, access.me()), smallest=smallest)


@bp.get("/surveys/<id:survey_id>")
@access.signed_in
@access.unnamed
def show(survey_id: int):
    """The questions while they are open, with what was answered; afterwards the answers alone."""
    survey = _own(survey_id)
    answers = answers_of(survey)
    form = pages.form(form_of(survey), **start_of(answers))
    fit = answers.get(("fit", "fit"))
    wants_another = mentorship_in(survey) if fit is not None and fit.value == ANOTHER else None
    quote = answers.get(("close", "quote"))
    is_offered = quote is not None and quote.value == QUOTED
    facts = {"answers": answers, "wants_another": wants_another, "said": said, "is_offered": is_offered, "printed": printed_of(survey)}
    if is_offered:
        facts |= {"read_on": last_read_on(survey.program), "fewest": fewest_for_words(survey.program.smallest_group)}
    return _page("surveys/show.html", survey, access.me(), form=form, **facts)


@bp.post("/surveys/<id:survey_id>")
@access.signed_in
@access.unnamed
def answer(survey_id: int):
    """Keep the answers, or their correction."""
    survey, form = _own(survey_id), None
    if survey.is_open(now()):
        form = form_of(survey)()
        if not form.validate():
            return pages.again("surveys.show", form, survey_id=survey_id)
    _keep(survey, form)
    return pages.go_to("surveys.show", survey_id=survey_id)


@bp.post("/surveys/<id:survey_id>/offer/withdrawal")
@access.signed_in
@access.unnamed
def take_back(survey_id: int):
    """No longer offer one's words for quoting; what is published already stays. Pressing twice changes nothing; so no key is kept."""
    survey = _own(survey_id)
    clearing.take_back(survey, by=access.me())
    flash(_("The offer is taken back. No further summary quotes you."))
    return pages.go_to("surveys.show", survey_id=survey_id)


@bp.get("/q/<token>")
@access.by_token
@access.unnamed
def by_link(token: str):
    """The questions of one survey. What was answered stands here no more: whoever else reads that mailbox finds nothing."""
    survey = _behind(token)
    if survey is None:
        return nothing_behind_it()
    if current_user.is_authenticated:
        return pages.go_to("surveys.show", survey_id=survey.id)
    g.addressee = survey.person
    following = next_after(survey, now()) if survey.answered_at else None
    facts = {"next_token": token_for(following), "next_title": title_of(following, survey.person)} if following else {}
    return _page("surveys/by_link.html", survey, survey.person, form=pages.form(form_of(survey)), token=token, **facts)


@bp.post("/q/<token>")
@access.by_token
@access.unnamed
def answer_by_link(token: str):
    """Keep the answers of a survey that has none yet; who wants to change them signs in."""
    survey = _behind(token)
    if survey is None:
        return nothing_behind_it()
    if survey.answered_at is None:
        form = form_of(survey)()
        if not form.validate():
            return pages.again("surveys.by_link", form, token=token)
        actions.answer(survey, form.values(), by=survey.person, at=now())
    return pages.go_to("surveys.by_link", token=token_for(survey))


def nothing_behind_it():
    """One page for a wrong, closed or unknown link; who tries many has to wait."""
    if not limits.spend("surveys that are none, from", limits.address(), limit=20, seconds=TEN_MINUTES):
        abort(429)
    return pages.page("surveys/dead.html", status=404)


def _behind(token: str) -> Survey | None:
    """What the link opens; for somebody else who is signed in, such as an assistant, nothing."""
    survey = survey_behind(token, now())
    is_another = survey is not None and current_user.is_authenticated and access.me().id != survey.person_id
    return None if is_another else survey


def _own(survey_id: int) -> Survey:
    return access.found(surveys_of(access.me()).where(Survey.id == survey_id))


def _keep(survey: Survey, form: AnswerForm | None) -> None:
    try:
        if form is None:
            raise actions.Closed
        actions.answer(survey, form.values(), by=access.me(), at=now())
    except actions.Closed:
        flash(_("These questions have closed. What you answered before stays as it was."), "trouble")
    else:
        flash(_("Saved. You can change your answers until the questions close."))


def _page(template: str, survey: Survey, reader: Person, **context):
    facts = {"survey": survey, "sets": sets_asked(survey), "title": title_of(survey, reader), "is_open": survey.is_open(now())}
    return pages.page(template, name_of=name_of, **facts, **context)
