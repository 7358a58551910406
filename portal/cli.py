"""The commands of the portal: serve, work, migrate, demo, import, back up, restore, look after."""
import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path

import click

from portal.settings import Settings, SettingsError, keep_to_ourselves


@click.group()
def portal() -> None:
    """Upward: a portal for reverse mentoring. Settings come from the environment; docs/operating.md lists them."""
    keep_to_ourselves()


def _app(settings: Settings | None = None):
    """The application for a command; a setting that does not fit ends the command with its sentence."""
    from portal import create_app
    from portal.secrets import SecretsError

    try:
        return create_app(settings)
    except (SettingsError, SecretsError) as error:
        raise click.ClickException(str(error)) from error


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


@portal.command()
@click.option("--empty", is_flag=True, help="Start for real: no demo.")
def run(empty: bool) -> None:
    """Migrate, load the demo once, start web server and worker, and print where to go (what bin/run calls)."""
    from portal import preflight, running, starting

    os.environ.setdefault("MODE", "production" if empty else "demo")
    settings = _settings()
    try:
        # First of all: a taken port is said before a demo is loaded.
        preflight.check(settings)
        starting.prepare(settings, _app)
        code = running.run(settings, lambda: starting.banner(settings, _app))
    except (preflight.CannotStart, starting.CannotPrepare) as error:
        raise click.ClickException(str(error)) from error
    sys.exit(code)


@portal.command()
def serve() -> None:
    """The web server alone, in this process (development; for production see docs/operating.md)."""
    settings = _settings()
    _app(settings).run(settings.host, settings.port, debug=False, load_dotenv=False)


@portal.command()
def worker() -> None:
    """The worker: jobs, letters and what runs by the clock."""
    from portal import schedule  # noqa: F401  registers what runs when
    from portal.jobs.worker import work
    from portal.web.logs import log_to_stderr

    settings = _settings()
    _app(settings)
    log_to_stderr(settings)
    work()


@portal.command()
def migrate() -> None:
    """Bring the database to this version."""
    from portal import migrating

    settings = _settings()
    with _command(settings):
        try:
            names = migrating.migrate(settings.data_dir)
        except migrating.NewerDatabase as error:
            raise click.ClickException(str(error)) from error
    click.echo("\n".join(names) or "Nothing to do.")


@portal.command()
@click.option("--fill", is_flag=True, help="Answer for everyone who was invited and has not answered, with seeded answers.")
@click.option("--yes", is_flag=True, help="Do not ask before --fill answers for the people of a real portal.")
def demo(fill: bool, yes: bool) -> None:
    """Load the demo company into an empty database, or answer for the rest of its people."""
    from portal.demo import filling, loading

    settings = _settings()
    if fill and settings.mode == "production" and not yes:
        click.confirm("This answers, with made-up words, for everybody who was invited here. It cannot be undone. Do it?", abort=True)
    with _command(settings):
        try:
            click.echo(filling.fill() if fill else loading.load(settings))
        except loading.NotEmpty as error:
            raise click.ClickException(str(error)) from error


@portal.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", default="hr", show_default=True, help="The system that wrote FILE.")
@click.option("--full/--partial", "is_full", default=None, help="FILE holds everybody, so that who is not in it has left.")
@click.option("--date-format", type=click.Choice(["iso", "dmy", "mdy"]), help="How FILE writes dates.")
@click.option("--sheet", default="", help="The sheet of a workbook; by default the first that looks like a roster.")
@click.option("--allow-leavers", default=0, metavar="N", help="Let up to N people lose access, even if that is more than usual.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_(file: Path, source: str, allow_leavers: int, dry_run: bool, as_json: bool, **said) -> None:
    """Read a roster (CSV or .xlsx) and apply its good rows; every other line is named with its column and reason.

    What is not said is as it was chosen for the last file of the source. The same file again changes nothing. Ends with 1 when FILE
    or none of its rows can be read, and with 3 when too many people would lose access, or the last administrator.
    """
    from portal.enrollment.roster.command import import_file

    settings = _settings()
    with _command(settings):
        report = import_file(file, settings, source=source[:40], confirmed=allow_leavers, is_dry=dry_run, **said)
    click.echo(json.dumps(report.to_json(), indent=1) if as_json else "\n".join(report.lines()))
    sys.exit(report.exit_code)


@portal.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def backup(target: Path) -> None:
    """Write a backup to TARGET (.tar.gz) while the portal runs."""
    from portal import backup as backups

    settings = _settings()
    with _command(settings):
        try:
            manifest = backups.back_up(settings, target)
        except backups.BackupError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"Wrote {target}: {sum(manifest.rows.values())} rows.")
    click.echo(
        f"The key of the private words is not in it. It lies at {settings.private_key_file}:\n"
        "keep a copy of it apart from this backup. Without it nobody can ever open those words."
    )


@portal.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(source: Path) -> None:
    """Put the backup SOURCE into an empty DATA_DIR, and check it."""
    from portal import backup as backups

    settings = _settings()
    try:
        manifest = backups.restore(settings, source)
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Restored {sum(manifest.rows.values())} rows as of {manifest.made_at}. Every count is as the backup says.")


@portal.command()
def doctor() -> None:
    """Say what this portal stands on, and what wants attention."""
    from portal.examining import examine

    settings = _settings()
    with _command(settings):
        lines = list(examine(settings))
    for line in lines:
        click.echo(line.text)
    sys.exit(1 if any(line.is_trouble for line in lines) else 0)


@portal.command("first-administrator")
def first_administrator() -> None:
    """Print a fresh link that makes the first administrator, once, within seven days; earlier ones no longer count."""
    from portal.people.actions import make_setup_link
    from portal.people.queries import has_administrator

    settings = _settings()
    with _command(settings):
        if has_administrator():
            raise click.ClickException("Somebody administers this portal already. They appoint others on the page Administration.")
        click.echo(f"{settings.base_url}/first-administrator/{make_setup_link()}")


@portal.command("sign-in")
@click.argument("email")
def sign_in(email: str) -> None:
    """Print a one-time sign-in link for EMAIL, for ten minutes: for the operator of a machine without a mail server."""
    from portal.clock import now
    from portal.people.operator import sign_in_token

    settings = _settings()
    with _command(settings):
        token = sign_in_token(email, at=now())
    if token is None:
        raise click.ClickException("No account has this address.")
    click.echo(f"{settings.base_url}/sign-in/link/{token}")


@portal.command("clear-factors")
@click.argument("email")
def clear_factors(email: str) -> None:
    """Remove the passkeys and the app of EMAIL, who lost them, and sign them out everywhere; a letter tells them."""
    from portal.clock import now
    from portal.people.operator import clear_factors as clear

    with _command(_settings()):
        if not clear(email, at=now()):
            raise click.ClickException("No account has this address.")
    click.echo(f"Removed. {email} signs in by a letter (or by the link of portal sign-in), and sets up something new.")


@contextmanager
def _command(settings: Settings):
    """What a command runs in: the application's context and a connection; a database that cannot be used ends it with a sentence."""
    from peewee import OperationalError

    from portal.jobs.queue import surroundings

    _app(settings)
    try:
        with surroundings():
            yield
    except OperationalError as error:
        raise click.ClickException(f"The database cannot be used: {str(error).splitlines()[0]}.") from error


if __name__ == "__main__":
    portal(prog_name="portal")
