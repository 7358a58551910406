"""Files from HR are opened and checked by the worker: a web process parses none."""
from datetime import datetime, timedelta
from pathlib import Path

from flask import current_app

from portal.clock import now
from portal.enrollment.roster.checking import Hold, TakenOver, check, note_opened
from portal.enrollment.roster.file.characters import shown
from portal.enrollment.roster.file.columns import guess_mapping
from portal.enrollment.roster.file.decode import Unreadable
from portal.enrollment.roster.file.opening import Opened, open_roster
from portal.enrollment.roster.kept_files import drop, drop_strays, kept
from portal.enrollment.roster.models import CHECKING, OPENING, RosterImport
from portal.enrollment.roster.queries import open_imports
from portal.jobs.queue import job
from portal.words import lazy as _

LOST_AFTER = timedelta(minutes=2)
MOST_TRIES = 3
STRAY_AFTER = timedelta(days=1)


@job
def work_on(import_id: int) -> None:
    """Open a file and, once its columns are known, check it; whatever goes wrong is a sentence on its page."""
    roster_import = _taken_up(import_id)
    if roster_import:
        bring_on(roster_import, folder(), now())


def bring_on(roster_import: RosterImport, folder: Path, at: datetime, more: dict | None = None) -> None:
    """Open the file and go on as far as it goes without being asked anything.

    `more` is for a file that asks nobody: columns of the row that stand in for what nobody has said of it.
    """
    try:
        hold = Hold(roster_import)
        opened = _opened(roster_import, folder, (more or {}).get("sheet", ""))
        is_known = roster_import.state == CHECKING or note_opened(roster_import, opened, hold)
        if more is not None:
            hold.note(**({} if is_known else {"columns": guess_mapping(opened.headers)}), **more)
        if is_known or more is not None:
            check(RosterImport.get_by_id(roster_import.id), opened, hold, at=at)
    except TakenOver:
        return
    except Unreadable as fault:
        _fail(roster_import, folder, str(fault.reason))
    except Exception:
        # Whatever it was, its page says that it failed, and the sweep leaves it alone.
        sentence = _("The worker could not read this file. Whoever runs the server finds the reason in the worker’s log.")
        _fail(roster_import, folder, str(sentence))
        raise


def take_up_lost_files() -> None:
    """Queue again what was to be opened or checked, and whose worker died over it."""
    silent = RosterImport.worked_at < now() - LOST_AFTER
    for roster_import in open_imports().where(RosterImport.checked_at.is_null(), silent):
        if roster_import.state in (OPENING, CHECKING):
            work_on(roster_import.id)


def drop_stray_files() -> None:
    """Remove kept files that no import refers to."""
    names = [name for (name,) in open_imports().select(RosterImport.kept_as).tuples()]
    drop_strays(names, folder(), before=now() - STRAY_AFTER)


def folder() -> Path:
    """Where uploaded files lie."""
    return current_app.config["SETTINGS"].rosters_dir


def _taken_up(import_id: int) -> RosterImport | None:
    """The file, taken up once more; None when there is nothing to do, or it broke too many workers."""
    roster_import = RosterImport.get_or_none(RosterImport.id == import_id)
    if roster_import is None or roster_import.state not in (OPENING, CHECKING):
        return None
    if roster_import.tries >= MOST_TRIES:
        _fail(roster_import, folder(), str(_("The worker stopped three times over this file. Try a smaller part of it.")))
        return None
    unchanged = (RosterImport.id == import_id) & (RosterImport.worked_at == roster_import.worked_at)
    if not RosterImport.update(worked_at=now(), tries=RosterImport.tries + 1).where(unchanged).execute():
        return None
    return RosterImport.get_by_id(import_id)


def _opened(roster_import: RosterImport, folder: Path, wanted: str) -> Opened:
    content = kept(roster_import.kept_as, folder)
    if content is None:
        raise Unreadable(_("The file is no longer there. Upload it again."))
    opened = open_roster(content, wanted or roster_import.sheet)
    if wanted and opened.sheet != wanted:
        raise Unreadable(_("The workbook has no sheet “%(sheet)s”.", sheet=shown(wanted)))
    return opened


def _fail(roster_import: RosterImport, folder: Path, sentence: str) -> None:
    still_open = (RosterImport.id == roster_import.id) & RosterImport.discarded_at.is_null() & RosterImport.applied_at.is_null()
    if RosterImport.update(failed_at=now(), failure=sentence, kept_as="", checked_at=None).where(still_open).execute():
        drop(roster_import.kept_as, folder)
