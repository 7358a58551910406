"""The pattern page: the place to design, and the page that screenshots are taken of."""
from flask import Blueprint, render_template

from portal.patterns import charts, fields, progress, tables
from portal.web import access

bp = Blueprint("patterns", __name__)

# Each family is drawn by templates/patterns/_<key>.html; what it shows comes from the samples below.
FAMILIES = {
    "pages": "A page",
    "fields": "Fields",
    "times": "Times",
    "fields_wrong": "Fields with problems",
    "buttons": "Buttons",
    "boxes": "Boxes",
    "dialogs": "Dialogs",
    "empty": "Empty states",
    "progress": "Progress",
    "figures": "Figures",
    "charts": "Charts",
    "tables": "Tables",
    "letters": "Letters",
}
SAMPLES = (fields.sample, progress.sample, tables.sample, charts.sample)


@bp.get("/patterns")
@access.on_loopback
def show():
    """Every macro, well and in error."""
    context = {name: thing for sample in SAMPLES for name, thing in sample().items()}
    return render_template("patterns/patterns.html", families=FAMILIES, **context)
