"""A member says that an action of a session is done, or not yet."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now
from portal.sessions import to_do
from portal.sessions.models import Action
from portal.sessions.policy import SessionPolicy
from portal.sessions.queries import actions_visible_to
from portal.sessions.views import bp
from portal.web import access, pages


@bp.post("/session-actions/<id:action_id>/done")
@access.signed_in
def tick_action(action_id: int):
    """Say that it is done."""
    action = _action(action_id)
    to_do.tick(action, by=access.me(), at=now())
    return _answer(action, _("Marked as done."))


@bp.post("/session-actions/<id:action_id>/not-done")
@access.signed_in
def reopen_action(action_id: int):
    """Take back that it is done."""
    action = _action(action_id)
    to_do.reopen(action, by=access.me(), at=now())
    return _answer(action, _("It is open again."))


def _action(action_id: int) -> Action:
    """Either of the two ticks what either of them is to do: they see each other."""
    action = access.found(actions_visible_to(access.me()).where(Action.id == action_id))
    access.allow(SessionPolicy(access.me(), action.session.mentorship).prepare)
    return action


def _answer(action: Action, words: str):
    flash(words)
    return pages.go_to("workspace.show", mentorship_id=action.session.mentorship_id, _anchor="past_sessions")
