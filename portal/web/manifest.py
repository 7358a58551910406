"""What a phone asks when the portal is put on its home screen: the name, the icons and the color of the paper."""
from flask import Blueprint, current_app
from flask_babel import gettext as _

from portal.palette import palette
from portal.web.access import anyone

bp = Blueprint("manifest", __name__)
# A maskable icon keeps its mark in the middle, because each phone cuts another shape out of it.
ICONS = (
    ("icons/icon-192.png", "192x192", "any"),
    ("icons/icon-512.png", "512x512", "any"),
    ("icons/icon-maskable-512.png", "512x512", "maskable"),
)


@bp.get("/manifest.webmanifest")
@anyone
def show():
    """The web app manifest (W3C), in the language of the reader."""
    asset = current_app.jinja_env.globals["asset"]
    paper = palette()["paper"]
    manifest = {
        "name": "Upward",
        "description": _("Reverse mentoring at your company"),
        "id": "/",
        "start_url": "/",
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "icons": [{"src": asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose} for name, sizes, purpose in ICONS],
    }
    return manifest, {"Content-Type": "application/manifest+json"}
