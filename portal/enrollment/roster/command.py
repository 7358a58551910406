"""The roster from the command line, for nightly feeds: nobody is asked, and nothing happens twice."""
from pathlib import Path

from portal.clock import now
from portal.enrollment.roster.file.decode import LARGEST_BYTES
from portal.enrollment.roster.taking_in import Report, take_in
from portal.settings import Settings


def import_file(
    path: Path, settings: Settings, *, source: str = "hr", is_full: bool | None = None, date_format: str | None = None, sheet: str = "",
    confirmed: int = 0, is_dry: bool = False,
) -> Report:  # fmt: skip
    """Read and apply the roster at `path`; what is not said is as remembered for its source, else as a first file is read."""
    with path.open("rb") as file:
        # One byte more than fits is enough to be refused.
        content = file.read(LARGEST_BYTES + 1)
    said = {"is_full": is_full, "date_format": date_format, "sheet": sheet or None}
    return take_in(
        content,
        file_name=path.name,
        source=source,
        folder=settings.rosters_dir,
        by=None,
        at=now(),
        percent=settings.roster_leavers_percent,
        confirmed=confirmed,
        is_dry=is_dry,
        **{name: value for name, value in said.items() if value is not None},
    )
