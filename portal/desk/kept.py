"""What is counted over a whole program, counted again only after something was done in it or a minute has passed.

Counting reads every session of the program. Whatever changes a figure writes its line into the audit trail in the same
transaction, so while the newest line is the same, so are the figures. The worker draws rounds without a line, so the newest
round is looked at, too; the minute is for what the clock alone changes.
"""
from collections.abc import Callable
from datetime import datetime

from portal.audit.models import Entry
from portal.db import db
from portal.desk.queries import Standing, standing_of
from portal.pairing.models import Round
from portal.programs.models import Program

MOST = 64
_kept: dict[tuple, tuple[tuple, object]] = {}


def standing_now(program: Program, at: datetime) -> Standing:
    """The program's figures as they are at `at`."""
    return kept(program, at, ("standing",), lambda: standing_of(program, at))


def kept(program: Program, at: datetime, name: tuple, count: Callable[[], object]):
    """What `count()` gives, or gave under this name while nothing has changed in the program."""
    # Within a transaction the newest line may still be taken back.
    if db.in_transaction():
        return count()
    lines = _newest(Entry.program == program.id), _newest(Entry.program.is_null())
    mark = (*lines, _round(program), at.replace(second=0, microsecond=0))
    # By database, too: a test and a benchmark open several.
    key = id(db.obj), program.id, *name
    if key not in _kept or _kept[key][0] != mark:
        _kept.pop(key, None)
        _kept[key] = mark, count()
        while len(_kept) > MOST:
            _kept.pop(next(iter(_kept)), None)
    return _kept[key][1]


def _newest(condition) -> int | None:
    return Entry.select(Entry.id).where(condition).order_by(Entry.id.desc()).limit(1).scalar()


def _round(program: Program) -> tuple | None:
    rounds = Round.select(Round.id, Round.drawn_at, Round.failed_at).where(Round.program == program)
    return rounds.order_by(Round.number.desc()).tuples().first()
