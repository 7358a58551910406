"""Rosters for tests: lines of a file, a workbook, and the way of a file through the pages or in one go."""
import io
import zipfile
from xml.sax.saxutils import escape

from portal.enrollment.roster.taking_in import check_in, take_in

HEAD = (
    "employee_id,email,first_name,last_name,title,job_level,department,location,country,timezone,"
    "languages,manager_id,hire_date,employment_status"
)


def csv_of(*lines: str) -> bytes:
    return "\n".join([HEAD, *lines]).encode()


def line(number, email, name="Pat Doe", level=8, manager="", status="active", title="Associate") -> str:
    given, family = name.split(" ")
    return f"{number},{email},{given},{family},{title},{level},Tax,Paris,FR,Europe/Paris,fr;en,{manager},2023-03-01,{status}"


def on_file(employee, *, title=None, status=None, email=None) -> str:
    """The line of somebody as the roster has them, but for what is said."""
    cells = (
        employee.employee_id, email or employee.email, employee.given_name, employee.family_name, title or employee.title,
        employee.job_level, employee.department, employee.location, employee.country, employee.timezone, ";".join(employee.languages),
        employee.manager.employee_id if employee.manager else "", employee.hired_on or "", status or employee.status,
    )  # fmt: skip
    return ",".join(f'"{cell}"' for cell in cells)


def upload(browser, cast, content, *, name="roster.csv", status=303, source="hr", date_format="iso", covers="part"):
    """Send a file and, where it asks about its columns, say that they are what was guessed."""
    data = {"file": (io.BytesIO(content), name), "source": source}
    browser.post(f"/desk/programs/{cast.program.id}/roster/imports", data, status=status, content_type="multipart/form-data")
    if status == 303:
        address = browser.response.location
        browser.follow()
        if browser.page.select_one("form#columns"):
            browser.submit("form#columns", date_format=date_format, covers=covers)
        browser.response.location = address


def import_now(content, clock, settings, by, **more):
    """The report of a file that is applied at once."""
    return take_in(content, file_name="roster.csv", source="hr", folder=settings.rosters_dir, by=by, at=clock.at, **more)


def staged(content, clock, settings, by, **more):
    """A file that was checked and waits."""
    return check_in(content, file_name="roster.csv", source="hr", folder=settings.rosters_dir, by=by, at=clock.at, **more)


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Formats 0 to 2 of a cell: plain, a day, a day with a time.
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>'
DAY, MOMENT = "day", "moment"


class Shown(str):
    """A cell whose formula found nothing."""


def workbook(more: dict[str, bytes] | None = None, **sheets: list[list]) -> bytes:
    """A workbook of sheets of rows; a cell is text, a number, a bool, (serial number, DAY or MOMENT), Shown("#N/A"), or None."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        names = list(sheets)
        listed = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
        book.writestr("[Content_Types].xml", TYPES)
        book.writestr("_rels/.rels", _relations(f'<Relationship Id="rId1" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/>'))
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>{listed}</sheets></workbook>')
        links = "".join(
            f'<Relationship Id="rId{n}" Type="{RELATED}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(names) + 1)
        )
        links += f'<Relationship Id="rId900" Type="{RELATED}/styles" Target="styles.xml"/>'
        book.writestr("xl/_rels/workbook.xml.rels", _relations(links))
        book.writestr("xl/styles.xml", STYLES)
        parts = {f"xl/worksheets/sheet{n}.xml": _sheet(sheets[name]) for n, name in enumerate(names, 1)} | (more or {})
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def _relations(links: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'


def _sheet(rows: list[list]) -> str:
    lines = (
        f'<row r="{n}">' + "".join(_cell(f"{chr(64 + place)}{n}", cell) for place, cell in enumerate(row, 1)) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(where: str, cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Shown):
        return f'<c r="{where}" t="e"><f>VLOOKUP(1,2,3)</f><v>{cell}</v></c>'
    if isinstance(cell, bool):
        return f'<c r="{where}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, tuple):
        return f'<c r="{where}" s="{1 if cell[1] == DAY else 2}"><v>{cell[0]}</v></c>'
    if isinstance(cell, str):
        return f'<c r="{where}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{where}"><v>{cell}</v></c>'
