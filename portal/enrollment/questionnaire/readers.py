"""The sentences that say who reads an answer; always the same words for the same circle."""
from portal.enrollment.models import Question
from portal.programs.models import Program
from portal.programs.partner_words import partner_word
from portal.words import lazy as _

PAIRING = _("Nobody else reads this: it is used for pairing alone.")


def readers_of(question: Question, program: Program):
    """Who reads the answers to this question of a program, beside whoever gives them."""
    said = {"coordinators": "not yours", "partners": "yours"}.get(question.shown_to)
    return partner_word(program, said, question.role) if said else PAIRING
