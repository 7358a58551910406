"""The end of a mentorship, by either member and in private: what it means first, then one press."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now
from portal.mentorships import ending_actions as actions
from portal.mentorships.ending_words import CIRCLE, NEUTRAL, THANKS
from portal.mentorships.models import ENDED, FINISHED, Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.mentorships.queries import mentorships_visible_to
from portal.pairing.rules.queries import people_ask
from portal.web import access, pages
from portal.workspace.ending_forms import LEAVE, PAUSE, EndForm
from portal.workspace.shown import Shown
from portal.workspace.views import bp


@bp.get("/mentorships/<id:mentorship_id>/ending")
@access.signed_in
def ending(mentorship_id: int):
    """What ending means, and the words that both will read."""
    shown = _shown(mentorship_id)
    if shown.mentorship.has_ended:
        return pages.go_to("workspace.show", mentorship_id=mentorship_id)
    asks = people_ask(shown.mentorship.program)
    context = {"mentorship": shown.mentorship, "shown": shown, "asks": asks, "form": _offered(pages.form(EndForm), shown, asks)}
    if shown.in_circle:
        words = CIRCLE[FINISHED if shown.may_finish else ENDED] if shown.leads else None
        return pages.page("workspace/circle_ending.html", words=words, **context)
    return pages.page("workspace/ending.html", words=THANKS if shown.may_finish else NEUTRAL, **context)


@bp.post("/mentorships/<id:mentorship_id>/ending")
@access.signed_in
def end(mentorship_id: int):
    """End it. Whoever comes second, or presses twice, finds it ended."""
    shown = _shown(mentorship_id)
    if shown.mentorship.has_ended:
        return pages.go_to("workspace.show", mentorship_id=mentorship_id)
    access.allow(MentorshipPolicy(access.me(), shown.mentorship).end)
    form = _offered(EndForm(), shown, people_ask(shown.mentorship.program))
    if not form.validate():
        return pages.again("workspace.ending", form, mentorship_id=mentorship_id)
    then = form.then.data
    actions.end(shown.mentorship, is_finished=shown.may_finish, pauses=then == PAUSE, by=access.me(), at=now())
    if then == LEAVE:
        return pages.go_to("places.leaving", place_id=shown.my_place)
    if then == PAUSE:
        flash(_("Your place is paused. Name a day here if you want it to open by itself."))
        return pages.go_to("places.show", place_id=shown.my_place)
    if shown.in_circle and not shown.leads:
        flash(_("You have left the circle. Only you can read what you wrote for yourself: it stands with your data."))
        return pages.go_to("home.show")
    return pages.go_to("workspace.show", mentorship_id=mentorship_id)


def _offered(form: EndForm, shown: Shown, asks: bool) -> EndForm:
    return form.offer(shown.mentorship.program, shown.my_side, asks=asks)


def _shown(mentorship_id: int) -> Shown:
    found: Mentorship = access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))
    return Shown(found, access.me(), now())
