"""The words of a summary; they are bounded so that the paper keeps to its two pages."""
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.summaries.models import Publication
from portal.web.forms import Choice, Form, LongText

MOST_LINES, LONGEST_LINE = 3, 110


class Lines(LongText):
    """Up to three lines, each a point of its own."""

    def pre_validate(self, form):
        lines = [line for line in (self.data or "").splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(_("Keep the %(most)s most important ones, a line each.", most=MOST_LINES))
        if any(len(line) > LONGEST_LINE for line in lines):
            raise ValidationError(_("Keep each line to %(most)s characters.", most=LONGEST_LINE))


class Sentence(LongText):
    """One sentence in a box that shows all of it; a line break in it is a space."""

    def process_formdata(self, valuelist):
        super().process_formdata([" ".join(value.split()) for value in valuelist])


class SummaryForm(Form):
    """Headline, lead, decisions asked for, findings and limits."""

    headline = Sentence(_("The one sentence to remember"), missing=_("Write the headline."), limit=90)
    lead = LongText(_("What it means, in two sentences"), missing=_("Write what it means, in one or two sentences."), limit=260)
    decisions = Lines(_("Decisions asked for"), limit=340)
    findings = Lines(_("What we learned"), limit=340)
    limits = LongText(_("Limits of the figures"), limit=220)

    def words(self) -> dict[str, str]:
        """What was typed, as columns of Publication."""
        return {name: getattr(self, name).data or "" for name in ("headline", "lead", "decisions", "findings", "limits")}


class DraftForm(Form):
    """Asks for a draft; `corrects` is the number of the published version that it puts right, or empty."""

    once = None
    corrects = HiddenField()

    def number(self) -> int | None:
        """The number that was named, or None."""
        named = self.corrects.data or ""
        return int(named) if named.isascii() and named.isdigit() and len(named) < 9 else None


class ArrangementForm(Form):
    """How the summaries of a program are made."""

    paper = Choice(_("Printed on"), missing=_("Choose the size of your paper."), choices=[
        SelectChoice("a4", _("A4")), SelectChoice("letter", _("Letter"))])
    drafts_monthly = BooleanField(_("Make a draft on the first working day of each month"))

    def facts(self) -> dict:
        """What was chosen, as columns of Program."""
        return {"paper": self.paper.data, "drafts_monthly": self.drafts_monthly.data}


def words_of(publication: Publication) -> dict[str, str]:
    """What the form of a draft shows at first."""
    return {name: getattr(publication, name) for name in ("headline", "lead", "decisions", "findings", "limits")}
