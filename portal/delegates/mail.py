"""The letters to and about assistants. Who is asked may have no account yet; who ended it stands in no letter."""
from flask_babel import gettext as _

from portal.clock import now
from portal.delegates.models import Delegation
from portal.delegates.queries import addressee, asked_behind
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.web.letters import compose
from portal.web.links import absolute, derive


@letter("delegates.asked")
def asked(delegation: int) -> Message | None:
    """The question with its link; nothing to an address that nobody here has, or when the leader took it back."""
    row = Delegation.get_or_none(Delegation.id == delegation)
    token = row and derive("delegation", row.nonce)
    row = token and asked_behind(token, now())
    to = row and addressee(row.email)
    if not to:
        return None
    return compose(
        "delegates/mail/asked",
        to=to,
        subject=_("Would you keep the diary of %(name)s in Upward?", name=row.leader.name),
        gist=_("You would see and move the times of mentoring sessions, and nothing else."),
        ask=[row.leader],
        leader=row.leader,
        expires_at=row.expires_at,
        link=absolute("delegates.asked", token=token),
    )


@letter("delegates.ended")
def ended(delegation: int, person: int) -> Message | None:
    """To whoever did not end it: that the diary is no longer kept, and no word about why."""
    row = Delegation.get_or_none(Delegation.id == delegation)
    to = Person.get_or_none(Person.id == person, Person.left_at.is_null())
    if row is None or to is None or row.delegate is None:
        return None
    is_leader = to == row.leader
    return compose(
        "delegates/mail/ended",
        to=to,
        subject=_("%(name)s no longer keeps your diary", name=row.delegate.name)
        if is_leader
        else _("You no longer keep the diary of %(name)s", name=row.leader.name),
        gist=_("All planned sessions stay.") if is_leader else _("Nothing is left for you to do."),
        is_leader=is_leader,
        link=absolute("diaries.assistants") if is_leader else None,
    )
