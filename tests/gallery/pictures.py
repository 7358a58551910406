"""Pictures of every window, a page that shows them side by side, and sheets of several: what bin/shots calls."""
import argparse
import html
import sys
import tempfile
from pathlib import Path

from portal.settings import ROOT
from tests.chromium import open_chromium
from tests.gallery.stage import open_stage
from tests.gallery.viewing import LAPTOP, PHONE, look_through
from tests.gallery.windows import all_windows

FOLDER = ROOT / "shots"
DEVICES = {"phone": {**PHONE, "device_scale_factor": 1.35}, "laptop": LAPTOP}
THEMES = ("light", "dark")
# A sheet is looked at in one glance.
SHEET_WIDTH, SHEET_HEIGHT = 1500, 2000
TITLE = 28
PIECE = (
    '<p style="font:14px/28px sans-serif;height:28px;margin:0 8px">{name}</p>'
    '<div style="height:{lines}px;overflow:hidden"><img src="{picture}" style="margin-top:-{start}px;display:block"></div>'
)
STYLE = (
    "body { font: 15px sans-serif } td, th { vertical-align: top; padding: 8px; text-align: left }"
    "img { max-width: 30vw; max-height: 90vh; border: 1px solid #999 }"
)


def main(words: list[str]) -> int:
    """Take the pictures that the command line asks for; the exit code."""
    options = _options(words)
    windows = [window for window in all_windows() if options.only in window.name]
    if not windows:
        print(f"No window has {options.only!r} in its name.", file=sys.stderr)
        return 1
    looks = [(device, theme) for device in options.devices for theme in options.themes]
    FOLDER.mkdir(exist_ok=True)
    taken: dict[tuple[str, str], list[Path]] = {look: [] for look in looks}
    with tempfile.TemporaryDirectory(prefix="upward-shots-") as folder, open_stage(Path(folder)) as stage:
        with open_chromium(Path(folder)) as chromium:
            for window in windows:
                for look in looks:
                    if path := _taken(chromium, stage, window, *look):
                        taken[look].append(path)
            if options.sheets:
                _sheets(chromium, taken, options.only or "all")
    _index()
    print(f"{sum(map(len, taken.values()))} pictures of {len(windows)} windows; open {FOLDER / 'index.html'}")
    return 0 if all(len(paths) == len(windows) for paths in taken.values()) else 1


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/shots", add_help=False, allow_abbrev=False)
    parser.add_argument("--only", default="")
    for flag in ("phone", "laptop", "light", "dark", "sheets"):
        parser.add_argument(f"--{flag}", action="store_true")
    options = parser.parse_args(words)
    options.devices = [name for name in DEVICES if getattr(options, name)] or list(DEVICES)
    options.themes = [name for name in THEMES if getattr(options, name)] or list(THEMES)
    return options


def _taken(chromium, stage, window, device: str, theme: str) -> Path | None:
    path = FOLDER / f"{window.name}.{device}.{theme}.png"
    try:
        with look_through(chromium, stage, window, DEVICES[device], dark=theme == "dark") as view:
            view.page.screenshot(path=path, full_page=True, animations="disabled")
    except Exception as error:
        print(f"{window.name}, {device}, {theme}: {str(error).splitlines()[0]}", file=sys.stderr)
        return None
    return path


def _sheets(chromium, taken: dict, name: str) -> None:
    """Pictures side by side at their full size, as many to a sheet as fit; what is longer than a sheet goes on in the next column."""
    folder = FOLDER / "sheets"
    folder.mkdir(exist_ok=True)
    for (device, theme), paths in taken.items():
        for old in folder.glob(f"{name}.{device}.{theme}.*.png"):
            old.unlink()
        page = chromium.new_page(viewport={"width": SHEET_WIDTH, "height": SHEET_HEIGHT})
        room = 3 if device == "phone" else 1
        columns = _columns([piece for path in paths for piece in _pieces(path)])
        for number in range(0, len(columns), room):
            _draw(page, columns[number : number + room], folder / f"{name}.{device}.{theme}.{number // room + 1:02}.png")
        page.close()


def _pieces(path: Path) -> list[tuple[Path, int, int]]:
    """(picture, from which line, how many) for each column that the picture takes."""
    height, most = int.from_bytes(path.read_bytes()[20:24]), SHEET_HEIGHT - TITLE
    return [(path, start, min(most, height - start)) for start in range(0, height, most)]


def _columns(pieces: list[tuple[Path, int, int]]) -> list[list[tuple[Path, int, int]]]:
    """The pieces in their order, as many above each other as fit."""
    columns: list[list] = [[]]
    for piece in pieces:
        if sum(lines + TITLE for _path, _start, lines in columns[-1]) + piece[2] + TITLE > SHEET_HEIGHT:
            columns.append([])
        columns[-1].append(piece)
    return columns


def _draw(page, columns: list[list[tuple[Path, int, int]]], path: Path) -> None:
    drawn = "".join(f"<div>{''.join(_drawn(*piece) for piece in column)}</div>" for column in columns)
    sheet = path.with_suffix(".html")
    sheet.write_text(f'<body style="margin:0;display:flex;gap:12px;background:#888">{drawn}')
    page.goto(sheet.as_uri())
    page.screenshot(path=path)
    sheet.unlink()


def _drawn(picture: Path, start: int, lines: int) -> str:
    return PIECE.format(name=picture.stem, picture=picture.as_uri(), start=start, lines=lines)


def _index() -> None:
    """Every picture in the folder, a row for each window."""
    looks = [f"{device}.{theme}" for device in DEVICES for theme in THEMES]
    names = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.png")})
    rows = []
    for name in names:
        cells = [cell for look in looks if (FOLDER / (cell := f"{name}.{look}.png")).exists()]
        shown = "".join(f'<td><a href="{cell}"><img src="{cell}" loading="lazy" alt="{cell}"></a></td>' for cell in cells)
        rows.append(f'<tr id="{name}"><th><a href="#{name}">{html.escape(name)}</a></th>{shown}</tr>')
    (FOLDER / "index.html").write_text(f"<!doctype html><title>Windows</title><style>{STYLE}</style><table>{''.join(rows)}</table>")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
