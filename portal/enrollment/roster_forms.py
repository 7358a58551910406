"""What a coordinator types on the roster's pages."""
from flask_babel import gettext as _
from flask_wtf.file import FileField
from wtforms import RadioField, SelectField, ValidationError

from portal.enrollment.models import Employee
from portal.enrollment.roster.fields import DATE_FORMATS, HIGHEST_LEVEL, ISO, LOWEST_LEVEL
from portal.enrollment.roster_queries import values_in
from portal.web.forms import Form, Text, whole

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


class RosterFilter(Form):
    """Whom to show; it stands in the address, so a choice that does not exist shows everybody."""

    words = Text("", limit=100)
    level = SelectField(coerce=lambda value: whole(str(value)) or "", validate_choice=False)
    department = SelectField(validate_choice=False)
    location = SelectField(validate_choice=False)
    status = SelectField(validate_choice=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {"words": _("Name, title, e-mail or number"), "level": _("Level"), "department": _("Department"),
                  "location": _("Location"), "status": _("Status")}
        for name, label in labels.items():
            self[name].label.text = label
        self.level.choices = [("", _("All levels")), *((level, str(level)) for level in LEVELS)]
        self.department.choices = [("", _("All departments")), *((each, each) for each in values_in(Employee.department))]
        self.location.choices = [("", _("All locations")), *((each, each) for each in values_in(Employee.location))]
        self.status.choices = [("", _("All")), ("active", _("Active")), ("leave", _("On leave")), ("gone", _("Gone"))]

    def chosen(self) -> dict:
        """What narrows the list, by the names of `roster_queries.matching`."""
        known = {name: {value for value, _label in self[name].choices} for name in ("level", "department", "location", "status")}
        picked = {name: self[name].data for name in known if self[name].data in known[name]}
        return {name: value for name, value in {"words": (self.words.data or "")[:100], **picked}.items() if value}
