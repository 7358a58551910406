"""What a start does before the servers run, and what it prints once they do."""
from collections.abc import Callable

from flask import Flask
from peewee import PeeweeException

from portal import migrating
from portal.clock import now
from portal.db import db
from portal.jobs.queue import surroundings
from portal.settings import Settings


class CannotPrepare(Exception):
    """The portal cannot start; its text is a sentence for the operator."""


def prepare(settings: Settings, make_app: Callable[[Settings], Flask]) -> None:
    """Migrate, and in demo mode load the demo once. Raises CannotPrepare."""
    from portal.demo import loading

    make_app(settings)
    try:
        with surroundings():
            migrating.migrate(settings.data_dir)
            if settings.mode == "demo":
                loading.load_once(settings)
            elif settings.mode == "production" and loading.is_demo():
                raise CannotPrepare(f"{settings.data_dir} holds the demo. Choose another DATA_DIR to start for real.")
    except (migrating.NewerDatabase, loading.NotEmpty) as error:
        raise CannotPrepare(str(error)) from error
    except PeeweeException as error:
        raise CannotPrepare(f"The database cannot be opened: {error}.") from error
    finally:
        # The servers are other processes: they open connections of their own.
        if not db.is_closed():
            db.close()


def banner(settings: Settings, make_app: Callable[[Settings], Flask]) -> str:
    """Where the portal is, and how to get in."""
    make_app(settings)
    with surroundings():
        lines = _demo_lines(settings) if settings.mode == "demo" else _real_lines(settings)
    return "\n".join(["", f"  Upward runs at {settings.base_url}", *[f"  {line}" for line in lines], "", "  Ctrl-C ends it.", ""])


def _demo_lines(settings: Settings) -> list[str]:
    from portal.demo.queries import open_invitations, sign_ins

    if not settings.on_loopback:
        return ["Sign-ins of the demo work on a loopback address only; HOST is another one."]
    lines = ["Sign in as"]
    lines += [f"  {row.role:<14} {row.person.name:<24} {settings.base_url}/demo/{row.role}" for row in sign_ins()]
    lines += [f"  {'invitee':<14} {invitation.employee.name:<24} {_link_of(invitation)}" for invitation in open_invitations(now())[:1]]
    return [*lines, f"Letters          {'':<24} {settings.base_url}/mailbox"]


def _link_of(invitation) -> str:
    from portal.enrollment.invitations.actions import PURPOSE
    from portal.web.links import absolute, derive

    return absolute("enrollment.invitation", token=derive(PURPOSE, invitation.nonce))


def _real_lines(settings: Settings) -> list[str]:
    from portal.people.actions import make_setup_link
    from portal.people.queries import has_administrator

    lines = []
    if not has_administrator():
        token = make_setup_link()
        lines.append(f"Make the first administrator, once, within seven days:\n    {settings.base_url}/first-administrator/{token}")
    if settings.shows_letters:
        lines.append(f"Letters   {settings.base_url}/mailbox")
    elif not settings.smtp_url:
        lines += [
            "No mail server is set, so letters wait in the outbox. Set SMTP_URL, such as smtp://user:password@host:587.",
            "To sign in without one: .venv/bin/python -m portal.cli sign-in EMAIL",
        ]
    return lines
