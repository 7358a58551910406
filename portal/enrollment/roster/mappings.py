"""What the columns of a file mean: guessed from their headers, chosen once for each source, remembered for the next file like it."""
import hashlib
import json
from datetime import datetime

from portal.enrollment.roster.file.columns import guess_mapping
from portal.enrollment.roster.models import RosterImport, RosterMapping
from portal.people.models import Person


def headers_of(roster_import: RosterImport) -> list[str]:
    """The headers of a file as they stand in it."""
    return [each["header"] for each in roster_import.headers]


def fingerprint_of(headers: list[str]) -> str:
    """What two files share whose headers are the same, in the same order."""
    return hashlib.sha256(json.dumps(list(headers)).encode()).hexdigest()


def remembered(source: str, headers: list[str]) -> RosterMapping | None:
    """What was chosen for the last file of this source with these headers."""
    return RosterMapping.get_or_none(RosterMapping.source == source, RosterMapping.fingerprint == fingerprint_of(headers))


def remember(roster_import: RosterImport, *, by: Person | None, at: datetime) -> None:
    """Keep what was chosen for this file for the next one, in the caller's transaction."""
    said = {
        "columns": roster_import.columns, "date_format": roster_import.date_format, "is_full": roster_import.is_full,
        "chosen_by": by, "chosen_at": at,
    }  # fmt: skip
    keys = {"source": roster_import.source, "fingerprint": fingerprint_of(headers_of(roster_import))}
    target = [RosterMapping.source, RosterMapping.fingerprint]
    update = {getattr(RosterMapping, name): value for name, value in said.items()}
    RosterMapping.insert(**keys, **said).on_conflict(conflict_target=target, update=update).execute()


def as_chosen(roster_import: RosterImport) -> dict[str, str]:
    """{header: column} as far as it is known or can be guessed."""
    return guess_mapping(headers_of(roster_import)) if roster_import.columns is None else roster_import.columns
