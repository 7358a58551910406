"""What somebody types to tell something in confidence, on one page; and what a coordinator writes back."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from portal.care.concerns.models import ACT, TELL
from portal.care.concerns.words import MEANS, WANTED, readers_sentence
from portal.people.models import Person
from portal.web.forms import Choice, Form, LongText, refuse, tidy, whole

# Four questions that help to find the words.
ASKED = ("happened", "effect", "wish", "limit")


class ConcernForm(Form):
    """A concern on its way: it stands on one page, and nothing of it is kept anywhere before it is sent."""

    mentorship = HiddenField(filters=[tidy])
    want = Choice(_("What do you want?"), choices=[SelectChoice(key, WANTED[key], {"hint": MEANS[key]}) for key in (TELL, ACT)],
                  missing=_("Choose what you want."))
    reader = Choice(_("Who shall read it?"), choices=[], missing=_("Choose who shall read it."))
    happened = LongText(_("What happened, and when?"), limit=1500)
    effect = LongText(_("What does it do to you?"), limit=1500)
    wish = LongText(_("What would help?"), limit=1500)
    limit = LongText(_("What must not happen?"), limit=1500)
    words = LongText(_("What do you want to say?"), missing=_("Write something first."), limit=8000)
    consent = BooleanField(_("I have read who can read it, and I agree"), [InputRequired(_("Mark that you agree, then send it."))])

    def offer(self, offered: list[Person]) -> "ConcernForm":
        """This form with those who may be told, each with the sentence of who can read it; the only one is chosen already."""
        self.reader.choices = _choices(offered)
        if len(offered) == 1 and not self.reader.data:
            self.reader.data = str(offered[0].id)
        self._offered = {str(one.id): one for one in offered}
        return self

    def validate(self, extra_validators=None) -> bool:
        """Whether it can be sent; answers that are no text yet become one first, which its writer reads before it goes."""
        if not any(self[name].data for name in ASKED):
            return super().validate(extra_validators)
        self.put_together()
        super().validate(extra_validators)
        if not self.words.errors:
            refuse(self.words, gettext("Your answers stand in this text now. Read it, then send it."))
        return False

    def put_together(self) -> None:
        """Make the answers part of the text, and empty their boxes."""
        said = [f"{self[name].label.text}\n{self[name].data}" for name in ASKED if self[name].data]
        self.words.data = "\n\n".join([*filter(None, [self.words.data]), *said])
        for name in ASKED:
            self[name].data = ""

    @property
    def chosen(self) -> Person | None:
        """Whom the writer has chosen."""
        return self._offered.get(self.reader.data)

    @property
    def sentence(self) -> str:
        """Who can read it, as the writer agrees to it."""
        return str(readers_sentence(self.chosen))

    @property
    def mentorship_id(self) -> int | None:
        return whole(self.mentorship.data)


class SendOnForm(Form):
    """Who shall read a concern that its reader can no longer be told."""

    reader = Choice(_("Who shall read it now?"), choices=[], missing=_("Choose who shall read it."))
    consent = BooleanField(_("I have read who can read it, and I agree"), [InputRequired(_("Mark that you agree, then send it."))])

    def offer(self, offered: list[Person]) -> "SendOnForm":
        """This form with those who may be told, each with the sentence of who can read it."""
        self.reader.choices = _choices(offered)
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


def _choices(offered: list[Person]) -> list[SelectChoice]:
    """Each of these people, with the sentence of who can read what is told."""
    return [SelectChoice(str(one.id), one.name, {"hint": readers_sentence(one)}) for one in offered]
