"""Who makes the time and who sets the agenda, as the letter says it that begins a mentorship: it follows power, so the format."""
from dataclasses import dataclass

from portal.mentorships.models import Mentorship
from portal.mentorships.queries import partner_of, side_of
from portal.people.models import Person
from portal.programs.formats import GROUP, PEER, books, sets_agenda
from portal.words import lazy as _


@dataclass(frozen=True)
class Told:
    """What one of the two is told: in a line, in sentences, and whether to plan the first session is theirs."""

    gist: object
    words: object
    plans: bool


def who_does_what(mentorship: Mentorship, person: Person) -> Told:
    """What `person` is told of who does what."""
    program, side, name = mentorship.program, side_of(mentorship, person), partner_of(mentorship, person).given_name
    if program.format == GROUP:
        return _of_a_circle(books(program, side))
    if program.format == PEER:
        return _of_peers(name, sets_agenda(program, side))
    if books(program, side):
        words = _("Your side books the time: find a first date within the next two weeks. %(name)s sets the agenda.", name=name)
        return Told(_("Both of you said yes. Find a first date."), words, True)
    words = _("%(name)s’s side books the time. You set the agenda: a first question is enough.", name=name)
    return Told(_("Both of you said yes. %(name)s’s side finds the date, you set the agenda.", name=name), words, False)


def _of_a_circle(leads: bool) -> Told:
    if leads:
        words = _("Your side books the time: find a first date within the next two weeks. The members bring the questions.")
        return Told(_("Your circle begins. Find a first date."), words, True)
    words = _("Your mentor books the time. Bring a question: one is enough.")
    return Told(_("Your circle begins. Your mentor finds the date, you bring a question."), words, False)


def _of_peers(name: str, asks: bool) -> Told:
    gist = _("Both of you said yes. Find a first date.")
    if asks:
        words = _("You ask, %(name)s shows: a first question is enough. Either of you finds a date within the next two weeks.", name=name)
    else:
        words = _("%(name)s asks, you show. Either of you finds a date within the next two weeks.", name=name)
    return Told(gist, words, True)
