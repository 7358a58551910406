"""What a workbook may be before anybody parses it: an .xlsx without macros or password, of a size that fits; read off its index alone."""

import io
import zipfile

from portal.enrollment.roster.file.decode import Unreadable
from portal.words import lazy as _

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
OLD_MARK = b"\xd0\xcf\x11\xe0"
# The stream in which a workbook with a password lies, as its container spells it.
LOCKED = "EncryptedPackage".encode("utf-16-le")
LARGEST_UNPACKED = 150 * 2**20
MOST_PARTS = 1000


def is_workbook(content: bytes) -> bool:
    """Whether the bytes begin like a workbook or another archive; the name of a file says nothing."""
    return content.startswith((*ZIP_MARKS, OLD_MARK))


def refuse_odd_workbook(content: bytes) -> None:
    """Raises Unreadable for what is no plain .xlsx, or unpacks to more than a roster needs."""
    if content.startswith(OLD_MARK):
        raise Unreadable(_password() if LOCKED in content else _old())
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(damaged()) from None
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_password())
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable(_("This workbook holds macros. Save it as .xlsx, which holds none, and choose that."))
    if "xl/workbook.xml" not in names:
        raise Unreadable(_("This is an archive or another kind of document, not a workbook. Save the sheet as .xlsx or as “CSV UTF-8”."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unreadable(_("This workbook unpacks to more than a roster needs. Copy the sheet of the roster alone into a new workbook."))


def damaged():
    """The sentence for a workbook that cannot be read to its end."""
    return _("This workbook is damaged. Open it in a spreadsheet program, save it anew as .xlsx or as “CSV UTF-8”, and choose that.")


def too_large():
    """The sentence for a workbook that takes more memory or time than a roster may."""
    return _("This workbook takes more memory or time than a roster may. Copy the sheet of the roster alone into a new workbook.")


def _password():
    return _("This workbook has a password. Save it without one, and choose that.")


def _old():
    return _("This is a workbook of an old kind. Save it as .xlsx or as “CSV UTF-8”, and choose that.")
