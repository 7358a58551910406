"""A member sets goals, changes them, takes steps, and says how far they came."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.goals import actions
from portal.goals.finding import goal_for_me, goal_of_mine, mentorship_for_me, milestone_of_mine
from portal.goals.forms import PRIVATE, SHARED, ChangeGoalForm, EntryForm, GoalForm, MilestoneForm, RatingForm
from portal.goals.models import Goal, JournalEntry
from portal.goals.policy import GoalPolicy
from portal.goals.queries import entries_visible_to, goals_with_milestones, ratings_of
from portal.goals.shown import gathered_goals
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import members_of, partner_of
from portal.mentorships.several import partner_among, shared_with
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.sessions.forms import ONLY_YOU
from portal.web import access, pages
from portal.web.once import only_once
from portal.web.paging import paged

bp = Blueprint("goals", __name__)


@bp.post("/mentorships/<id:mentorship_id>/goals")
@access.signed_in
def set_goal(mentorship_id: int):
    """Set a goal of one's own."""
    mentorship = mentorship_for_me(mentorship_id)
    access.allow(GoalPolicy(access.me(), mentorship).set)
    form = GoalForm(prefix="goal").offer(partner_of(mentorship, access.me()))
    if not done_once(form, lambda: actions.set_goal(mentorship, by=access.me(), at=now(), **form.values())):
        return pages.again("workspace.show", form, mentorship_id=mentorship_id)
    flash(_("Your goal is set."))
    return pages.go_to("workspace.show", mentorship_id=mentorship_id, _anchor="goals")


@bp.get("/goals/<id:goal_id>")
@access.signed_in
def show(goal_id: int):
    """A goal with its steps, where its owner stands, and what was written about it."""
    goal, me = goal_for_me(goal_id), access.me()
    policy = GoalPolicy(me, goal.mentorship, goal)
    (shown,) = gathered_goals(goals_with_milestones(me, goal.mentorship).where(Goal.id == goal))
    entries = paged(entries_visible_to(me, goal.mentorship).where(JournalEntry.goal == goal), per=10)
    told = {"row": goal, "is_mine": goal.owner_id == me.id, "today": me.day_at(now()), "entries": entries, **readers_told(goal.mentorship)}
    return pages.page("goals/goal.html", goal=shown, forms=GoalForms(goal) if policy.change else None, **told)


@bp.post("/goals/<id:goal_id>")
@access.signed_in
def change(goal_id: int):
    """Change what a goal says, its day, or who reads it."""
    goal = goal_of_mine(goal_id)
    form = ChangeGoalForm(prefix="goal").offer(partner_of(goal.mentorship, access.me())).standing(goal)
    try:
        done = done_once(form, lambda: actions.change_goal(goal, by=access.me(), at=now(), **form.values()))
    except actions.Stale as stale:
        done, form.title.errors = False, [_stale_words(stale.row)]
        form.seen.data = str(stale.row.version)
    if not done:
        return pages.again("goals.show", form, goal_id=goal_id)
    flash(_("Saved."))
    return pages.go_to("goals.show", goal_id=goal_id)


@bp.post("/goals/<id:goal_id>/deletion")
@access.signed_in
def delete(goal_id: int):
    """Delete a goal; what was written about it stays in the journal."""
    goal = goal_of_mine(goal_id)
    actions.delete_goal(goal, by=access.me(), at=now())
    flash(_("The goal is deleted."))
    return pages.go_to("workspace.show", mentorship_id=goal.mentorship_id, _anchor="goals")


@bp.post("/goals/<id:goal_id>/ratings")
@access.signed_in
def rate(goal_id: int):
    """Say where one stands with a goal, at its start and at its end."""
    goal = goal_of_mine(goal_id)
    form = RatingForm(prefix="rating")
    if not form.validate():
        return pages.again("goals.show", form, goal_id=goal_id)
    actions.rate(goal, form.values(), by=access.me(), at=now())
    return _changed(goal, _("Saved. Only you can read it."))


@bp.post("/goals/<id:goal_id>/milestones")
@access.signed_in
def add_milestone(goal_id: int):
    """Add a step to a goal of one's own."""
    goal = goal_of_mine(goal_id)
    form = MilestoneForm(prefix="step")
    if not done_once(form, lambda: actions.add_milestone(goal, by=access.me(), at=now(), **form.values())):
        return pages.again("goals.show", form, goal_id=goal_id)
    return _changed(goal, _("The step is added."))


@bp.post("/goals/<id:goal_id>/reached")
@access.signed_in
def reach(goal_id: int):
    """Say that a goal is reached."""
    goal = goal_of_mine(goal_id)
    actions.reach(goal, by=access.me(), at=now())
    return _changed(goal, _("Marked as reached."))


@bp.post("/goals/<id:goal_id>/not-reached")
@access.signed_in
def reopen(goal_id: int):
    """Take back that a goal is reached."""
    goal = goal_of_mine(goal_id)
    actions.reopen(goal, by=access.me(), at=now())
    return _changed(goal, _("The goal is open again."))


@bp.post("/milestones/<id:milestone_id>/reached")
@access.signed_in
def reach_milestone(milestone_id: int):
    """Say that a step is taken."""
    milestone = milestone_of_mine(milestone_id)
    actions.reach_milestone(milestone, by=access.me(), at=now())
    return _changed(milestone.goal, _("One step further."))


@bp.post("/milestones/<id:milestone_id>/not-reached")
@access.signed_in
def reopen_milestone(milestone_id: int):
    """Take back that a step is taken."""
    milestone = milestone_of_mine(milestone_id)
    actions.reopen_milestone(milestone, by=access.me(), at=now())
    return _changed(milestone.goal, _("The step is open again."))


@bp.post("/milestones/<id:milestone_id>/deletion")
@access.signed_in
def delete_milestone(milestone_id: int):
    """Take a step away."""
    milestone = milestone_of_mine(milestone_id)
    actions.delete_milestone(milestone, by=access.me(), at=now())
    return _changed(milestone.goal, _("The step is gone."))


class GoalForms:
    """The forms of a goal's page; the one that failed comes back as it was typed."""

    def __init__(self, goal: Goal):
        self.goal, self.partner = goal, partner_of(goal.mentorship, access.me())

    def change(self) -> ChangeGoalForm:
        goal, me = self.goal, access.me()
        stands = {"title": goal.title_for(me), "success_test": goal.success_test_for(me), "due_on": goal.due_on}
        circle = PRIVATE if goal.is_private else SHARED
        form = pages.form(ChangeGoalForm, prefix="goal", circle=circle, seen=str(goal.version), **stands)
        return form.offer(self.partner).standing(goal)

    def step(self) -> MilestoneForm:
        return pages.form(MilestoneForm, prefix="step")

    def rating(self) -> RatingForm:
        stands = {moment: str(value) for moment, value in ratings_of(self.goal).items()}
        return pages.form(RatingForm, prefix="rating", **stands)

    def entry(self) -> EntryForm:
        form = pages.form(EntryForm, prefix="entry", circle=PRIVATE, goal=str(self.goal.id)).offer(self.partner)
        return form.about([self.goal], access.me())


def readers_told(mentorship: Mentorship) -> dict:
    """What every page of this room knows: who reads what is shared here and what is not, and who wrote what."""
    me, people = access.me(), {member.person_id: member.person for member in members_of(mentorship)}
    partner = partner_among(list(people.values()), me, in_circle=mentorship.program.format == GROUP)

    def name_of(person_id: int) -> str:
        """The given name of somebody who wrote here, also of who has left the circle since."""
        return (people.get(person_id) or Person.get_by_id(person_id)).given_name

    told = {"only_you": ONLY_YOU, "shared_with": shared_with(partner), "mentorship": mentorship}
    return {"me": me, "partner": partner, "name_of": name_of, **told}


def done_once(form, do) -> bool:
    """Whether the form was well and is done, now or by an earlier sending."""
    return form.validate() and only_once(form, do, by=access.me().id) is not None


def _changed(goal: Goal, words: str):
    """Where it was pressed: the goal's own page, or the workspace."""
    flash(words)
    if request.args.get("on") == "goal":
        return pages.go_to("goals.show", goal_id=goal.id)
    return pages.go_to("workspace.show", mentorship_id=goal.mentorship_id, _anchor="goals")


def _stale_words(goal: Goal) -> str:
    """What an edit that comes too late is told: how the goal reads now. What was typed stays in the boxes."""
    told = {"words": goal.title_for(access.me())}
    return _("You changed this goal on another page meanwhile. There it reads “%(words)s”. Save again to put yours in its place.", **told)
