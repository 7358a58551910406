"""What interviews hold about a person: that they were asked and came, and what was put down as said by them."""
from peewee import fn

from portal.interviews.models import Asked, Conversation, Guide, Notes, Theme, Voice
from portal.interviews.shipped import KIND_WORDS
from portal.own_data.holdings.kinds import EMPTIED, ERASED, Holding, Nobody
from portal.own_data.retention import goes_on
from portal.own_data.retention_queries import retention_of
from portal.people.models import Person
from portal.programs.models import Program
from portal.words import lazy as _


def _mine(person: Person):
    return Asked.select(Asked.id).where(Asked.person == person)


def _where_asked(person: Person):
    return Asked.select(Asked.conversation).where(Asked.person == person)


def _where_alone(person: Person):
    """The conversations to which this person came, and nobody else."""
    came = Asked.select(Asked.conversation).where(Asked.came).group_by(Asked.conversation).having(fn.COUNT(Asked.id) == 1)
    return Asked.select(Asked.conversation).where(Asked.person == person, Asked.came, Asked.conversation.in_(came))


def _asked(person: Person) -> list[dict]:
    """The conversations to which `person` was asked, and until when that and the notes are kept."""
    rows = Asked.select(Asked, Conversation, Guide, Program).join(Conversation).join(Guide).join(Program).where(Asked.person == person)
    return [
        {
            "program": row.conversation.guide.program.name, "name": str(KIND_WORDS[row.conversation.guide.kind]),
            "on_day": row.conversation.on_day, "came": row.came, "until": _until(row.conversation.guide.program),
        }
        for row in rows.order_by(Conversation.on_day, Asked.id)
    ]


def _until(program: Program):
    return goes_on(program, retention_of(program))["interviews"]


def _said(person: Person) -> list[dict]:
    """The themes that count `person`; the words of one that is not cleared may name somebody else."""
    rows = Voice.select(Voice, Theme, Asked, Conversation).join(Theme).switch(Voice).join(Asked).join(Conversation)
    return [
        {"on_day": row.asked.conversation.on_day, "theme": row.theme.title if row.theme.is_cleared else str(_("A theme in the making"))}
        for row in rows.where(Asked.person == person).order_by(Voice.id)
    ]


HOLDINGS = (
    Holding(
        Voice, lambda person: Voice.asked.in_(_mine(person)), ERASED, _("What was put down as said by you in interviews"), told=_said,
    ),
    # Of a group the notes hold what others said, too: a coordinator is told to go through them.
    Holding(Notes, lambda person: Notes.conversation.in_(_where_alone(person)), ERASED),
    Holding(
        Conversation, lambda person: Conversation.id.in_(_where_asked(person)), EMPTIED, emptied={"is_to_be_gone_through": True},
        why=_(
            "Notes of a conversation with others stay. A coordinator is told to take out what was said by or about you."
            " Themes that were published stay: each is about several people and names nobody."
        ),
    ),
    Holding(
        Asked, lambda person: Asked.person == person, ERASED, _("Interviews and focus groups to which you were asked"), told=_asked,
    ),
)

NOBODY = (
    Nobody(Guide, "what is asked; who made it stays as a number"),
    Nobody(Theme, "what several people said, in a coordinator's words; who said it stands in Voice"),
)
