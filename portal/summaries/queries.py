"""Which summaries somebody may see: a program's coordinators all, its sponsors the published ones, everybody else none."""
from datetime import date

from peewee import ModelSelect

from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by, programs_sponsored_by
from portal.summaries.models import FigureDraw, Publication


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


def draw_of(program: Program) -> FigureDraw | None:
    """The figures that were last asked for, and how far that is; None where nobody ever asked."""
    return FigureDraw.get_or_none(FigureDraw.program == program)


def newest_published(program: Program) -> Publication | None:
    """What was published last, whatever day its figures are of, or None."""
    published = Publication.select().where(Publication.program == program, Publication.published_at.is_null(False))
    return published.order_by(Publication.published_at.desc(), Publication.id.desc()).first()


def last_published(program: Program, before: date, besides: Publication | None = None) -> Publication | None:
    """The newest published summary whose figures are of an earlier day than `before`, or None.

    Nothing is compared with what was put right: neither with a corrected version nor with the one that `besides` is to correct.
    """
    published = Publication.published_at.is_null(False)
    Newer = Publication.alias()
    corrected = Newer.select(Newer.corrects).where(Newer.corrects.is_null(False), Newer.published_at.is_null(False))
    found = publications_of(program).where(published, Publication.as_of < before, Publication.id.not_in(corrected))
    return (found.where(Publication.id != besides.id) if besides else found).first()


def correction_of(publication: Publication) -> Publication | None:
    """The newest published version that corrects this one, or None."""
    newer = publication.corrections.where(Publication.published_at.is_null(False))
    return newer.order_by(Publication.number.desc()).first()
