"""What somebody types to tell something in confidence, page by page; and what a coordinator writes back."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from portal.care.concerns.models import ACT, TELL
from portal.care.concerns.words import HELP, MEANS, WANTED, readers_sentence
from portal.people.models import Person
from portal.web.forms import Choice, Form, LongText, refuse, tidy, whole

WANT, READER, PROMPTS, WORDS, REVIEW = "want", "reader", "prompts", "words", "review"
ASKED = ("happened", "effect", "wish", "limit")
# What is asked on which page.
FIELDS = {WANT: ("want",), READER: ("reader",), PROMPTS: (*ASKED, "kind"), WORDS: ("words",), REVIEW: ("consent",)}


class ConcernForm(Form):
    """A concern on its way: nothing of it is kept anywhere, so each page hands on what was typed on those before."""

    mentorship = HiddenField(filters=[tidy])
    want = Choice(_("What do you want?"), choices=[SelectChoice(key, WANTED[key], {"hint": MEANS[key]}) for key in (TELL, ACT, HELP)],
                  missing=_("Choose what you want."))
    reader = Choice(_("Who shall read it?"), choices=[], missing=_("Choose who shall read it."))
    happened = LongText(_("What happened, and when?"), limit=1500)
    effect = LongText(_("What does it do to you?"), limit=1500)
    wish = LongText(_("What would help?"), limit=1500)
    limit = LongText(_("What must not happen?"), limit=1500)
    kind = Choice(_("And the coordinator?"), choices=[SelectChoice(key, WANTED[key], {"hint": MEANS[key]}) for key in (TELL, ACT)],
                  default=TELL, missing=_("Choose what you want."))
    words = LongText(_("What do you want to say?"), missing=_("Write something first."), limit=8000)
    consent = BooleanField(_("I have read who can read it, and I agree"), [InputRequired(_("Mark that you agree, then send it."))])

    def offer(self, offered: list[Person]) -> "ConcernForm":
        """This form with those who may be told; the only one is chosen already."""
        self.reader.choices = [SelectChoice(str(one.id), one.name) for one in offered]
        if len(offered) == 1 and not self.reader.data:
            self.reader.data = str(offered[0].id)
        self._offered = {str(one.id): one for one in offered}
        return self

    @property
    def chosen(self) -> Person | None:
        """Whom the writer has chosen."""
        return self._offered.get(self.reader.data)

    @property
    def sentence(self) -> str:
        """Who can read it, as the writer agrees to it."""
        return str(readers_sentence(self.chosen))

    @property
    def wanted(self) -> str:
        """TELL or ACT, also of somebody who wanted help with the words."""
        return self.kind.data if self.want.data == HELP else self.want.data

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages in their order; what somebody asks for help with comes before the words."""
        return (WANT, READER, *((PROMPTS,) if self.want.data == HELP else ()), WORDS, REVIEW)

    @property
    def mentorship_id(self) -> int | None:
        return whole(self.mentorship.data)

    def is_well(self, page: str) -> bool:
        """Whether what this page asks is answered."""
        wrong = [name for name in FIELDS[page] if not self[name].validate(self)]
        if page == PROMPTS and not wrong and not any(self[name].data for name in ASKED):
            refuse(self.happened, gettext("Answer one of the questions; any of them will do."))
            return False
        return not wrong

    def first_wrong(self) -> str | None:
        """The first page on which something is missing; None when it can be sent."""
        return next((page for page in self.pages if page != PROMPTS and not self.is_well(page)), None)

    def put_together(self) -> None:
        """Make one text of the answers, unless there is one already."""
        if not self.words.data:
            said = [f"{self[name].label.text}\n{self[name].data}" for name in ASKED if self[name].data]
            self.words.data = "\n\n".join(said)

    def handed_on(self, page: str) -> list[tuple[str, str]]:
        """(name, value) of what the other pages asked."""
        shown = {*FIELDS[page], "once", "consent"}
        return [(field.name, field.data) for field in self if field.short_name not in shown and field.data]


class SendOnForm(Form):
    """Who shall read a concern that its reader can no longer be told."""

    reader = Choice(_("Who shall read it now?"), choices=[], missing=_("Choose who shall read it."))
    consent = BooleanField(_("I have read who can read it, and I agree"), [InputRequired(_("Mark that you agree, then send it."))])

    def offer(self, offered: list[Person]) -> "SendOnForm":
        """This form with those who may be told, each with the sentence of who can read it."""
        self.reader.choices = [SelectChoice(str(one.id), one.name, {"hint": readers_sentence(one)}) for one in offered]
        self._offered = {str(one.id): one for one in offered}
        return self

    @property
    def chosen(self) -> Person:
        return self._offered[self.reader.data]


class AnswerForm(Form):
    """What a coordinator writes back."""

    words = LongText(_("Your answer"), missing=_("Write something first."), limit=4000)


class ReplyForm(Form):
    """What the writer answers the coordinator."""

    words = LongText(_("Your answer"), missing=_("Write something first."), limit=4000)


class DoneForm(Form):
    """What a coordinator did about it."""

    words = LongText(_("What was done"), missing=_("Write what was done."), limit=4000)
