"""A square that a phone's camera reads, as a drawing inside the page."""
import segno
from markupsafe import Markup


def square(text: str) -> Markup:
    """`text` as a QR code, dark on light in every theme, as cameras want it. Screen readers pass over it: say it in words, too."""
    drawn = segno.make(text, micro=False).svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=4, dark="black", light="white")
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))
