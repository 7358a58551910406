"""Which summaries somebody may see: a program's coordinators all, its sponsors the published ones, everybody else none."""
from datetime import date

from peewee import ModelSelect

from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by, programs_sponsored_by
from portal.summaries.models import Publication


def publications_visible_to(person: Person) -> ModelSelect:
    """The published summaries of the programs that `person` sponsors or coordinates, newest first, each with its program."""
    sponsored = Publication.program.in_(programs_sponsored_by(person).select(Program.id))
    coordinated = Publication.program.in_(programs_coordinated_by(person).select(Program.id))
    return (
        Publication.select(Publication, Program)
        .join(Program)
        .where(Publication.published_at.is_null(False), sponsored | coordinated)
        .order_by(Publication.published_at.desc(), Publication.id.desc())
    )


def reads_summaries(person: Person) -> bool:
    """Whether `person` sponsors or coordinates any program."""
    return programs_sponsored_by(person).exists() or programs_coordinated_by(person).exists()


def publications_of(program: Program) -> ModelSelect:
    """Every summary of a program, drafts too, newest first."""
    return Publication.select().where(Publication.program == program).order_by(Publication.number.desc())


def draft_of(program: Program) -> Publication | None:
    """The summary that is being written, or None; there is one at a time."""
    return publications_of(program).where(Publication.published_at.is_null()).first()


def newest_published(program: Program) -> Publication | None:
    """What was published last, whatever day its figures are of, or None."""
    published = Publication.select().where(Publication.program == program, Publication.published_at.is_null(False))
    return published.order_by(Publication.published_at.desc(), Publication.id.desc()).first()


def last_published(program: Program, before: date) -> Publication | None:
    """The newest published summary whose figures are of an earlier day than `before`, or None.

    A correction of the same day would otherwise be compared with what it puts right.
    """
    return publications_of(program).where(Publication.published_at.is_null(False), Publication.as_of < before).first()
