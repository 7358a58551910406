"""What runs when, readable as English."""
from datetime import timedelta

from flask import current_app
from huey import crontab

from portal.care import actions as care
from portal.care.concerns.actions import ask_for_other_readers
from portal.clock import now
from portal.enrollment.applications.models import ApplicationStart
from portal.enrollment.applications.waiting_actions import move_lists
from portal.enrollment.invitations.reminder_actions import remind_the_silent
from portal.enrollment.places.jobs import part_from_the_gone
from portal.enrollment.roster.actions import discard_forgotten_files
from portal.enrollment.roster.jobs import drop_stray_files, folder, take_up_lost_files
from portal.jobs.queue import every
from portal.mail.delivery import drain
from portal.mentorships.papers.jobs import forget_old_papers, make_lost_papers
from portal.own_data.retention_actions import keep_promises
from portal.pairing.choosing.jobs import draw_every_list, draw_lost_lists
from portal.pairing.jobs import draw_lost_rounds
from portal.pairing.silence_actions import close_the_silent
from portal.pairing.trials.jobs import answer_lost_trials, forget_old_trials
from portal.people.actions import forget_old_sign_ins
from portal.summaries.drawing_jobs import draw_lost_figures
from portal.summaries.jobs import print_lost_papers
from portal.summaries.monthly import make_monthly_drafts
from portal.surveys.actions import ask_what_is_due
from portal.web.limits import forget_allowances
from portal.web.once import KEPT_FOR, Once


@every(crontab(minute="*"))
def send_what_is_due() -> None:
    """Every minute: letters whose time has come, and those whose worker died."""
    drain(current_app.config["SETTINGS"])


@every(crontab(minute="*"))
def draw_what_was_lost() -> None:
    """Every minute: rounds whose worker died over them."""
    draw_lost_rounds()


@every(crontab(minute="*"))
def answer_what_was_lost() -> None:
    """Every minute: questions of coordinators about pairing whose worker died over them."""
    answer_lost_trials()


@every(crontab(minute="*"))
def make_lists_that_were_lost() -> None:
    """Every minute: short lists whose worker died over them, or that were wanted again while it was at them."""
    draw_lost_lists()


@every(crontab(hour="2", minute="30"))
def make_every_short_list() -> None:
    """Every night: the short lists of each program whose people choose, as answers, places and the roster are by now."""
    draw_every_list(at=now())


@every(crontab(minute="*"))
def print_what_was_lost() -> None:
    """Every minute: summaries whose worker died over their paper."""
    print_lost_papers()


@every(crontab(minute="*"))
def draw_figures_that_were_lost() -> None:
    """Every minute: figures of drafts whose worker died over them."""
    draw_lost_figures()


@every(crontab(minute="45"))
def draft_summaries_of_the_month() -> None:
    """Every hour: on the first working day of a month, a draft for each program that wants one."""
    make_monthly_drafts(at=now())


@every(crontab(minute="*"))
def print_personal_papers_that_were_lost() -> None:
    """Every minute: PDFs that a member asked for and whose worker died over them."""
    make_lost_papers()


@every(crontab(hour="3", minute="35"))
def forget_personal_papers() -> None:
    """Every night: PDFs that a member asked for a week ago."""
    forget_old_papers(at=now())


@every(crontab(minute="*"))
def check_what_was_lost() -> None:
    """Every minute: files from HR whose worker died over them."""
    take_up_lost_files()


@every(crontab(minute="*"))
def give_free_places() -> None:
    """Every minute: offers that nobody answered in time end, and each free place is offered to whose turn it is."""
    move_lists(now())


@every(crontab(hour="3", minute="30"))
def forget_files_from_hr() -> None:
    """Every night: uploaded files that wait for nobody any more, and imports that waited for two weeks."""
    discard_forgotten_files(folder(), at=now())
    drop_stray_files()


@every(crontab(minute="40"))
def part_from_leavers() -> None:
    """Every hour: places of people who have left the company and that no import closed, such as those of an older version."""
    part_from_the_gone()


@every(crontab(minute="5"))
def remind_who_has_not_answered() -> None:
    """Every hour: invitations without an answer, after as many days as their program says; letters leave in working hours."""
    remind_the_silent(at=now())


@every(crontab(minute="15"))
def close_what_nobody_answered() -> None:
    """Every hour: proposals whose time to be answered is over."""
    close_the_silent(at=now())


@every(crontab(minute="*/15"))
def let_nobody_fall_silent() -> None:
    """Every quarter of an hour: whose turn it is by the schedule of reminders; portal/care/ladder.py says which goes when."""
    care.let_nobody_fall_silent(at=now())


@every(crontab(minute="10", hour="*/6"))
def ask_the_questions() -> None:
    """Every six hours: sets of questions open for whoever has come to their occasion; the schedule of reminders sends the letters."""
    ask_what_is_due(at=now())


@every(crontab(minute="25"))
def leave_no_concern_unread() -> None:
    """Every hour: whoever told something to somebody who can no longer read it is asked for another reader."""
    ask_for_other_readers(at=now())


@every(crontab(hour="3", minute="20"))
def forget_old_keys() -> None:
    """Every night: form keys after three months, rate limits after two days, what signed somebody in after thirty."""
    Once.delete().where(Once.at < now() - KEPT_FOR).execute()
    forget_allowances(before=now() - timedelta(days=2))
    forget_old_sign_ins(before=now() - timedelta(days=30))
    ApplicationStart.delete().where(ApplicationStart.expires_at < now() - timedelta(days=30)).execute()


@every(crontab(hour="3", minute="25"))
def forget_what_was_tried() -> None:
    """Every night: what coordinators asked about pairing three days ago, with its answers."""
    forget_old_trials()


@every(crontab(hour="3", minute="40"))
def let_go_what_is_over() -> None:
    """Every night: what a program that has ended promised to keep no longer, and the letters two weeks before."""
    keep_promises(at=now())
