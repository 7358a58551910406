"""What a coordinator types of a theme: what was said, by whom, for which objective, and that it names nobody."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from portal.interviews.forms import Several
from portal.interviews.models import Asked, Theme
from portal.interviews.queries import said_in, who_came
from portal.programs.models import Objective, Program
from portal.programs.queries import objectives_of
from portal.web.filters import day
from portal.web.forms import Form, LongText, Text, tidy

LONGEST_THEME = 400
NO_OBJECTIVE = ""


class ThemeForm(Form):
    """A theme in one or two sentences, and who said it."""

    title = Text(_("Theme"), missing=_("Say in a few words what it is about."), limit=120)
    words = LongText(_("In one or two sentences"), missing=_("Write what was said, in words of your own."), limit=LONGEST_THEME)
    objective = SelectField(_("Evidence for"), choices=[])
    said = Several(_("Who said it"), choices=[])

    def offer(self, program: Program, theme: Theme | None = None) -> "ThemeForm":
        """The same form with the objectives of this program and whoever was heard; of a told theme the words are not asked."""
        self._objectives = {str(one.id): one for one in objectives_of(program)}
        if "objective" in self:
            titles = ((key, one.title) for key, one in self._objectives.items())
            self.objective.choices = [SelectChoice(NO_OBJECTIVE, gettext("No objective")), *(SelectChoice(*each) for each in titles)]
        self.said.choices = [SelectChoice(row.id, row.person.name, {"hint": _where(row)}) for row in who_came(program)]
        if theme is not None and theme.is_told:
            for name in set(self._fields) & {"title", "words", "objective"}:
                del self[name]
        return self

    def facts(self, theme: Theme | None = None) -> dict:
        """What `theme_actions` takes; of a told theme what stands there already."""
        if theme is not None and theme.is_told:
            return {"title": theme.title, "words": theme.words, "objective": theme.objective, "said": self.said.data}
        objective: Objective | None = self._objectives.get(self.objective.data)
        return {"title": self.title.data, "words": self.words.data, "objective": objective, "said": self.said.data}


def state_of(theme: Theme) -> dict:
    """What the form of a theme shows at first."""
    objective = str(theme.objective_id) if theme.objective_id else NO_OBJECTIVE
    return {"title": theme.title, "words": theme.words, "objective": objective, "said": said_in(theme)}


def _where(row: Asked) -> str:
    return gettext("%(guide)s, %(day)s", guide=row.conversation.guide.name, day=day(row.conversation.on_day))


class ClearForm(Form):
    """That a theme was looked through."""

    is_clear = BooleanField(_("It names nobody, no place and no day"), [InputRequired(_("Read it once more, then mark this."))])
    # What this page showed of the theme.
    seen = HiddenField(filters=[tidy])

    @property
    def reading(self) -> str:
        return self.seen.data or ""
