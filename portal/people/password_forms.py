"""What a person types to sign in by a password, and to set one."""
import unicodedata

from flask import current_app
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, PasswordField, ValidationError
from wtforms.validators import InputRequired, Optional

from portal.people import password_rules as rules
from portal.people.forms import Address
from portal.people.models import Person
from portal.web.forms import Form


class Secret(PasswordField):
    """A password: taken as it was typed, spaces and all, and never shown again. Only how Unicode writes its letters is made one."""

    def __init__(self, label, *, missing=None, **kwargs):
        filled = InputRequired(missing) if missing else Optional(strip_whitespace=False)
        super().__init__(label, [filled], filters=[_one_spelling], **kwargs)

    def pre_validate(self, form):
        if self.data and len(self.data) > rules.LONGEST:
            raise ValidationError(gettext("Shorten this; a password has up to %(longest)s characters.", longest=rules.LONGEST))


class PasswordForm(Form):
    """Who wants to sign in, by which password."""

    email = Address(_("Your e-mail address"), missing=_("Enter your e-mail address."))
    password = Secret(_("Your password"), missing=_("Enter your password."))


class NewPasswordForm(Form):
    """A password for `person`, with the current one where it `needs_current`."""

    current = Secret(_("Your current password"))
    password = Secret(_("Your new password"), missing=_("Enter a password."))
    end_others = BooleanField(_("Sign out all my other devices"), default=True)

    def __init__(self, *args, person: Person, needs_current: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if needs_current:
            self.current.validators = [InputRequired(gettext("Enter your current password."))]
        else:
            del self.current

    def values(self) -> dict:
        """What the action takes."""
        current = self.current.data if self.current else None
        return {"password": self.password.data, "current": current, "end_others": self.end_others.data}

    def validate_password(self, field):
        if len(field.data) < rules.SHORTEST:
            raise ValidationError(gettext("Choose a longer one: at least %(shortest)s characters.", shortest=rules.SHORTEST))
        if rules.is_common(field.data):
            raise ValidationError(gettext("Choose another one: many people use this, so it is tried first."))
        if rules.is_made_of(field.data, rules.words_about(self.person.name, self.person.email, _host())):
            raise ValidationError(gettext("Choose other words: this is made of your name, your address or the portal’s."))


def _one_spelling(text: object) -> object:
    """NIST SP 800-63B-4: an é is one sign on one keyboard and two on another, and the same letter to its person."""
    return unicodedata.normalize("NFC", text) if isinstance(text, str) else text


def _host() -> str:
    return current_app.config["SETTINGS"].base_url.partition("//")[2].partition(":")[0]
