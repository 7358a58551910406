"""The agreement as a PDF, with who has signed it."""
from flask_babel import gettext as _

from portal.mentorships.agreement.shown import ShownAgreement
from portal.mentorships.models import Mentorship
from portal.mentorships.papers.composing import compose
from portal.mentorships.papers.kinds import Sheet, paper
from portal.mentorships.papers.models import PersonalPaper
from portal.mentorships.queries import mentorships_visible_to
from portal.programs.role_words import side_word
from portal.words import lazy as _l


@paper("agreement", title=_l("Your agreement"), home="agreement.show")
def agreement(row: PersonalPaper) -> Sheet | None:
    """The version that holds when it is printed; nothing for somebody who has left the circle, or once its words have gone."""
    mentorship = mentorships_visible_to(row.person).where(Mentorship.id == row.mentorship_id).first()
    shown = ShownAgreement(mentorship, row.person) if mentorship else None
    if shown is None or shown.version is None or shown.version.clauses is None:
        return None
    program = mentorship.program
    title = _("Agreement, version %(n)s: %(program)s", n=shown.version.number, program=program.name)
    people = [(one.person.name, side_word(program, one.role), shown.signatures.get(one.person_id)) for one in shown.members]
    return compose(
        "mentorships/papers/agreement", to=row.person, title=title, mentorship=mentorship, program=program, shown=shown,
        version=shown.version, people=people,
    )
