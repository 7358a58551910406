"""Which words an invitation was sent, and which the next one will be."""
from peewee import JOIN, ModelSelect, fn

from portal.enrollment.invitations.text_defaults import default_words
from portal.enrollment.models import Invitation, InvitationText
from portal.people.models import Person
from portal.programs.models import Program

WORDS = ("opening", "why", "gets", "manager", "incentive", "signed_by", "signed_title")


def terms_of(program: Program) -> dict:
    """What the program asks for, as an invitation keeps it: nobody's yes is stretched by a later setting."""
    return {
        "statement": program.statement,
        "starts_on": program.starts_on.isoformat(),
        "months": program.months,
        "sessions": program.sessions_planned,
        "minutes": program.session_minutes,
        "days": program.days_between_sessions,
    }


def words_of(text: InvitationText) -> dict[str, str]:
    """What a coordinator wrote, by the names of the columns."""
    return {name: getattr(text, name) for name in WORDS}


def latest_text(program: Program, role: str) -> InvitationText | None:
    """The newest version, or None while nobody has written or sent any."""
    return texts_of(program, role).first()


def texts_of(program: Program, role: str) -> ModelSelect:
    """The versions for one role, the newest first."""
    mine = (InvitationText.program == program) & (InvitationText.role == role)
    return InvitationText.select().where(mine).order_by(InvitationText.version.desc())


def versions_sent(program: Program, role: str) -> ModelSelect:
    """The versions for one role with their writer and `sent`, to how many people each went, the newest first."""
    return (
        texts_of(program, role)
        .select(InvitationText, Person, fn.COUNT(Invitation.id).alias("sent"))
        .join(Person, JOIN.LEFT_OUTER, on=(InvitationText.written_by == Person.id))
        .switch(InvitationText)
        .join(Invitation, JOIN.LEFT_OUTER, on=(Invitation.text == InvitationText.id))
        .group_by(*InvitationText._meta.sorted_fields, *Person._meta.sorted_fields)
    )


def text_now(program: Program, role: str) -> InvitationText:
    """What the next invitation says: the newest words with today's terms. A row that is not saved where that is a new version."""
    latest, terms = latest_text(program, role), terms_of(program)
    if latest and latest.terms == terms:
        return latest
    words = words_of(latest) if latest else default_words(program, role)
    version = latest.version + 1 if latest else 1
    return InvitationText(program=program, role=role, version=version, terms=terms, written_by=latest and latest.written_by_id, **words)


def text_of(invitation: Invitation) -> InvitationText:
    """What this invitation says. One that is older than such texts says what the portal says by itself."""
    return invitation.text or _unwritten(invitation.program, invitation.role)


def _unwritten(program: Program, role: str) -> InvitationText:
    return InvitationText(program=program, role=role, version=0, terms=terms_of(program), **default_words(program, role))
