"""The cells of a sheet whose formula found nothing (#N/A, #REF!): the parser gives them as empty, and an empty cell would count."""

import io
import zipfile
from collections.abc import Callable
from xml.parsers import expat

ERROR_MARKS = (b't="e"', b"t='e'")


def error_cells(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """{(row, column), counted from 0: what the cell shows} of the sheet's error cells. Raises ValueError for what is no XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        part = _part_of(book, sheet)
        xml = book.read(part) if part in book.namelist() else b""
    if not any(mark in xml for mark in ERROR_MARKS):
        return {}
    found: dict[tuple[int, int], str] = {}
    here: list[tuple[int, int]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            here[:] = [_place(attributes.get("r", ""))] if attributes.get("t") == "e" else []

    def words(name: str, text: str) -> None:
        if name == "v" and here:
            found[here[0]] = found.get(here[0], "") + text

    _walk(xml, begin, words)
    return found


def _part_of(book: zipfile.ZipFile, sheet: str) -> str:
    """The file in the archive that holds the sheet of this name."""
    ids, targets = {}, {}

    def sheets(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            ids[attributes.get("name")] = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), None)

    def relations(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id")] = attributes.get("Target", "")

    _walk(book.read("xl/workbook.xml"), sheets)
    _walk(book.read("xl/_rels/workbook.xml.rels"), relations)
    target = targets.get(ids.get(sheet), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _walk(xml: bytes, begin: Callable[[str, dict], None], words: Callable[[str, str], None] = lambda name, text: None) -> None:
    """Call `begin` with each element and `words` with text inside one; a document that declares entities is none of ours."""
    parser, open_ = expat.ParserCreate(), []

    def start(name: str, attributes: dict[str, str]) -> None:
        open_.append(name.rpartition(":")[2])
        begin(open_[-1], attributes)

    def refuse(*_declared) -> None:
        raise ValueError("a document type")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_.pop()
    parser.CharacterDataHandler = lambda text: words(open_[-1], text)
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as fault:
        raise ValueError("no XML") from fault


def _place(where: str) -> tuple[int, int]:
    """AB12 is row 11, column 27; what names no cell is the first."""
    letters = where.rstrip("0123456789")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    row = where[len(letters) :]
    return int(row or 1) - 1, max(number - 1, 0)
