"""What the overview says of those who meet: in most formats pairs, in a group program circles and places in them."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.programs.formats import GROUP


def unreleased_words(format: str) -> str:
    """That a draft waits for its release."""
    if format == GROUP:
        return _("Circles of a round that is drawn are not released yet. See who is in each, then release the round or a part of it.")
    return _("Pairs of a round that is drawn are not released yet. Read the pairs, then release the round or a part of it.")


def unplaced_words(format: str, count: int) -> str:
    """That so many whole profiles wait for a round."""
    if format == GROUP:
        return _("Whole profiles with neither a circle nor a proposal: %(count)s.", count=count)
    return _("Whole profiles with neither a partner nor a proposal: %(count)s.", count=count)


def silent_words(format: str, count: int) -> str:
    """That so many mentorships are silent."""
    if format == GROUP:
        return ngettext(
            "%(num)s circle has reported no session for 60 days. Ask its mentor what is in the way.",
            "%(num)s circles have reported no session for 60 days. Ask the mentors what is in the way.",
            count,
        )
    return ngettext(
        "%(num)s pair has reported no session for 60 days. Ask both members what is in the way.",
        "%(num)s pairs have reported no session for 60 days. Ask both members what is in the way.",
        count,
    )


def unanswered_words(format: str, count: int) -> str:
    """That so many proposals are open."""
    if format == GROUP:
        return ngettext("%(num)s proposed place is not answered yet.", "%(num)s proposed places are not answered yet.", count)
    return ngettext("%(num)s proposed pair has not answered.", "%(num)s proposed pairs have not answered.", count)
