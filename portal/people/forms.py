"""What a person types to sign in, to set up the portal, and about themselves."""
import re

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, ValidationError

from portal.people.zones import choices
from portal.web.forms import Form, Text

# One plain address; what a mail server makes of it is for the letter to find out.
ADDRESS = re.compile(r"[^@\s<>\"(),:;\[\]\\\x00-\x1f]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class Address(Text):
    """An e-mail address, kept in small letters."""

    def __init__(self, label, *, missing, **kwargs):
        super().__init__(label, missing=missing, limit=254, **kwargs)
        self.filters = (*self.filters, lambda text: text.lower() if isinstance(text, str) else text)

    def pre_validate(self, form):
        if self.data and (not self.data.isascii() or not ADDRESS.fullmatch(self.data)):
            raise ValidationError(gettext("Enter an e-mail address such as name@company.com."))


class AddressForm(Form):
    """Who wants to sign in."""

    email = Address(_("Your e-mail address"), missing=_("Enter your e-mail address."))


class CodeForm(Form):
    """The code of the letter, however it is spaced."""

    code = Text(_("The code from the letter"), missing=_("Enter the code from the letter."), limit=40)
    length, short = 8, _("Type all eight digits of the code.")

    @property
    def digits(self) -> str:
        """The code without what people put between the digits."""
        return re.sub(r"[\s\-.]", "", self.code.data or "")

    def validate_code(self, field):
        """As many digits as there are; fewer are a slip of the hand, and cost no try."""
        if field.data and self.digits.isdigit() and len(self.digits) < self.length:
            raise ValidationError(self.short)


class PasskeyForm(Form):
    """What the browser answers when it is asked for a passkey; a script fills it in."""

    credential = HiddenField()

    def refuse(self) -> "PasskeyForm":
        """Say above the form that the answer does not count; one sentence for every reason."""
        self.form_errors = [gettext("That passkey does not work here. Try once more, or go another way.")]
        return self


class NewPasskeyForm(PasskeyForm):
    """A new passkey, and what its owner calls it."""

    name = Text(_("Its name in your list"), missing=_("Enter a name for the passkey."), limit=100)


class PasskeyNameForm(Form):
    """What a passkey is called."""

    name = Text(_("Its name in your list"), missing=_("Enter a name for the passkey."), limit=100)


class AppCodeForm(CodeForm):
    """The code that an app shows now."""

    code = Text(_("The code that your app shows now"), missing=_("Enter the code that your app shows."), limit=40)
    length, short = 6, _("Type all six digits of the code.")


class NamesForm(Form):
    """A person by name and address."""

    given_name = Text(_("Given name"), missing=_("Enter the given name."), limit=100)
    family_name = Text(_("Family name"), missing=_("Enter the family name."), limit=100)
    email = Address(_("E-mail address"), missing=_("Enter the e-mail address."))

    def person(self) -> dict[str, str]:
        """The three answers, by the names of Person's columns."""
        return {"given_name": self.given_name.data, "family_name": self.family_name.data, "email": self.email.data}


class FirstAdministratorForm(NamesForm):
    """Who becomes the first administrator."""


class TimezoneForm(Form):
    """In which zone a person reads times."""

    timezone = SelectField(_("Time zone"), validate_choice=True)

    def __init__(self, *args, current: str, **kwargs):
        super().__init__(*args, timezone=current, **kwargs)
        self.timezone.choices = choices(current)
