"""What reminders leave about a person: how many are wanted, and which ones came."""
from portal.care.ladder import STEPS
from portal.care.models import LetterChoice, LetterDay, ProposedClose, Told
from portal.own_data.holdings.kinds import ERASED, Holding, Nobody
from portal.people.models import Person
from portal.words import lazy as _


def _reminders(person: Person) -> list[dict]:
    """Each reminder by what the schedule calls it, and whether a letter went out."""
    rows = Told.select().where(Told.person == person).order_by(Told.told_at, Told.id)
    return [{"reminder": str(STEPS[row.step].title), "told_at": row.told_at, "has_letter": row.has_letter} for row in rows]


HOLDINGS = (
    Holding(LetterChoice, lambda person: LetterChoice.person == person, ERASED, _("Which reminders you want"), ("choice", "chosen_at")),
    Holding(Told, lambda person: Told.person == person, ERASED, _("Reminders to you"), told=_reminders),
    Holding(LetterDay, lambda person: LetterDay.person == person, ERASED),
)

NOBODY = (Nobody(ProposedClose, "that a mentorship was silent; who kept it open stands nowhere"),)
