"""The base of every form and the fields that the portal's questions need."""
import re
import unicodedata
from types import SimpleNamespace
from uuid import uuid4

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict, ImmutableMultiDict
from wtforms import DateField, FileField, HiddenField, IntegerField, RadioField, StringField, TextAreaField, TimeField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from portal.web.languages import catalog

# WTForms' own words for what only a forged form sends.
OTHERWISE = {"Not a valid choice.": "Choose one of the answers."}
OWN_CATALOG = SimpleNamespace(
    gettext=lambda words: catalog().ugettext(OTHERWISE.get(words, words)),
    ngettext=lambda one, many, number: catalog().ungettext(one, many, number)
)
FORBIDDEN = re.compile(r"[\x00\ud800-\udfff]")


def tidy(text: object) -> object:
    """Text without stray space, in one Unicode form; what a database cannot hold is dropped."""
    if not isinstance(text, str):
        return text
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", text)).replace("\r\n", "\n").strip()


def whole(text: object) -> int | None:
    """The number that a hidden field or an address says, of at most nine plain digits; None for whatever else a browser can send."""
    return int(text) if isinstance(text, str) and re.fullmatch(r"[0-9]{1,9}", text) else None


class Form(FlaskForm):
    """A form without a cross-site token (see web/origin.py), with a key that lets it act once."""

    once = HiddenField(default=lambda: str(uuid4()), filters=[tidy])

    class Meta:
        csrf = False

        def get_translations(self, form):
            """WTForms' own few words come from our catalog, like all others; its own would be read anew for every form."""
            return OWN_CATALOG

        def wrap_formdata(self, form, formdata):
            """What was sent as a form: files for fields of files alone. JSON is none of ours, and a deep one would exhaust its reader."""
            if request.is_json:
                return None
            wrapped = super().wrap_formdata(form, formdata)
            if not isinstance(wrapped, CombinedMultiDict):
                return wrapped
            files = [pair for pair in request.files.items(multi=True) if isinstance(form._fields.get(pair[0]), FileField)]
            return CombinedMultiDict((ImmutableMultiDict(files), request.form))



def refuse(field, message) -> None:
    """Give the field this one error, which names what it is about: a list of errors adds no label to it."""
    field.errors, field.names_itself = [message], True


class Text(StringField):
    """One line of text: tidied, bounded."""

    def __init__(self, label, *, missing=None, limit=200, **kwargs):
        super().__init__(label, [_filled(missing), _at_most(limit)], filters=[tidy], **kwargs)


class LongText(TextAreaField):
    """Several lines of text: tidied, bounded. `limit` is shown by the counter."""

    def __init__(self, label, *, missing=None, limit=2000, **kwargs):
        super().__init__(label, [_filled(missing), _at_most(limit)], filters=[tidy], **kwargs)
        self.limit = limit


class DayField(DateField):
    """A day, as <input type=date> sends it."""

    def __init__(self, label, *, missing=None, validators=(), **kwargs):
        super().__init__(label, [_required(missing), *validators], **kwargs)

    def process_formdata(self, valuelist):
        try:
            super().process_formdata([value for value in valuelist if value and value.strip()])
        except ValueError as error:
            raise ValidationError(_("Enter a day that exists, such as 31 March.")) from error


class ClockTimeField(TimeField):
    """A time of day, as <input type=time> sends it."""

    def __init__(self, label, *, missing=None, **kwargs):
        super().__init__(label, [_required(missing)], format=["%H:%M", "%H:%M:%S"], **kwargs)

    def process_formdata(self, valuelist):
        try:
            super().process_formdata([value for value in valuelist if value and value.strip()])
        except ValueError as error:
            raise ValidationError(_("Enter a time such as 14:30.")) from error


class NumberField(IntegerField):
    """A whole number from `low` to `high`."""

    def __init__(self, label, *, low, high, missing=None, **kwargs):
        super().__init__(label, [_required(missing)], **kwargs)
        self.low, self.high = low, high

    def process_formdata(self, valuelist):
        text = valuelist[0].strip() if valuelist else ""
        if text:
            self.data = whole(text)
            if self.data is None or not self.low <= self.data <= self.high:
                self.data = None
                raise ValidationError(_("Enter a whole number from %(low)s to %(high)s.", low=self.low, high=self.high))

    def _value(self):
        return self.raw_data[0] if self.raw_data else "" if self.data is None else str(self.data)


class AmountField(NumberField):
    """A number from `low` to `high` with at most one decimal, behind a point or a comma."""

    def process_formdata(self, valuelist):
        text = valuelist[0].strip() if valuelist else ""
        if text:
            self.data = float(text.replace(",", ".")) if re.fullmatch(r"[0-9]{1,9}(?:[.,][0-9])?", text) else None
            if self.data is None or not self.low <= self.data <= self.high:
                self.data = None
                raise ValidationError(_("Enter a number from %(low)s to %(high)s, such as 12 or 4.5.", low=self.low, high=self.high))

    def _value(self):
        return self.raw_data[0] if self.raw_data else "" if self.data is None else f"{self.data:.1f}".removesuffix(".0")


class Choice(RadioField):
    """One of several answers, or none when `missing` says nothing."""

    def __init__(self, label, *, missing=None, **kwargs):
        super().__init__(label, [_required(missing)], coerce=lambda value: value if value else None, **kwargs)

    def pre_validate(self, form):
        # Without an answer, the validators say what is missing; RadioField would say "Not a valid choice."
        if self.data and self.data not in [choice.value for choice in self.iter_choices()]:
            raise ValidationError(_("Choose one of the answers."))


def _required(missing):
    return InputRequired(missing) if missing else Optional()


def _filled(missing):
    """Of text, spaces alone are nothing."""
    return DataRequired(missing) if missing else Optional()


def _at_most(limit: int):
    class Bounded(Length):
        def __call__(self, form, field):
            if field.data and len(field.data) > self.max:
                over = len(field.data) - self.max
                raise ValidationError(_("Shorten this by %(over)s characters; it has room for %(max)s.", over=over, max=self.max))

    return Bounded(max=limit)
