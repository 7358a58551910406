"""The letters about a mentorship that has ended: one to both members, and one to coordinators when somebody left the company."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.clock import today
from portal.enrollment.models import Enrollment
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.ending_words import words_for
from portal.mentorships.models import ENDED, FINISHED, Ending, Member, Mentorship
from portal.mentorships.queries import ending_of, members_of, mentorships_visible_to, partner_of
from portal.mentorships.several import Several
from portal.pairing.next_words import without_words
from portal.pairing.rules.queries import people_ask
from portal.people.models import Person
from portal.programs.formats import MENTOR
from portal.programs.models import Program
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute
from portal.words import listed


@letter("mentorships.ended")
def ended(mentorship_id: int, person_id: int) -> Message | None:
    """To both members, whoever ended it: the neutral words, what becomes of planned sessions, and what comes next."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    mentorship = mentorships_visible_to(person).where(Mentorship.id == mentorship_id).first() if person else None
    if mentorship is None:
        return None
    partner, ending = partner_of(mentorship, person), ending_of(mentorship)
    place = Member.get(Member.mentorship == mentorship, Member.person == person).enrollment
    return compose(
        "mentorships/mail/ended",
        to=person,
        subject=_ended_subject(mentorship, partner, is_finished=ending is not None and ending.how == FINISHED),
        gist=_("What you wrote stays on your page."),
        ask=people_staffing(mentorship.program_id, "coordinator"),
        partner=partner,
        words=words_for(person, ending),
        how=ending.how if ending else ENDED,
        **_what_next(place),
        link=absolute("workspace.show", mentorship_id=mentorship.id),
    )


@letter("mentorships.left_circle")
def left_circle(mentorship_id: int, person_id: int, place_id: int) -> Message | None:
    """To whoever has left a circle: what becomes of planned sessions and of what was written, and what comes next."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    place = Enrollment.get_or_none(Enrollment.id == place_id)
    if person is None or place is None:
        return None
    return compose(
        "mentorships/mail/left_circle",
        to=person,
        subject=_("You have left your circle"),
        gist=_("What you wrote for yourself stays with your data."),
        ask=people_staffing(place.program_id, "coordinator"),
        **_what_next(place),
        link=absolute("own_data.show"),
    )


def _ended_subject(mentorship: Mentorship, partner: Person | Several, *, is_finished: bool) -> str:
    """What the letter is called: of a circle not by all its names."""
    if is_circle(mentorship):
        return _("Your circle: finished, with thanks") if is_finished else _("Your circle has ended")
    if is_finished:
        return _("You and %(name)s: finished, with thanks", name=partner.name)
    return _("You and %(name)s: your mentorship has ended", name=partner.name)


def _what_next(place: Enrollment) -> dict:
    """What a letter needs to say what becomes of the place of its reader."""
    program = place.program
    state = {"is_paused": place.is_paused(today()), "is_over": program.ends_on < today(), "asks": people_ask(program)}
    return {"place": place, "program": program, **state}


@letter("mentorships.interrupted")
def interrupted(program_id: int, person_id: int, mentorship_ids: list[int]) -> Message | None:
    """To a coordinator: who needs a new partner, since somebody no longer works here."""
    coordinator = people_staffing(program_id, "coordinator").where(Person.id == person_id).first()
    endings = Ending.select().where(Ending.mentorship.in_(mentorship_ids), Ending.gone.is_null(False)).order_by(Ending.id)
    left = [(ending, stay) for ending in endings if (stay := _left_behind(ending))]
    if coordinator is None or not left:
        return None
    program = Program.get_by_id(program_id)
    asks = people_ask(program)
    return compose(
        "mentorships/mail/interrupted",
        to=coordinator,
        subject=without_words(program.format, sum(len(stay) for _ending, stay in left)),
        gist=_("Somebody no longer works here, and whoever stays was told."),
        ask=[],
        left=[_who_was_left(ending, stay) for ending, stay in left],
        program=program,
        asks=asks,
        link=absolute("choosing_desk.show" if asks else "pairing_desk.rounds", program_id=program_id),
    )


def _left_behind(ending: Ending) -> list[Member]:
    """The members who stay."""
    return list(members_of(ending.mentorship).where(Member.person != ending.gone_id))


def _who_was_left(ending: Ending, stay: list[Member]) -> str:
    """Who met whom, by name; a circle without its mentor leaves all its members behind."""
    names, gone = listed(member.person.name for member in stay), ending.gone.name
    if not is_circle(ending.mentorship):
        return _("%(name)s was paired with %(gone)s.", name=names, gone=gone)
    if stay[0].role == MENTOR:
        return _("%(name)s led a circle with %(gone)s.", name=names, gone=gone)
    words = "%(names)s was in the circle of %(gone)s.", "%(names)s were in the circle of %(gone)s."
    return ngettext(*words, len(stay), names=names, gone=gone)
