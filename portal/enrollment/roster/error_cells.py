"""The cells of a sheet whose formula found nothing (#N/A, #REF!): the parser gives them as empty, and an empty cell would count."""

import io
import re
import zipfile

MOST = 100_000
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
ERROR = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:(?!</(?:\w+:)?c>).){0,2000}?<(?:\w+:)?v>([^<]{1,40})<', re.S
)


def error_cells(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """{(row, column), counted from 0: what the cell shows} of the sheet's error cells; of what cannot be told, none."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        part = _part_of(book, sheet)
        if part not in book.namelist():
            return {}
        found = {}
        for column, row, words in ERROR.findall(book.read(part)):
            found[int(row) - 1, _place(column)] = words.decode("utf-8", "replace")
            if len(found) >= MOST:
                break
        return found


def _part_of(book: zipfile.ZipFile, sheet: str) -> str:
    """The file in the archive that holds the sheet of this name."""
    sheets = [_attributes(tag) for tag in SHEET.findall(book.read("xl/workbook.xml"))]
    by_id = {each.get("Id"): each.get("Target", "") for each in map(_attributes, RELATION.findall(book.read("xl/_rels/workbook.xml.rels")))}
    target = next((by_id.get(each.get("r:id"), "") for each in sheets if _plain(each.get("name", "")) == sheet), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _attributes(tag: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("utf-8", "replace") for name, value in ATTRIBUTE.findall(tag)}


def _plain(name: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        name = name.replace(written, meant)
    return name


def _place(letters: bytes) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
