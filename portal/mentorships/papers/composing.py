"""How a personal paper is composed: one template, read in the zone of whoever asked."""
from flask import current_app, g, render_template

from portal.mentorships.papers.kinds import Sheet
from portal.people.models import Person


def compose(template: str, *, to: Person, title: str, **context) -> Sheet:
    """The paper made from templates/<template>.html for `to`."""
    with current_app.app_context(), current_app.test_request_context(base_url=current_app.config["SETTINGS"].base_url):
        g.addressee = to
        html = render_template(f"{template}.html", title=title, reader=to, **context)
    return Sheet(title, html)

