"""Which words in a text may point at somebody: a help for whoever clears it, who decides."""
import re

from portal.enrollment.models import Employee, Enrollment
from portal.people.models import Person
from portal.programs.models import Program

# A word with a capital, without what an apostrophe adds to it.
NAME = re.compile(r"[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*")


def pointers_in(program: Program, *texts: str) -> list[str]:
    """The words of these texts that are a name of somebody with a place in the program, or of a location there; in alphabetical order."""
    words = {word for text in texts for word in NAME.findall(text) if word[0].isupper()}
    if not words:
        return []
    rows = Enrollment.select(Person.given_name, Person.family_name, Employee.location).join(Person).switch(Enrollment).join(Employee)
    named = Person.given_name.in_(words) | Person.family_name.in_(words) | Employee.location.in_(words)
    found = rows.where(Enrollment.program == program, named).distinct().tuples()
    return sorted({word for row in found for word in row} & words)
