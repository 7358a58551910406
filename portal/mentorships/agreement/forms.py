"""What somebody types into the clauses of an agreement, or of the words that a program's agreements start from."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, ValidationError

from portal.mentorships.agreement.format_clauses import CLAUSES
from portal.mentorships.agreement.wording import LONGEST, strange_places
from portal.web.forms import Form, LongText, whole


class _ClausesForm(Form):
    """Ten boxes, one for each clause, and the number of the version that they were read in."""

    seen = HiddenField()

    @property
    def clauses(self) -> dict[str, str]:
        """{key: words}"""
        return {clause.key: self.box(clause.key).data or "" for clause in CLAUSES}

    @property
    def boxes(self) -> dict:
        """{key: its box} of the ten, in their order."""
        return {clause.key: self.box(clause.key) for clause in CLAUSES}

    def box(self, key: str):
        """The box of one clause."""
        return self[f"clause_{key}"]

    @property
    def seen_number(self) -> int:
        """The version that was read; 0 for what only a forged form sends."""
        return whole(self.seen.data) or 0

    @classmethod
    def filled(cls, clauses: dict[str, str], number: int) -> dict:
        """What a fresh form of this kind starts with."""
        return {"seen": str(number), **{f"clause_{key}": words for key, words in clauses.items()}}


class AgreementForm(_ClausesForm):
    """The clauses of one agreement; none may be empty."""


class PlacedText(LongText):
    """Words in which only known places stand in curly brackets."""

    def pre_validate(self, form):
        strange = strange_places(self.data or "")
        if strange:
            raise ValidationError(gettext("Nothing can be filled in for {%(place)s}.", place=strange[0]))


class TemplateForm(_ClausesForm):
    """The clauses that agreements start from; one left empty gets the portal's words back."""


for _clause in CLAUSES:
    _missing = _("Each clause says something: write what holds for you.")
    setattr(AgreementForm, f"clause_{_clause.key}", LongText(_clause.title, missing=_missing, limit=LONGEST))
    setattr(TemplateForm, f"clause_{_clause.key}", PlacedText(_clause.title, limit=LONGEST))
