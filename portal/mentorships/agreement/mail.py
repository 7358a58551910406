"""The letters about an agreement: that somebody changed it, that somebody signed it. No word of a clause is in one."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.agreement.models import AgreementVersion
from portal.mentorships.agreement.queries import latest_of, signed_in
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute


@letter("mentorships.agreement_changed")
def agreement_changed(version_id: int, by_id: int, person_id: int) -> Message | None:
    """To the others: there is a new version to read and to sign; nothing once there is a newer one, or this one is signed."""
    told = _told(version_id, person_id)
    if told is None or person_id in told["signed"].by:
        return None
    name = Person.get_by_id(by_id).given_name
    return compose(
        "mentorships/mail/agreement_changed",
        subject=_("%(name)s changed your agreement", name=name),
        gist=_("Read what changed, and sign it if you agree."),
        name=name,
        **told,
    )


@letter("mentorships.agreement_signed")
def agreement_signed(version_id: int, by_id: int, person_id: int) -> Message | None:
    """To the others: who signed, and whether it is their turn; nothing once there is a newer version."""
    told = _told(version_id, person_id)
    if told is None:
        return None
    name, by_all = Person.get_by_id(by_id).given_name, told["signed"].by_all
    subject = _("Your agreement is signed by all") if by_all else _("%(name)s signed your agreement", name=name)
    gist = _("It holds from now on.") if by_all else _("It is your turn to read and sign it.")
    if not by_all and person_id in told["signed"].by:
        gist = _("Somebody else has still to sign it.")
    return compose("mentorships/mail/agreement_signed", subject=subject, gist=gist, name=name, **told)


def _told(version_id: int, person_id: int) -> dict | None:
    """What both letters need; None for somebody who is no member any more, or has left, and for a version that holds no longer."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    version = AgreementVersion.get_or_none(AgreementVersion.id == version_id)
    if person is None or version is None:
        return None
    mentorship = mentorships_visible_to(person).where(Mentorship.id == version.mentorship_id).first()
    if mentorship is None or mentorship.has_ended or latest_of(mentorship) != version:
        return None
    return {
        "to": person, "version": version, "signed": signed_in([mentorship.id])[mentorship.id],
        "in_circle": mentorship.program.format == GROUP, "ask": people_staffing(mentorship.program_id, "coordinator"),
        "link": absolute("agreement.show", mentorship_id=mentorship.id),
    }
