"""How the orientation waits for somebody, in words: on the front page and on the page of a mentorship."""
from flask_babel import gettext as _
from flask_babel import ngettext


def orientation_words(read: int, total: int) -> tuple[str, str, str]:
    """(what waits, what to know beside it, what to press) for somebody who has read so many of the cards."""
    left = total - read
    hint = ngettext("%(num)s card is left", "%(num)s cards are left", left)
    hint = hint if read else _("%(count)s short cards, three minutes", count=total)
    return _("Read how it works"), hint, _("Go on") if read else _("Read")
