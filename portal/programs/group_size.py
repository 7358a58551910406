"""The field for how few people a figure for sponsors may be about: five at least, and only ever more once something was published."""
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from portal.programs.models import Program
from portal.web.forms import NumberField

HINT = _l("Five at the least. Sponsors are shown no figure about fewer people, and none from which one could be worked out.")
HINT_PUBLISHED = _l("A summary has been published, so this number can only be raised: sponsors were promised it.")


class RaisedNumber(NumberField):
    """A number that is not lowered any more once `only_up_from` was called."""

    floor: int | None = None

    def only_up_from(self, program: Program) -> None:
        """Take no smaller number than the program has, if it has published anything."""
        self.floor = program.smallest_group if program.first_published_at else None

    def pre_validate(self, form):
        # What was sent was read before the program was known.
        if self.floor is not None and self.data is not None and self.data < self.floor:
            words = _("Enter %(floor)s or more: a summary has been published, so this number can only be raised.", floor=self.floor)
            raise ValidationError(words)

    @property
    def hint(self):
        """What stands below the label."""
        return HINT if self.floor is None else HINT_PUBLISHED
