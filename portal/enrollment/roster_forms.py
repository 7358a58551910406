"""What a coordinator types on the roster's pages."""
from flask_babel import gettext as _
from flask_wtf.file import FileField
from wtforms import RadioField, ValidationError

from portal.enrollment.roster.fields import DATE_FORMATS, HIGHEST_LEVEL, ISO, LOWEST_LEVEL
from portal.web.forms import Form

LEVELS = range(HIGHEST_LEVEL, LOWEST_LEVEL + 1)


class UploadForm(Form):
    """A roster to be read."""

    file = FileField()
    date_format = RadioField(default=ISO)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.file.label.text = _("Roster file")
        self.date_format.label.text = _("How the file writes dates")
        self.date_format.choices = [(key, str(words)) for key, words in DATE_FORMATS.items()]

    def validate_file(self, field):
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError(_("Choose the file that HR exported."))

    @property
    def file_name(self) -> str:
        """The name of the file as it can be shown: no path, nothing invisible."""
        name = self.file.data.filename.replace("\\", "/").rsplit("/", 1)[-1]
        return "".join(sign for sign in name if sign.isprintable())[:200] or "roster.csv"
