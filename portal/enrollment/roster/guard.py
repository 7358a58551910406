"""Who loses access by a file, and who must not: whoever applies it, and the last administrator, or nobody could take it back."""
from peewee import ModelSelect

from portal.enrollment.models import Employee
from portal.enrollment.roster.file.fields import GONE
from portal.enrollment.roster.models import ABSENT, CHANGED, LEAVER, NEW, RosterImport, StagedRow
from portal.people.models import Administration, Person
from portal.programs.models import Coordination, GroupCoordination, Staff

RUNNING = (Administration, Coordination, Staff, GroupCoordination)


class TakesAway(Exception):
    """The file would end the access of these people, who have to keep it."""

    def __init__(self, people: list[Person]):
        super().__init__(people)
        self.people = people


def staff_leaving(roster_import: RosterImport) -> list[Person]:
    """Everybody who runs or sponsors something and whose access the file would end, by name."""
    runs = [Person.id.in_(table.select(table.person)) for table in RUNNING]
    leaving = Person.id.in_(_leaving(roster_import)) & Person.left_at.is_null()
    rows = Person.select().where(leaving, runs[0] | runs[1] | runs[2] | runs[3])
    return list(rows.order_by(Person.family_name, Person.given_name, Person.id))


def refuse_to_take_away(roster_import: RosterImport, by: Person | None) -> None:
    """Raises TakesAway when the file would end the access of `by`, or of all who administer."""
    leaving = staff_leaving(roster_import)
    if by in leaving:
        raise TakesAway([by])
    administrators = set(Person.select().join(Administration, on=(Administration.person == Person.id)).where(Person.left_at.is_null()))
    if administrators and administrators <= set(leaving):
        raise TakesAway(sorted(administrators, key=lambda person: person.id))


def _leaving(roster_import: RosterImport) -> ModelSelect:
    """The ids of the accounts of those whom the file says, or takes, to have left."""
    gone = (StagedRow.roster_import == roster_import) & StagedRow.kind.in_([NEW, CHANGED, LEAVER, ABSENT]) & (StagedRow.status == GONE)
    rows = StagedRow.select(Employee.person).join(Employee, on=(StagedRow.employee == Employee.id))
    return rows.where(gone, Employee.person.is_null(False))
