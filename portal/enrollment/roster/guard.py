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
    leaving = Person.id.in_(_leaving(roster_import)) | _found_by_address(roster_import)
    rows = Person.select().where(leaving, Person.left_at.is_null(), runs[0] | runs[1] | runs[2] | runs[3])
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
    rows = StagedRow.select(Employee.person).join(Employee, on=(StagedRow.employee == Employee.id))
    return rows.where(_gone(roster_import), Employee.person.is_null(False))


def _found_by_address(roster_import: RosterImport):
    """That an account is nobody's on the roster yet, and that the import would find it by the address of somebody who has left."""
    taken = Employee.select(Employee.person).where(Employee.person.is_null(False))
    addresses = StagedRow.select(StagedRow.email).where(_gone(roster_import), StagedRow.email.is_null(False))
    return Person.email.in_(addresses) & Person.id.not_in(taken)


def _gone(roster_import: RosterImport):
    kinds = StagedRow.kind.in_([NEW, CHANGED, LEAVER, ABSENT])
    return (StagedRow.roster_import == roster_import) & kinds & (StagedRow.status == GONE)
