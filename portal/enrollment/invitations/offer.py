"""What an invitation says, on the page and in the letter: what it costs, what one gets out of it, who sees what."""
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from portal.enrollment.invitations import format_words as words
from portal.enrollment.invitations.text_queries import text_now, text_of
from portal.enrollment.models import Invitation
from portal.people.models import Person
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.programs.partner_words import partner_word
from portal.words import lazy as _

NUMBERS = {
    1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six"), 7: _("seven"), 8: _("eight"), 9: _("nine"),
    10: _("ten"), 11: _("eleven"), 12: _("twelve"),
}
READERS_OF_APPLICATIONS = (
    _("Coordinators read your application, what you let them read of your questionnaire, and that sessions were planned and held."),
    _("Nobody else learns that you applied; nothing reaches a manager or an appraisal."),
)
READERS_OF_ANSWERS = _(
    "Coordinators see your answer here, what you let them read of your questionnaire, and that sessions were planned and held."
)
PRIVATE = _("A private journal can be opened by nobody but its writer, and nothing reaches a manager or an appraisal.")


def number_in_words(number: int):
    """A number as a word, up to twelve."""
    return NUMBERS.get(number, str(number))


def done_by(terms: dict, expires_at: datetime) -> date:
    """The day by which all sessions are held: the program's length, from its first day, or from the answer where that comes later."""
    begins = max(date.fromisoformat(terms["starts_on"]), expires_at.date())
    return begins + relativedelta(months=terms["months"])


def offer(invitation: Invitation, inviter: Person | None) -> dict:
    """What page and letter show of an invitation; `inviter` signs where the text names nobody."""
    program, role, text = invitation.program, invitation.role, text_of(invitation)
    signer = text.signed_by or (inviter.name if inviter else program.name)
    facts = {"name": signer, "program": program.name}
    return {
        "asked": words.ASKED[program.format][role],
        "invites": str(words.INVITES[program.format][role]) % facts,
        "has_invited": str(words.HAS_INVITED[program.format][role]) % facts,
        "signer": signer,
        "signer_title": text.signed_title if text.signed_by else "",
        "opening": lines_of(text.opening),
        "why": lines_of(text.why),
        "gets": lines_of(text.gets) + lines_of(text.incentive),
        "manager": lines_of(text.manager),
        "statement": lines_of(text.terms["statement"]),
        "starts": partner_word(program, "starts"),
        "terms": text.terms,
        "sessions": number_in_words(text.terms["sessions"]),
        "done_by": done_by(text.terms, invitation.expires_at),
        "rules": (*words.RULES[program.format][role], words.may_end(program.format)),
        "readers": (READERS_OF_ANSWERS, words.stays_among(program.format), PRIVATE),
        "stays_among": words.stays_among(program.format),
    }


def offers(program: Program) -> dict:
    """What a program's own page says, to those of each role."""
    roles = roles_in(program)
    return {
        "titles": [(role, words.PAGE_TITLES[program.format][role]) for role in roles],
        "gets": {role: lines_of(text_now(program, role).gets) for role in roles},
        "duties": {role: words.RULES[program.format][role] for role in roles},
        "may_end": words.may_end(program.format),
        "readers": (*READERS_OF_APPLICATIONS, words.stays_among(program.format)),
        "sessions": number_in_words(program.sessions_planned),
    }


def lines_of(text: str) -> list[str]:
    """The paragraphs of a plain text, or its points: what stands on lines of their own."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def masked(email: str) -> str:
    """An address that its owner recognizes and nobody else learns: b***@northwind.example."""
    user, _at, domain = email.rpartition("@")
    return f"{user[:1]}***@{domain}"
