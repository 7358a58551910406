"""The list of pages beside each page of the desk: those of a program, or those of the whole company."""
from flask import current_app, url_for
from flask_babel import gettext as _

from portal.people.queries import is_administrator
from portal.programs.models import Program
from portal.programs.queries import may_make_programs, programs_coordinated_by
from portal.web import access


def desk_navigation(program: Program) -> list[tuple[str, str, str]]:
    """The pages of this program's desk as (key, label, address); a page passes its own key as `here`."""
    pages = (
        ("overview", _("Overview"), "programs_desk.show"),
        ("roster", _("People"), "enrollment_desk.roster"),
        ("invitations", _("Invitations"), "enrollment_desk.invitations"),
        ("applications", _("Applications"), "enrollment_desk.applications"),
        ("questionnaire", _("Questionnaire"), "enrollment_desk.questionnaire"),
        ("pairing", _("Pairing"), "pairing_desk.rounds"),
        ("launch", _("Launch"), "launch_desk.show"),
        ("mentorships", _("Mentorships"), "mentorships_desk.index"),
        ("health", _("Health"), "health_desk.show"),
        ("surveys", _("Surveys"), "surveys_desk.index"),
        ("interviews", _("Interviews"), "interviews_desk.index"),
        ("concerns", _("In confidence"), "concerns_desk.index"),
        ("objectives", _("Objectives"), "objectives.index"),
        ("summaries", _("Summaries"), "summaries_desk.index"),
        ("settings", _("Settings"), "programs_desk.settings"),
    )
    found = [(key, label, desk_address(endpoint, program)) for key, label, endpoint in pages]
    return [page for page in found if page[2]]


def company_navigation() -> list[tuple[str, str]]:
    """The pages of no program that whoever is signed in may open, as (label, address)."""
    person = access.me()
    makes, pages = may_make_programs(person), []
    if makes or programs_coordinated_by(person).count():
        pages.append((_("Your programs"), "programs_desk.index"))
    if makes:
        pages += [(_("A new program"), "programs_desk.new"), (_("Which format fits"), "programs_desk.adviser")]
    if is_administrator(person):
        pages += [(_("Who runs what"), "staff.index"), (_("Groups"), "staff.groups_page"), (_("Company roster"), "enrollment.whole_roster")]
        pages.append((_("Company groups"), "company_groups.index"))
        pages.append((_("Ways to sign in"), "staff.ways"))
    return [(label, url_for(endpoint)) for label, endpoint in pages if endpoint in current_app.view_functions]


def desk_address(endpoint: str, program: Program, **values) -> str | None:
    """Where this program's page lies, with these values in its address; None for a room that this copy does not have."""
    return url_for(endpoint, program_id=program.id, **values) if endpoint in current_app.view_functions else None
