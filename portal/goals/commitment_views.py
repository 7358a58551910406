"""A leader says what will change, and later what became of it."""
from flask import abort, flash
from flask_babel import gettext as _

from portal.clock import now
from portal.goals import commitment_actions as actions
from portal.goals.finding import commitment_of_mine, mentorship_for_me
from portal.goals.forms import CommitmentForm, FollowUpForm
from portal.goals.models import FOLLOWED_UP, Commitment, FollowUp
from portal.goals.policy import GoalPolicy
from portal.goals.views import bp, done_once, readers_told
from portal.web import access, pages


@bp.post("/mentorships/<id:mentorship_id>/commitments")
@access.signed_in
def commit(mentorship_id: int):
    """Say what will change."""
    mentorship = mentorship_for_me(mentorship_id)
    access.allow(GoalPolicy(access.me(), mentorship).commit)
    form = CommitmentForm(prefix="commitment")
    if not done_once(form, lambda: actions.commit(mentorship, by=access.me(), at=now(), **form.values())):
        return pages.again("workspace.show", form, mentorship_id=mentorship_id)
    flash(_("Noted. After 30 and after 90 days you are asked what became of it."))
    return _back_to(mentorship_id)


@bp.get("/commitments/<id:commitment_id>/follow-ups/<int:days>")
@access.signed_in
def follow_up(commitment_id: int, days: int):
    """What became of a commitment, after 30 or 90 days."""
    row = _asked(commitment_id, days)
    said = FollowUp.get_or_none(FollowUp.commitment == row, FollowUp.days == days)
    stands = {"outcome": said.outcome, "words": said.words} if said else {}
    form = pages.form(FollowUpForm, prefix="follow", **stands)
    return pages.page("goals/follow_up.html", commitment=row, days=days, form=form, **readers_told(row.mentorship))


@bp.post("/commitments/<id:commitment_id>/follow-ups/<int:days>")
@access.signed_in
def save_follow_up(commitment_id: int, days: int):
    """Keep what became of it, or its correction."""
    row, form = _asked(commitment_id, days), FollowUpForm(prefix="follow")
    if not form.validate():
        return pages.again("goals.follow_up", form, commitment_id=commitment_id, days=days)
    actions.follow_up(row, by=access.me(), at=now(), days=days, **form.values())
    flash(_("Thank you. It stands beside your commitment."))
    return _back_to(row.mentorship_id)


@bp.post("/commitments/<id:commitment_id>/withdrawal")
@access.signed_in
def withdraw(commitment_id: int):
    """Take a commitment back."""
    row = commitment_of_mine(commitment_id)
    access.allow(GoalPolicy(access.me(), row.mentorship).write)
    actions.withdraw(row, by=access.me(), at=now())
    flash(_("The commitment is withdrawn."))
    return _back_to(row.mentorship_id)


def _asked(commitment_id: int, days: int) -> Commitment:
    """A commitment of one's own of which this question was asked by today."""
    row = commitment_of_mine(commitment_id)
    if days not in FOLLOWED_UP or row.is_asked_on(days) > access.me().day_at(now()):
        abort(404)
    return row


def _back_to(mentorship_id: int):
    return pages.go_to("workspace.show", mentorship_id=mentorship_id, _anchor="commitments")
