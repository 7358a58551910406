"""The list of pages beside each of a coordinator's pages."""
from flask import current_app, url_for
from flask_babel import gettext as _

from portal.programs.models import Program


def desk_navigation(program: Program) -> list[tuple[str, str, str]]:
    """The pages of this program's desk as (key, label, address); a page passes its own key as `here`."""
    pages = (
        ("overview", _("Overview"), "programs_desk.show"),
        ("roster", _("People"), "enrollment_desk.roster"),
        ("invitations", _("Invitations"), "enrollment_desk.invitations"),
        ("pairing", _("Pairing"), "pairing_desk.rounds"),
        ("mentorships", _("Mentorships"), "mentorships_desk.index"),
        ("summaries", _("Summaries"), "summaries_desk.index"),
        ("settings", _("Settings"), "programs_desk.settings"),
    )
    found = [(key, label, desk_address(endpoint, program)) for key, label, endpoint in pages]
    return [page for page in found if page[2]]


def desk_address(endpoint: str, program: Program) -> str | None:
    """Where this program's page lies; None for a room that this copy does not have."""
    return url_for(endpoint, program_id=program.id) if endpoint in current_app.view_functions else None
