"""How a letter is composed: one template, read in the addressee's zone; the text version is made from it."""
from collections.abc import Iterable

from flask import current_app, g, render_template

from portal.mail.message import Attachment, Message
from portal.web.inlining import inlined
from portal.web.plain_text import plain_text


def compose(
    template: str,
    *,
    to,
    subject: str,
    gist: str,
    ask: Iterable = (),
    attachments: tuple[Attachment, ...] = (),
    headers: tuple[tuple[str, str], ...] = (),
    **context,
) -> Message:
    """The letter made from templates/<template>.html, for `to`: a person, or anything with email and timezone.

    `gist` is what an inbox shows beside the subject; `ask` are the people (name, email) who answer questions about it.
    """
    # A context of its own for each letter: Flask-Babel keeps the zone of the first reader for as long as a context lasts.
    with current_app.app_context(), current_app.test_request_context(base_url=current_app.config["SETTINGS"].base_url):
        g.addressee = to
        html = render_template(f"{template}.html", to=to, subject=subject, gist=gist, ask=list(ask), **context)
    return Message(to=to.email, subject=subject, text=plain_text(html), html=inlined(html), attachments=attachments, headers=headers)
