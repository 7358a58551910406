"""What a coordinator types on the roster's pages."""
from flask_babel import gettext as _
from flask_wtf.file import FileField
from wtforms import FieldList, RadioField, SelectField, ValidationError

from portal.enrollment.roster.file.columns import COLUMNS, Labels, missing_columns
from portal.enrollment.roster.file.decode import Unreadable
from portal.enrollment.roster.file.fields import DATE_FORMATS, HIGHEST_LEVEL, LOWEST_LEVEL
from portal.enrollment.roster.file.opening import refuse_early
from portal.enrollment.roster.mappings import as_chosen, headers_of
from portal.enrollment.roster.models import RosterImport
from portal.web.forms import Form, NumberField, Text, refuse

LEVELS = range(HIGHEST_LEVEL, LOWEST_LEVEL + 1)
PARTIAL, FULL = "part", "everybody"


class UploadForm(Form):
    """A file from HR, and which of HR's systems it comes from."""

    file = FileField()
    source = Text("", limit=40, default="hr")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.file.label.text = _("Roster file")
        self.source.label.text = _("Where it comes from")
        self.content = b""

    def validate_file(self, field):
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError(_("Choose the file that HR exported."))
        self.content = field.data.read()
        try:
            refuse_early(self.content)
        except Unreadable as fault:
            raise ValidationError(str(fault.reason)) from None

    def validate_source(self, field):
        if not field.data:
            raise ValidationError(_("Give the source a short name, such as hr."))

    @property
    def file_name(self) -> str:
        """The name of the file as it can be shown: no path, nothing invisible."""
        name = self.file.data.filename.replace("\\", "/").rsplit("/", 1)[-1]
        return "".join(sign for sign in name if sign.isprintable())[:200] or "roster.csv"


class ColumnsForm(Form):
    """What the columns of a file mean: for each header a column of the roster, or none."""

    columns = FieldList(SelectField(choices=lambda: [("", _("Leave it out")), *((each.name, str(each.label)) for each in COLUMNS)]))
    date_format = RadioField()
    covers = RadioField()

    def __init__(self, *args, roster_import: RosterImport, **kwargs):
        self.headers = [header for header in dict.fromkeys(headers_of(roster_import)) if header]
        known = as_chosen(roster_import)
        said = {"columns": [known.get(header, "") for header in self.headers], "date_format": roster_import.date_format}
        super().__init__(*args, **said, covers=FULL if roster_import.is_full else PARTIAL, **kwargs)
        # What a forged form leaves out or adds.
        while len(self.columns.entries) > len(self.headers):
            self.columns.pop_entry()
        while len(self.columns.entries) < len(self.headers):
            self.columns.append_entry("")
        samples = {each["header"]: each["samples"] for each in reversed(roster_import.headers)}
        for field, header in zip(self.columns.entries, self.headers, strict=True):
            field.label.text, field.samples = header, samples[header]
        self.date_format.label.text = _("How the file writes dates")
        self.date_format.choices = [(key, str(words)) for key, words in DATE_FORMATS.items()]
        self.covers.label.text = _("Who is in the file")
        self.covers.choices = [
            (PARTIAL, _("Some people: who is not in it stays as before")),
            (FULL, _("Everybody: who is not in it has left the company")),
        ]

    def validate(self, extra_validators=None) -> bool:
        """Whether each column is chosen once and none is missing that a roster needs."""
        fits = super().validate(extra_validators)
        chosen: dict[str, str] = {}
        for field in self.columns.entries:
            if field.data and field.data in chosen:
                refuse(field, _("“%(other)s” is this column already. Leave one of the two out.", other=chosen[field.data]))
                fits = False
            elif field.data:
                chosen[field.data] = field.label.text
        if missing := missing_columns(self.mapping()):
            self.form_errors = [*self.form_errors, _("Choose a header for: %(columns)s.", columns=Labels(tuple(missing)))]
        return fits and not missing

    def mapping(self) -> dict[str, str]:
        """{header: column} of what is not left out."""
        return {field.label.text: field.data for field in self.columns.entries if field.data}

    def values(self) -> dict:
        """What the action takes."""
        return {"columns": self.mapping(), "date_format": self.date_format.data, "is_full": self.covers.data == FULL}


class ApplyForm(Form):
    """Whether so many people shall leave, where that has to be confirmed."""

    leavers = NumberField("", low=0, high=99_999)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.leavers.label.text = _("How many people lose access")

    def confirms(self, number: int) -> bool:
        """Whether the number was typed that has to be."""
        if self.validate() and self.leavers.data == number:
            return True
        refuse(self.leavers, _("Type how many people would lose access. The number stands above."))
        return False
