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
    return [(key, label, url_for(name, program_id=program.id)) for key, label, name in pages if _is_hung(name)]


def _is_hung(endpoint: str) -> bool:
    return endpoint in current_app.view_functions
