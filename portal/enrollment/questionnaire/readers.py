"""The sentences that say who reads an answer; always the same words for the same circle."""
from portal.enrollment.models import Question
from portal.words import lazy as _

COORDINATORS = _("The coordinators of this program can read this. Your partner cannot, and your manager cannot.")
PAIRING = _("Nobody else reads this: it is used for pairing alone.")
PARTNERS_AND_COORDINATORS = _("Whoever you are paired with and the coordinators of this program can read this. Your manager cannot.")


def readers_of(question: Question):
    """Who reads the answers to this question, beside whoever gives them."""
    if question.shown_to == "coordinators":
        return COORDINATORS
    return PAIRING if question.shown_to != "partners" else PARTNERS_AND_COORDINATORS
