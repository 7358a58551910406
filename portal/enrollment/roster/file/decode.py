"""From the bytes of an upload to its text, or to one sentence that says why not."""

import codecs

from portal.words import lazy as _

LARGEST_BYTES = 10 * 1024 * 1024
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WIDEST_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
OTHER_PROGRAMS = (b"%PDF", b"\x1f\x8b", b"\x89PNG", b"7z\xbc\xaf", b"Rar!")


class Unreadable(Exception):
    """The whole file is refused; `reason` is the sentence for the person who sent it, `line` where it went wrong (0: anywhere)."""

    def __init__(self, reason, line=0):
        super().__init__(reason)
        self.reason = reason
        self.line = line


def refuse_large(content: bytes) -> None:
    """Raises Unreadable for more than a roster may weigh."""
    if len(content) > LARGEST_BYTES:
        raise Unreadable(_("The file is larger than 10 MB. Split it, or leave out columns that the roster does not need."))


def text_of(content: bytes) -> str:
    """The file's text, without its byte order mark; raises Unreadable."""
    refuse_large(content)
    if content.startswith(OTHER_PROGRAMS):
        raise Unreadable(_("This is a PDF, a picture or an archive. Save the sheet as .xlsx or as “CSV UTF-8”, and send that."))
    text = _decoded(content)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(_("Line %(line)s holds a NUL character. Save the sheet as “CSV UTF-8” and send that.", line=line), line)
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    return text


def _decoded(content: bytes) -> str:
    if content.startswith(WIDEST_MARKS):
        raise Unreadable(_("The file is in UTF-32. Save the sheet as “CSV UTF-8” and send that."))
    wide = content.startswith(WIDE_MARKS)
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as fault:
        if wide:
            raise Unreadable(_("The file says that it is in UTF-16, but it breaks off or is damaged.")) from None
        # utf-8-sig counts from behind the mark
        start = fault.start + (3 if content.startswith(codecs.BOM_UTF8) else 0)
        line = content.count(b"\n", 0, start) + 1
        raise Unreadable(
            _("Line %(line)s holds a character that is not in UTF-8. Save the sheet as “CSV UTF-8” and send that.", line=line), line
        ) from None
