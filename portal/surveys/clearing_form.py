"""What a coordinator types of words that were offered for quoting: the same words, perhaps with a name taken out."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import ValidationError

from portal.surveys.offered import Offer
from portal.surveys.shortening import GAP, is_part_of
from portal.web.forms import Form, LongText


class ClearingForm(Form):
    """What of somebody's words may be printed."""

    words = LongText(_("As it will be printed"), missing=_("Keep some of the words, or leave the whole out."), limit=1200)

    offer: Offer | None = None

    def of(self, offer: Offer) -> "ClearingForm":
        """The same form for these words."""
        self.offer = offer
        return self

    def validate_words(self, field):
        """Nothing but what the writer wrote."""
        if field.data and not is_part_of(field.data, self.offer.words):
            raise ValidationError(gettext("Leave the writer’s words as they are. Where a whole word is taken out, write %(gap)s.", gap=GAP))
