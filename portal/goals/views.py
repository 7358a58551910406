"""A member sets goals, takes steps, and writes the journal."""
from collections.abc import Callable

from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.clock import now
from portal.goals import actions
from portal.goals.forms import EntryForm, GoalForm, MilestoneForm
from portal.goals.models import Goal, Milestone
from portal.goals.policy import GoalPolicy
from portal.goals.queries import goals_visible_to, milestones_visible_to
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to, partner_of
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("goals", __name__)


@bp.post("/mentorships/<id:mentorship_id>/goals")
@access.signed_in
def set_goal(mentorship_id: int):
    """Set a goal of one's own."""
    mentorship = _mentorship(mentorship_id)
    access.allow(GoalPolicy(access.me(), mentorship).set)
    form = GoalForm(prefix="goal").offer(partner_of(mentorship, access.me()))
    done = _once(form, lambda: actions.set_goal(mentorship, by=access.me(), at=now(), **form.values()))
    return _answer(done, form, mentorship_id, "goals", _("Your goal is set."))


@bp.get("/goals/<id:goal_id>")
@access.signed_in
def show(goal_id: int):
    """A goal stands on the page of its mentorship."""
    return pages.go_to("workspace.show", mentorship_id=_visible(goal_id).mentorship_id, _anchor="goals")


@bp.post("/goals/<id:goal_id>/milestones")
@access.signed_in
def add_milestone(goal_id: int):
    """Add a step to a goal of one's own."""
    goal = _goal(goal_id)
    form = MilestoneForm(prefix=f"step{goal_id}")
    done = _once(form, lambda: actions.add_milestone(goal, by=access.me(), at=now(), **form.values()))
    return _answer(done, form, goal.mentorship_id, "goals", _("The step is added."))


@bp.post("/goals/<id:goal_id>/reached")
@access.signed_in
def reach(goal_id: int):
    """Say that a goal is reached."""
    goal = _goal(goal_id)
    actions.reach(goal, by=access.me(), at=now())
    return _answer(True, None, goal.mentorship_id, "goals", _("Marked as reached."))


@bp.post("/goals/<id:goal_id>/not-reached")
@access.signed_in
def reopen(goal_id: int):
    """Take back that a goal is reached."""
    goal = _goal(goal_id)
    actions.reopen(goal, by=access.me(), at=now())
    return _answer(True, None, goal.mentorship_id, "goals", _("The goal is open again."))


@bp.post("/milestones/<id:milestone_id>/reached")
@access.signed_in
def reach_milestone(milestone_id: int):
    """Say that a step is taken."""
    milestone = _milestone(milestone_id)
    actions.reach_milestone(milestone, by=access.me(), at=now())
    return _answer(True, None, milestone.goal.mentorship_id, "goals", _("One step further."))


@bp.post("/milestones/<id:milestone_id>/not-reached")
@access.signed_in
def reopen_milestone(milestone_id: int):
    """Take back that a step is taken."""
    milestone = _milestone(milestone_id)
    actions.reopen_milestone(milestone, by=access.me(), at=now())
    return _answer(True, None, milestone.goal.mentorship_id, "goals", _("The step is open again."))


@bp.post("/mentorships/<id:mentorship_id>/journal")
@access.signed_in
def write_entry(mentorship_id: int):
    """Write into the journal."""
    mentorship = _mentorship(mentorship_id)
    access.allow(GoalPolicy(access.me(), mentorship).write)
    goals = list(goals_visible_to(access.me()).where(Goal.mentorship == mentorship))
    form = EntryForm(prefix="entry").offer(partner_of(mentorship, access.me())).about(goals, access.me())
    done = _once(form, lambda: actions.write_entry(mentorship, by=access.me(), at=now(), **form.values()))
    words = _("Kept. Only you can read it.") if form.is_private else _("Kept. You both can read it.")
    return _answer(done, form, mentorship_id, "journal", words)


def _mentorship(mentorship_id: int) -> Mentorship:
    return access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))


def _visible(goal_id: int) -> Goal:
    return access.found(goals_visible_to(access.me()).where(Goal.id == goal_id))


def _goal(goal_id: int) -> Goal:
    """A goal that the person who asks may change."""
    goal = _visible(goal_id)
    access.allow(GoalPolicy(access.me(), goal.mentorship, goal).change)
    return goal


def _milestone(milestone_id: int) -> Milestone:
    """A step of a goal that the person who asks may change."""
    milestone = access.found(milestones_visible_to(access.me()).where(Milestone.id == milestone_id))
    access.allow(GoalPolicy(access.me(), milestone.goal.mentorship, milestone.goal).change)
    return milestone


def _once(form, do: Callable) -> bool:
    """Whether the form was well and is done, now or by an earlier sending."""
    return form.validate() and only_once(form, do, by=access.me().id) is not None


def _answer(done: bool, form, mentorship_id: int, region: str, words: str):
    """The workspace: with the form and its errors, or at the region that changed."""
    if not done:
        return pages.again("workspace.show", form, mentorship_id=mentorship_id)
    flash(words)
    return pages.go_to("workspace.show", mentorship_id=mentorship_id, _anchor=region)
