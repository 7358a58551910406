"""What a member is told before the next session, and what a coordinator edits: own words first, else the prepared ones."""
from dataclasses import dataclass

from portal.programs.formats import MENTEE, MENTOR, REVERSE
from portal.programs.models import Program
from portal.programs.prompts.format_words import FORMAT_WORDS
from portal.programs.prompts.models import SessionPrompts
from portal.programs.prompts.phases import PHASES, phase_of
from portal.programs.prompts.reverse_words import REVERSE_WORDS
from portal.programs.prompts.side_words import SIDE_WORDS

BOTH = "both"
TOLD_TO = (BOTH, MENTOR, MENTEE)


@dataclass(frozen=True)
class Prompts:
    """What to talk about in session `number` of `total`: lines for all who meet, and those for one side."""

    number: int
    total: int
    lines: tuple[str, ...]
    own: tuple[str, ...]


def prompts_for(program: Program, role: str, number: int, total: int) -> Prompts:
    """What somebody of this role is told before session `number` of `total`."""
    phase = phase_of(number, total)
    written = dict(_written(program).where(SessionPrompts.phase == phase).tuples())
    lines, own = (tuple((written.get((told)) or prepared(program, phase, told)).splitlines()) for told in (BOTH, role))
    return Prompts(number, total, lines, own)


def all_prompts(program: Program) -> dict[tuple[str, str], str]:
    """{(phase, to whom): words} of the whole way, as they are told now."""
    rows = SessionPrompts.select().where(SessionPrompts.program == program)
    written = {(row.phase, row.told_to): row.words for row in rows}
    return {key: written.get(key) or prepared(program, *key) for phase in PHASES for told in TOLD_TO for key in [(phase, told)]}


def prepared(program: Program, phase: str, told_to: str) -> str:
    """The words that come with the purpose and the format, a line for each prompt."""
    if told_to != BOTH:
        return str(SIDE_WORDS[program.format][phase][told_to])
    reverse = program.format == REVERSE and program.purpose in REVERSE_WORDS
    words = REVERSE_WORDS[program.purpose] if reverse else FORMAT_WORDS.get(program.format, REVERSE_WORDS["generations"])
    return "\n".join(str(sentence) for sentence in words[phase])


def _written(program: Program):
    return SessionPrompts.select(SessionPrompts.told_to, SessionPrompts.words).where(SessionPrompts.program == program)
