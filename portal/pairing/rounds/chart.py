"""How the scores of a round are spread: columns of ten points, with one sentence that reads them."""
from flask_babel import format_decimal
from flask_babel import gettext as _

from portal.charts.columns import Columns, columns

BAND, BANDS, HUNDREDTHS = 10, 10, 100


def scores_chart(scores: list[int]) -> Columns | None:
    """The chart of these scores in hundredths, the lowest first; None for fewer than two pairs, which need no drawing."""
    if len(scores) < 2:
        return None
    bands = [min(score // (BAND * HUNDREDTHS), BANDS - 1) for score in scores]
    first = bands[0]
    labels = [_("%(low)s to %(high)s", low=BAND * band, high=BAND * band + BAND - (band < BANDS - 1)) for band in range(first, BANDS)]
    middle, lowest = (format_decimal(score / HUNDREDTHS, "#,##0") for score in (scores[len(scores) // 2], scores[0]))
    reading = _("Half of the pairs have %(middle)s points or more; the lowest has %(lowest)s.", middle=middle, lowest=lowest)
    values = [bands.count(band) for band in range(first, BANDS)]
    return columns(_("Pairs by points"), reading, labels, values, name=_("Pairs"), corner=_("Points"))
