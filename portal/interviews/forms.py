"""What a coordinator types of interviews: a guide, a conversation and who was asked, who came, and notes."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectMultipleField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from portal.interviews.models import KINDS, Asked, Conversation, Guide
from portal.interviews.queries import people_placed
from portal.interviews.shipped import KIND_WORDS
from portal.people.models import Person
from portal.programs.models import Program
from portal.web.forms import Choice, DayField, Form, LongText, Text, refuse, tidy, whole

MOST_QUESTIONS, LONGEST_QUESTION, MOST_ASKED = 20, 300, 60


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else whole(value)


class Several(SelectMultipleField):
    """Any number of answers, as boxes to tick."""

    def __init__(self, label, **kwargs):
        super().__init__(label, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False), coerce=_number, **kwargs)


class GuideForm(Form):
    """A guide: what kind it is, what it is for, and what is asked."""

    way = Choice(_("What is it?"), choices=[SelectChoice(kind, KIND_WORDS[kind]) for kind in KINDS], missing=_("Choose what it is."))
    name = Text(_("Name"), missing=_("Enter a name; coordinators alone see it."), limit=120)
    aim = LongText(_("What it is for"), limit=1000)
    questions = LongText(_("Questions"), missing=_("Enter one question at least."), limit=6000)

    def lines(self) -> list[str]:
        """The questions, one a line."""
        return [line.strip() for line in (self.questions.data or "").splitlines() if line.strip()]

    def validate_questions(self, field):
        """No more than an hour has room for, and each short enough to be asked."""
        if len(self.lines()) > MOST_QUESTIONS:
            raise ValidationError(gettext("Keep at most %(most)s questions: an hour has room for fewer.", most=MOST_QUESTIONS))
        if any(len(line) > LONGEST_QUESTION for line in self.lines()):
            raise ValidationError(gettext("Shorten each question to at most %(most)s characters.", most=LONGEST_QUESTION))

    def facts(self) -> dict:
        """What was typed, as columns of Guide."""
        return {"kind": self.way.data, "name": self.name.data, "purpose": self.aim.data or "", "questions": self.lines()}


def state_of(guide: Guide) -> dict:
    """What the form of a guide shows at first."""
    return {"way": guide.kind, "name": guide.name, "aim": guide.purpose, "questions": "\n".join(guide.questions)}


class ConversationForm(Form):
    """When somebody was talked to, and who was asked: by name or address, one a line, of people with a place in the program."""

    on_day = DayField(_("Day"), missing=_("Enter the day of the conversation."))
    asked = LongText(_("Who was asked"), missing=_("Enter who was asked, one person a line."), limit=6000)

    program: Program | None = None
    people: list[Person] = []

    def within(self, program: Program) -> "ConversationForm":
        """The same form for this program, in which it looks people up."""
        self.program = program
        return self

    def validate_asked(self, field):
        """Each line leads to exactly one person."""
        lines = list(dict.fromkeys(line.strip() for line in field.data.splitlines() if line.strip()))
        if len(lines) > MOST_ASKED:
            raise ValidationError(gettext("Enter at most %(most)s people.", most=MOST_ASKED))
        found = {line: people_placed(self.program, line) for line in lines}
        unknown = [line for line, people in found.items() if not people]
        several = [line for line, people in found.items() if len(people) > 1]
        if unknown:
            raise ValidationError(gettext("Nobody with a place in this program is called so: %(names)s.", names=", ".join(unknown)))
        if several:
            raise ValidationError(gettext("More than one person is called so; enter the address: %(names)s.", names=", ".join(several)))
        self.people = list({people[0].id: people[0] for people in found.values()}.values())


def conversation_state(conversation: Conversation, asked: list[Asked]) -> dict:
    """What the form of a conversation shows at first; by address, which no two people share."""
    return {"on_day": conversation.on_day, "asked": "\n".join(row.person.email for row in asked)}


class AttendanceForm(Form):
    """Who came, of who was asked."""

    came = Several(_("Who came"), choices=[])

    def offer(self, asked: list[Asked]) -> "AttendanceForm":
        """The same form with who was asked."""
        self.came.choices = [SelectChoice(row.id, row.person.name) for row in asked]
        return self


class NotesForm(Form):
    """What was said."""

    words = LongText(_("Notes"), missing=_("Write something first."), limit=20000)
    # The version of the notes that this page showed.
    seen = HiddenField(filters=[tidy])

    @property
    def version(self) -> int:
        """The version that was seen; a forged one is none that ever was."""
        number = whole(self.seen.data)
        return -1 if number is None else number

    def met_again(self, version: int) -> None:
        """Somebody else saved notes meanwhile, at this version."""
        refuse(self.words, gettext("Somebody saved other notes meanwhile. Take over what you need from the lower box, then save again."))
        self.seen.data = str(version)
