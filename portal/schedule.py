"""What runs when, readable as English."""
from datetime import timedelta

from flask import current_app
from huey import crontab

from portal.clock import now
from portal.enrollment.reminder_actions import remind_the_silent
from portal.jobs.queue import every
from portal.mail.delivery import drain
from portal.pairing.jobs import draw_lost_rounds
from portal.people.actions import forget_old_sign_ins
from portal.summaries.jobs import print_lost_papers
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
def print_what_was_lost() -> None:
    """Every minute: summaries whose worker died over their paper."""
    print_lost_papers()


@every(crontab(minute="5"))
def remind_who_has_not_answered() -> None:
    """Every hour: invitations without an answer, after as many days as their program says; letters leave in working hours."""
    remind_the_silent(at=now())


@every(crontab(hour="3", minute="20"))
def forget_old_keys() -> None:
    """Every night: form keys after three months, rate limits after two days, what signed somebody in after thirty."""
    Once.delete().where(Once.at < now() - KEPT_FOR).execute()
    forget_allowances(before=now() - timedelta(days=2))
    forget_old_sign_ins(before=now() - timedelta(days=30))
