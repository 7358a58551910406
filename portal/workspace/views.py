"""One mentorship's page: sessions, goals and journal side by side, for its members alone."""
from datetime import datetime

from flask import Blueprint, request

from portal.care.queries import proposed_close
from portal.clock import now
from portal.goals.forms import CommitmentForm, EntryForm, GoalForm
from portal.mentorships.agreement.queries import has_signed_before, is_signed_by, is_written_by
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.mentorships.orientation.queries import of_member
from portal.mentorships.queries import mentorships_visible_to
from portal.programs.models import Program
from portal.reads import compiled
from portal.sessions.forms import ONLY_YOU, PastForm, PlanForm
from portal.sessions.meeting_forms import SlotForm
from portal.surveys.queries import next_unanswered
from portal.web import access, pages
from portal.web.paging import paged_rows
from portal.web.ui import page_language
from portal.workspace.partners import partners_in, told_to_partners
from portal.workspace.shown import Shown
from portal.workspace.waiting import tasks_of

SESSIONS_A_PAGE = 12

bp = Blueprint("workspace", __name__)


@bp.get("/mentorships/<id:mentorship_id>")
@access.signed_in
def show(mentorship_id: int):
    """The page of a mentorship."""
    mentorship = access.found(_mentorship(access.me().id, mentorship_id, now()))
    shown = Shown(mentorship, access.me(), now())
    told = {"me": access.me(), "only_you": ONLY_YOU, "opened": request.args.get("open")}
    return pages.page("workspace/workspace.html", mentorship=mentorship, shown=shown, tasks_of=tasks_of, forms=Forms(shown), **told)


@bp.get("/mentorships/<id:mentorship_id>/sessions")
@access.signed_in
def sessions(mentorship_id: int):
    """Every session whose day is behind the members, also those that were called off."""
    mentorship = access.found(_mentorship(access.me().id, mentorship_id, now()))
    shown = Shown(mentorship, access.me(), now())
    told = {"me": access.me(), "only_you": ONLY_YOU, "behind": paged_rows(shown.behind, per=SESSIONS_A_PAGE)}
    return pages.page("workspace/sessions.html", mentorship=mentorship, shown=shown, **told)


@bp.get("/mentorships/<id:mentorship_id>/answers")
@access.signed_in
def answers(mentorship_id: int):
    """What the partners answered for each other to read, while the mentorship lasts."""
    open_ones = mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id, Mentorship.ended_at.is_null())
    mentorship = access.found(open_ones)
    told = [(member, told_to_partners(member.enrollment, page_language())) for member in partners_in(mentorship, access.me())]
    return pages.page("workspace/answers.html", mentorship=mentorship, told=told, in_circle=is_circle(mentorship))


@compiled
def _mentorship(reader: int, mentorship: int, at: datetime):
    # With the program, whose last day says whether the two may finish, how far the reader is with orientation and agreement, and its end.
    read = of_member(Orientation.read, reader).alias("orientation_read")
    finished = of_member(Orientation.finished_at, reader).alias("orientation_finished_at")
    signed, before = is_signed_by(reader).alias("agreement_signed"), has_signed_before(reader).alias("agreement_signed_before")
    written = is_written_by(reader).alias("agreement_written")
    closing, asked = proposed_close().alias("proposed_close"), next_unanswered(reader, at).alias("survey_waits")
    facts = (read, finished, signed, before, written, closing, asked)
    rows = mentorships_visible_to(reader).select(Mentorship, Program, *facts).join(Program)
    return rows.where(Mentorship.id == mentorship)


class Forms:
    """The forms of the page, each made when its fold is rendered; the one that failed comes back as it was typed."""

    def __init__(self, shown: Shown):
        self.shown = shown

    def plan(self) -> PlanForm:
        minutes = self.shown.mentorship.session_minutes
        return pages.form(PlanForm, prefix="plan", minutes=minutes, format="video", after=self.shown.latest_session)

    def past(self) -> PastForm:
        return pages.form(PastForm, prefix="past", minutes=self.shown.mentorship.session_minutes, format="video")

    def slot(self) -> SlotForm:
        form = pages.form(SlotForm, prefix=f"slot{self.shown.mentorship.id}")
        form.seen.data = str(self.shown.latest_session)
        return form

    def goal(self) -> GoalForm:
        return pages.form(GoalForm, prefix="goal", circle="private").offer(self.shown.partner)

    def commitment(self) -> CommitmentForm:
        return pages.form(CommitmentForm, prefix="commitment")

    def entry(self) -> EntryForm:
        goals = [goal.row for goal in self.shown.goals]
        return pages.form(EntryForm, prefix="entry", circle="private").offer(self.shown.partner).about(goals, self.shown.reader)
