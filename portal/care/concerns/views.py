"""A concern, from its writer's side: what, to whom, the words, who can read it, one press. Before that press nothing is kept."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.care.concerns import actions
from portal.care.concerns.forms import ASKED, ConcernForm, ReplyForm, SendOnForm
from portal.care.concerns.models import Concern
from portal.care.concerns.policy import ConcernPolicy
from portal.care.concerns.queries import answers_in, concerns_of, consent_in
from portal.care.concerns.words import WHY_NOT, readers_of_one, readers_sentence
from portal.care.confidants import confidants_of
from portal.clock import now
from portal.enrollment.models import Enrollment
from portal.enrollment.places.queries import places_of
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to, partner_of
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("concerns", __name__)


@bp.get("/places/<id:place_id>/concern")
@access.signed_in
@access.unnamed
def begin(place_id: int):
    """All of it on one page: what was told before, what is wanted, who reads it, the words, the consent."""
    return _asked(_place(place_id), pages.form(ConcernForm, mentorship=request.args.get("mentorship", "")))


@bp.post("/places/<id:place_id>/concern/draft")
@access.signed_in
@access.unnamed
@access.hands_back(*ASKED, "words")
def put_together(place_id: int):
    """The same page, with one text of the answers; what was typed goes along in the page and is kept nowhere."""
    place, form = _place(place_id), ConcernForm()
    form.put_together()
    flash(_("Your answers stand in one text now. Nothing is sent yet."))
    return _asked(place, form)


@bp.post("/places/<id:place_id>/concern")
@access.signed_in
@access.unnamed
@access.hands_back(*ASKED, "words")
def send(place_id: int):
    """Send it to the one who may read it."""
    place = _place(place_id)
    form = ConcernForm().offer(confidants_of(place).offered)
    if not form.validate():
        return pages.again("concerns.begin", form, place_id=place_id)
    said = {"kind": form.want.data, "words": form.words.data, "mentorship": _mentorship(place, form)}
    number = only_once(
        form, lambda: actions.send(place, to=form.chosen, sentence=form.sentence, **said, by=access.me(), at=now()), by=access.me().id,
        stands=lambda made: Concern.select().where(Concern.id == made).exists(),
    )
    flash(_("Sent. %(name)s gets a letter that says only that somebody wrote.", name=form.chosen.name))
    return pages.leave_for("concerns.show", concern_id=number)


@bp.get("/concerns/<id:concern_id>")
@access.signed_in
@access.unnamed
def show(concern_id: int):
    """One's own concern: the words, whether it was read, and what came back."""
    concern = _own(concern_id)
    consent = consent_in(concern)
    context = {"words": concern.words_for(access.me()), "answers": list(answers_in(concern))}
    context |= {"may": ConcernPolicy(access.me(), concern, consent), "form": pages.form(ReplyForm)}
    return pages.page("care/concerns/show.html", concern=concern, consent=consent, me=access.me(), **context)


@bp.post("/concerns/<id:concern_id>/answers")
@access.signed_in
@access.unnamed
@access.hands_back("words")
def reply(concern_id: int):
    """Answer the coordinator."""
    concern = _own(concern_id)
    access.allow(ConcernPolicy(access.me(), concern, consent_in(concern)).reply)
    form = ReplyForm()
    if not form.validate():
        return pages.again("concerns.show", form, concern_id=concern_id)
    only_once(form, lambda: actions.reply(concern, form.words.data, at=now()), by=access.me().id)
    flash(_("Sent. The letter says only that there is something new."))
    return pages.go_to("concerns.show", concern_id=concern_id)


@bp.post("/concerns/<id:concern_id>/withdrawal")
@access.signed_in
@access.unnamed
def withdraw(concern_id: int):
    """Delete it."""
    concern = _own(concern_id)
    access.allow(ConcernPolicy(access.me(), concern, None).withdraw)
    place = concern.place_id
    actions.withdraw(concern)
    flash(_("Deleted, with all that was answered."))
    return pages.go_to("concerns.begin", place_id=place)


@bp.get("/concerns/<id:concern_id>/reader")
@access.signed_in
@access.unnamed
def reader(concern_id: int):
    """Choose somebody else to read it, where the one who was chosen can no longer be told."""
    concern = _movable(concern_id)
    found = confidants_of(concern.place)
    form = pages.form(SendOnForm).offer(found.offered)
    context = {"found": found, "why_not": WHY_NOT, "words": concern.words_for(access.me())}
    return pages.page("care/concerns/reader.html", concern=concern, form=form, **context)


@bp.post("/concerns/<id:concern_id>/reader")
@access.signed_in
@access.unnamed
def send_on(concern_id: int):
    """Send it to somebody else."""
    concern = _movable(concern_id)
    form = SendOnForm().offer(confidants_of(concern.place).offered)
    if not form.validate():
        return pages.again("concerns.reader", form, concern_id=concern_id)
    actions.send_on(concern, to=form.chosen, sentence=str(readers_sentence(form.chosen)), at=now())
    flash(_("Sent. %(name)s gets a letter that says only that somebody wrote.", name=form.chosen.name))
    return pages.go_to("concerns.show", concern_id=concern_id)


def _asked(place: Enrollment, form: ConcernForm):
    """The page as it stands."""
    found = confidants_of(place)
    form.offer(found.offered)
    mentorship = _mentorship(place, form)
    partner = partner_of(mentorship, access.me()) if mentorship else None
    earlier = list(concerns_of(access.me()).where(Concern.program == place.program_id))
    context = {"found": found, "why_not": WHY_NOT, "partner": partner, "earlier": earlier, "readers": readers_of_one(found.offered)}
    return pages.page("care/concerns/ask.html", place=place, program=place.program, form=form, **context)


def _mentorship(place: Enrollment, form: ConcernForm) -> Mentorship | None:
    """The mentorship that the writer came from, if it is one of theirs in this program."""
    mine = mentorships_visible_to(access.me()).where(Mentorship.program == place.program_id, Mentorship.id == form.mentorship_id)
    return mine.first() if form.mentorship_id else None


def _place(place_id: int) -> Enrollment:
    return access.found(places_of(access.me()).where(Enrollment.id == place_id))


def _own(concern_id: int) -> Concern:
    return access.found(concerns_of(access.me()).where(Concern.id == concern_id))


def _movable(concern_id: int) -> Concern:
    concern = _own(concern_id)
    access.allow(ConcernPolicy(access.me(), concern, consent_in(concern)).send_on)
    return concern
