"""How a letter is composed: a text and an HTML template of the same name, read in the addressee's zone."""
from flask import current_app, g, render_template

from portal.mail.message import Attachment, Message


def compose(template: str, *, to, subject: str, attachments: tuple[Attachment, ...] = (), **context) -> Message:
    """The letter made from templates/<template>.txt and .html, for `to`: a person, or anything with email and timezone."""
    # A context of its own for each letter: Flask-Babel keeps the zone of the first reader for as long as a context lasts.
    with current_app.app_context(), current_app.test_request_context(base_url=current_app.config["SETTINGS"].base_url):
        g.addressee = to
        shown = {"to": to, "subject": subject, **context}
        text = render_template(f"{template}.txt", **shown)
        html = render_template(f"{template}.html", **shown)
    return Message(to=to.email, subject=subject, text=text, html=html, attachments=attachments)
