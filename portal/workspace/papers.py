"""The record of participation as a PDF, for whoever took part."""
from flask_babel import gettext as _

from portal.mentorships.models import Mentorship
from portal.mentorships.papers.composing import compose
from portal.mentorships.papers.kinds import Sheet, paper
from portal.mentorships.papers.models import PersonalPaper
from portal.mentorships.queries import mentorships_visible_to
from portal.words import lazy as _l
from portal.workspace.record import record_of
from portal.workspace.shown import Shown


@paper("record", title=_l("Your record of participation"), home="workspace.closing")
def record(row: PersonalPaper) -> Sheet | None:
    """What `row.person` took part in, as of the moment it was asked for; nothing for somebody who is no member any more."""
    mentorship = mentorships_visible_to(row.person).where(Mentorship.id == row.mentorship_id).first()
    if mentorship is None:
        return None
    facts = record_of(Shown(mentorship, row.person, row.asked_at), with_growth=bool(row.facts.get("with_growth")))
    title = _("Record of participation: %(name)s, %(program)s", name=row.person.name, program=mentorship.program.name)
    return compose(
        "workspace/papers/record", to=row.person, title=title, record=facts, program=mentorship.program, as_of=row.asked_at,
    )
