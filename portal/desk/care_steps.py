"""What waits for one coordinator in person: concerns told to that coordinator alone, and requests for a new pairing."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.care.concerns.queries import waiting_for
from portal.care.requests.queries import open_requests_for
from portal.care.requests.words import waiting_words
from portal.desk.step import Step
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.partner_words import partner_word


def care_steps(program: Program, reader: Person) -> list[Step]:
    """Before all other steps; another coordinator of the same program sees other ones, or none."""
    steps = []
    if concerns := waiting_for(reader, program):
        title = ngettext("A concern waits", "%(num)s concerns wait", concerns)
        words = _("Somebody wrote to you in confidence. Nobody else sees this line.")
        steps.append(Step(title, words, _("To what was told you"), "concerns_desk.index"))
    if asked := open_requests_for(reader, program):
        words = partner_word(program, "told in the end")
        steps.append(Step(waiting_words(program, asked), words, _("To the requests"), "requests_desk.index"))
    return steps
