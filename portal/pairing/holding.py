"""One transaction at a time decides about a row."""
from portal.db import Table, is_postgresql


def hold(model: type[Table], row: int) -> None:
    """Let one transaction at a time decide about this row; SQLite has one writer anyway."""
    if is_postgresql():
        model.select(model.id).where(model.id == row).for_update().execute()
