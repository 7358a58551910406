"""What the columns of a person's data are called on the page, and how a value reads there."""
from datetime import date, datetime

from flask_babel import get_locale, gettext
from markupsafe import Markup

from portal.enrollment.questionnaire.options import language_names
from portal.programs.role_words import ONE
from portal.web.filters import clock_time, day, zone_name
from portal.words import lazy as _

LABELS = {
    "accepted_at": _("Accepted"), "added_at": _("Added"), "agenda": _("Agenda"), "answer": _("Answer"), "answered_at": _("Answered"),
    "applied_at": _("Applied"), "appointed_at": _("Appointed"), "ask_again_on": _("To be asked again from"), "asked_at": _("Asked for"),
    "begun_at": _("Begun"), "cancelled_at": _("Cancelled"), "capacity": _("Partners at once"), "completed_at": _("Questionnaire sent in"),
    "choice": _("Choice"), "clauses": _("Clauses"),
    "confirmed_at": _("In use since"), "country": _("Country"), "delegate": _("Assistant"), "department": _("Department"),
    "commitment": _("Commitment"), "days": _("After days"),
    "due_on": _("By"), "email": _("E-mail"), "employee_id": _("Employee number"), "ended_at": _("Ended"), "enrolled_at": _("Enrolled"),
    "expires_at": _("Open until"), "family_name": _("Family name"), "format": _("How you met"), "from_at": _("From"),
    "finished_at": _("Finished"),
    "given_at": _("Answered"), "goal": _("Goal"),
    "given_name": _("Given name"), "gone_on": _("Gone since"), "group": _("Group"), "hired_on": _("Hired"),
    "how": _("How"), "invited_at": _("Invited"), "is_private": _("Private"), "issuer": _("Provider"), "job_level": _("Level"),
    "join_link": _("Link to join"), "joined_at": _("Account made"), "label": _("Device"), "languages": _("Languages"),
    "leader": _("Leader"), "left_at": _("Left"), "linked_at": _("Linked"), "rated_at": _("Noted"),
    "stands": _("Where you stood, 1 to 5"), "location": _("Location"), "logged_at": _("Logged"),
    "made_at": _("Made"), "made_on": _("Made on"),
    "minutes": _("Minutes"), "moment": _("When"), "moved_at": _("Moved"), "name": _("Name"), "named_at": _("Named"),
    "offered_at": _("Offered"),
    "outcome": _("What happened"), "partner": _("With"), "planned_at": _("Planned"), "private_note": _("Private note"),
    "program": _("Program"), "question": _("Question"), "reached_at": _("Reached"), "reason": _("Reason"), "replied_at": _("Answered"),
    "role": _("As"), "said_at": _("Chosen"), "seen_at": _("Last seen"),
    "sent_at": _("Shown to the other"), "session": _("Session"), "session_minutes": _("Minutes agreed"),
    "sessions_agreed": _("Sessions agreed"), "set_at": _("Set"), "shared_note": _("Shared note"), "signed_at": _("Signed"),
    "signed_in_at": _("Signed in"),
    "started_at": _("Questionnaire begun"), "starts_at": _("Begins"), "starts_on": _("Began"), "status": _("Status"),
    "subject": _("Name there"), "success_test": _("How you will know"), "suggested_at": _("Suggested"), "takeaway": _("Take-away"),
    "takeaway_is_shared": _("Take-away shared"), "taken_back_at": _("Taken back"),
    "whom": _("Whom"), "timezone": _("Time zone"), "title": _("Title"), "to_at": _("To"), "topics": _("Topics"),
    "until": _("Until"), "by_link": _("Through the link of the session"), "done_at": _("Done"), "side": _("From which side"),
    "used_at": _("Used"), "was_private": _("Private then"), "wave": _("Wave"), "way": _("Signed in by"), "why": _("Why"),
    "withdrawn_at": _("Withdrawn"), "words": _("Words"), "worth": _("Worth the time"), "written_at": _("Written"),
    "chosen_at": _("Chosen"), "reminder": _("Reminder"), "told_at": _("Told"), "has_letter": _("By a letter"),
    "read_at": _("Read"), "sent_on": _("Sent"), "sentence": _("Who can read it"), "want": _("What you wanted"),
    "asked_on": _("Asked"), "version": _("Version"), "useful": _("Most useful"), "taking": _("Taken along"),
    "on_day": _("Day"), "came": _("Came"), "theme": _("Theme"), "quoted_at": _("Quoted"),
}
# How values that are kept as a word in code read.
WORDS = {
    "coordinator": _("Coordinator"), "sponsor": _("Sponsor"), "yes": _("Yes"),
    "no": _("No"), "not_now": _("Not now"), "accept": _("Yes"), "decline": _("No"), "happened": _("It happened"),
    "moved": _("It was moved"), "did_not": _("It did not happen"), "video": _("By video"), "in_person": _("In person"),
    "phone": _("By phone"),
    "done": _("Done"), "partly": _("Partly"), "not_yet": _("Not yet"), "start": _("At the start"),
    "end": _("At the end"), "active": _("Active"), "leave": _("On leave"), "gone": _("Gone"), "link": _("A letter"),
    "code": _("A letter"), "letter": _("A letter"), "setup": _("The first link"), "demo": _("The demo"),
}


class RoleIn(str):
    """A role as it is kept, which knows the format of its program, and so how it reads."""

    format: str

    @classmethod
    def of(cls, role: str, format: str) -> "RoleIn":
        """`role` in a program of this format."""
        made = cls(role)
        made.format = format
        return made


def filled(row: dict) -> list[tuple]:
    """What a row says, as (label, value); what is empty is left out."""
    return [(LABELS[name], IN_WORDS.get(name, read)(value)) for name, value in row.items() if value not in (None, "", [], {})]


def _languages(codes: list[str]) -> str:
    return ", ".join(language_names(codes, get_locale().language).values())


def _country(code: str) -> str:
    return get_locale().territories.get(code, code)


def _role(role: RoleIn) -> str | Markup:
    said = ONE[role.format].get(role)
    return str(said) if said else read(role)


# Columns whose codes nobody would read.
IN_WORDS = {"role": _role, "side": _role, "languages": _languages, "timezone": zone_name, "country": _country}


def read(value) -> str | Markup:
    """A value as it reads in the reader's language and zone."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return Markup("{}, {}").format(day(value), clock_time(value))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list):
        return Markup(", ").join(read(one) for one in value)
    if isinstance(value, str):
        return Markup("<br>").join(str(WORDS.get(value, value)).splitlines())
    return str(value)
