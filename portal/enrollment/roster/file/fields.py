"""One small parser per column: the cell's text in, a clean value out; `warn(reason)` for what is mended, Refused for what cannot be."""

import re
import unicodedata
import zoneinfo
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any

from portal.enrollment.roster.file.characters import Refused, Warn, plain_text, shown
from portal.enrollment.roster.file.languages import languages
from portal.sheets import starts_a_formula
from portal.words import lazy as _

LONGEST_EMAIL = 254
LONGEST_NAME = 100
LONGEST_TEXT = 200
LONGEST_ID = 64
HIGHEST_LEVEL, LOWEST_LEVEL = 1, 9
LEVELS = {str(level): level for level in range(HIGHEST_LEVEL, LOWEST_LEVEL + 1)}

ACTIVE, LEAVE, GONE = "active", "leave", "gone"
STATUS_WORDS = {
    ACTIVE: ("active", "a", "employed", "current", "working", "hired", "probation", "on probation", "notice period"),
    LEAVE: (
        "leave", "on leave", "leave of absence", "loa", "absent", "paid leave", "unpaid leave", "long term leave", "sick leave",
        "medical leave", "parental leave", "maternity leave", "paternity leave", "family leave", "sabbatical", "garden leave",
    ),
    GONE: (
        "terminated", "t", "gone", "left", "leaver", "inactive", "former", "resigned", "retired", "dismissed", "discharged",
        "deceased", "ended", "separated", "withdrawn",
    ),
}
STATUSES = {word: status for status, words in STATUS_WORDS.items() for word in words}

ISO, DAY_FIRST, MONTH_FIRST = "iso", "dmy", "mdy"
DATE_FORMATS = {ISO: _("year-month-day"), DAY_FIRST: _("day/month/year"), MONTH_FIRST: _("month/day/year")}
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]{1,15}Z?)?", re.ASCII)
LOCAL_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
LONGEST_DATE = 40
EARLIEST_YEAR = 1900

MAIL_SIGNS = frozenset(".!#$%&'*+-/=?^_`{|}~")


def parsers(date_format: str, today: date) -> dict[str, Callable[[str, Warn], Any]]:
    """{column name: parser(cell, warn)}; `date_format` is a key of DATE_FORMATS."""
    return {
        "employee_id": employee_id,
        "email": email,
        "given_name": name,
        "family_name": name,
        "title": text,
        "job_level": job_level,
        "department": text,
        "location": text,
        "country": country,
        "timezone": timezone,
        "languages": languages,
        "manager_employee_id": manager_employee_id,
        "hired_on": partial(hired_on, date_format=date_format, today=today),
        "status": status,
    }


name = partial(plain_text, limit=LONGEST_NAME)
text = partial(plain_text, limit=LONGEST_TEXT)


def email(cell: str, warn: Warn) -> str:
    """The address in lower case."""
    address = cell.strip()
    if not address:
        raise Refused(_("There is no e-mail."))
    if len(address) > LONGEST_EMAIL:
        raise Refused(_("The e-mail is longer than %(limit)s characters.", limit=LONGEST_EMAIL))
    address = unicodedata.normalize("NFC", address).lower()
    local, at, domain = address.rpartition("@")
    if not at:
        raise Refused(_("“%(cell)s” has no @, so it is no e-mail.", cell=shown(cell)))
    if not (_is_local(local) and _is_domain(domain)) or len(address) > LONGEST_EMAIL:
        raise Refused(_("“%(cell)s” is not an e-mail that letters can be sent to.", cell=shown(cell)))
    return address


def _is_local(local: str) -> bool:
    # two dots in a row are against the standard, and yet in use; an address that begins like a formula is only ever an attack
    return 0 < len(local) <= 64 and not starts_a_formula(local) and all(sign in MAIL_SIGNS or _is_letter(sign) for sign in local)


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    return all(0 < len(label) <= 63 and label.strip("-") == label for label in labels) and all(
        sign == "-" or _is_letter(sign) for label in labels for sign in label
    )


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def employee_id(cell: str, warn: Warn) -> str:
    """The id as text, so that leading zeros stay."""
    found = plain_text(cell, warn, LONGEST_ID)
    if not found:
        raise Refused(_("There is no employee id."))
    return found


def manager_employee_id(cell: str, warn: Warn) -> str | None:
    """The manager's id as text, or None; whether that manager exists is asked of the whole file."""
    return plain_text(cell, warn, LONGEST_ID) or None


def job_level(cell: str, warn: Warn) -> int:
    """1, the chief executive, to 9."""
    level = LEVELS.get(cell.strip())
    if level is None:
        raise Refused(_("“%(cell)s” is not a job level from 1 to 9.", cell=shown(cell)))
    return level


def country(cell: str, warn: Warn) -> str:
    """A code of two letters in capitals, anything else as it is written."""
    found = plain_text(cell, warn, LONGEST_NAME)
    return found.upper() if len(found) == 2 else found


@cache
def known_zones() -> dict[str, str]:
    """{zone, casefolded: zone}."""
    return {zone.casefold(): zone for zone in zoneinfo.available_timezones() - {"Factory", "localtime"}}


def timezone(cell: str, warn: Warn) -> str | None:
    """The IANA zone, or None; what stands in for a missing one is decided over the whole file, and warned of there."""
    return known_zones().get(cell.strip().casefold())


def hired_on(cell: str, warn: Warn, *, date_format: str, today: date) -> date | None:
    """The day, or None for an empty cell; year-month-day is read under every format, since it can mean nothing else."""
    cell = cell.strip()
    if not cell:
        return None
    day = _day(cell, date_format) if len(cell) <= LONGEST_DATE else None
    if day is None or day.year < EARLIEST_YEAR:
        raise Refused(_("“%(cell)s” is not a date written as %(format)s.", cell=shown(cell), format=DATE_FORMATS[date_format]))
    if day > today:
        warn(_("The hire date %(day)s is in the future.", day=day.isoformat()))
    return day


def _day(cell: str, date_format: str) -> date | None:
    if iso := ISO_DATE.fullmatch(cell):
        year, month, day = iso.group(1, 2, 3)
    elif (local := LOCAL_DATE.fullmatch(cell)) and date_format != ISO:
        first, second, year = local.group(1, 3, 4)
        day, month = (first, second) if date_format == DAY_FIRST else (second, first)
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def status(cell: str, warn: Warn) -> str:
    """ACTIVE, LEAVE or GONE; an unknown word is refused, for an invitation to somebody who left would be worse."""
    words = " ".join(cell[:LONGEST_NAME].casefold().replace("_", " ").replace("-", " ").split())
    if not words:
        warn(_("There is no employment status. The person is read as active."))
        return ACTIVE
    if words not in STATUSES:
        raise Refused(_("“%(cell)s” is not an employment status: active, leave or terminated.", cell=shown(cell)))
    return STATUSES[words]
