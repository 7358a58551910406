"""Figures of drafts that the worker is at, and figures that it could not draw."""
from datetime import datetime

from portal.programs.models import Program
from portal.summaries.drafting import make_draft
from portal.summaries.models import FigureDraw
from tests.cast import CAST


def make_figures(at: datetime) -> None:
    """Otto waits for his first draft and Tora for newer figures; those of Rike's draft could not be drawn."""
    FigureDraw.create(program=CAST.other_program, asked_by=CAST.otto, asked_at=at)
    _drafted(CAST.taken_program, at)
    _drafted(CAST.waves_program, at, failed_at=at)


def _drafted(program: Program, at: datetime, **more) -> None:
    """A draft whose newer figures were asked for."""
    FigureDraw.create(program=program, draft=make_draft(program, by=None, at=at), asked_at=at, **more)
