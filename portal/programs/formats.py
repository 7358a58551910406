"""The four formats of a program: which roles they have, whose side is senior, books and sets the agenda, and what they start with."""
from portal.programs.models import FORMATS, Program

REVERSE, ONE_TO_ONE, PEER, GROUP = FORMATS
MENTOR, MENTEE = "mentor", "mentee"

# Rights follow power: the senior side makes the time, and the other one says what it is for. Peers are equals, so either books.
SENIOR = {REVERSE: MENTEE, ONE_TO_ONE: MENTOR}
BOOKS = {REVERSE: MENTEE, ONE_TO_ONE: MENTOR, GROUP: MENTOR}
SETS_AGENDA = {REVERSE: MENTOR, ONE_TO_ONE: MENTEE, PEER: MENTEE, GROUP: MENTEE}

# Where people may rank or ask each other: elsewhere a round has to see everybody at once.
CHOOSE = (REVERSE, ONE_TO_ONE)

# A circle of fewer members is no circle: it is closed, and the round runs again.
FEWEST_IN_A_CIRCLE = 3
MOST_PARTNERS = {REVERSE: 5, ONE_TO_ONE: 5, PEER: 1, GROUP: 20}

# How many levels lie between a mentor and a mentee at least, and between two peers at most, where no rule says otherwise.
USUAL_GAP = 2
USUAL_BAND = 1

_SENIOR_MENTORS = {"mentor_level_from": 2, "mentor_level_to": 5, "mentee_level_from": 7, "mentee_level_to": 9}
STARTS_WITH = {
    REVERSE: {},
    ONE_TO_ONE: _SENIOR_MENTORS,
    PEER: {"mentee_level_from": 6, "mentee_level_to": 9, "mentees_wanted": 40},
    GROUP: {**_SENIOR_MENTORS, "mentors_wanted": 5, "mentees_wanted": 30, "most_mentees": 8},
}


def roles_in(program: Program) -> tuple[str, ...]:
    """The roles in which somebody has a place here. Peers all have the same: who shows and who asks is decided pair by pair."""
    return (MENTEE,) if program.format == PEER else (MENTOR, MENTEE)


def fewest_partners(program: Program, role: str) -> int:
    """How many partners at once somebody of this role takes at least."""
    return FEWEST_IN_A_CIRCLE if program.format == GROUP and role == MENTOR else 1


def books(program: Program, role: str) -> bool:
    """Whether this side makes the time."""
    return BOOKS.get(program.format) == role


def sets_agenda(program: Program, role: str) -> bool:
    """Whether this side says what a session is about; the other may add to it."""
    return SETS_AGENDA[program.format] == role


def start_of_format(format: str) -> dict:
    """The columns of Program that begin otherwise in this format than in a reverse program."""
    return completed(format, STARTS_WITH[format])


def completed(format: str, facts: dict) -> dict:
    """`facts` as columns of Program, with those that this format asks nobody about: a pool of peers has one range of levels."""
    if format != PEER:
        return facts
    same = {f"mentor_level_{end}": facts[f"mentee_level_{end}"] for end in ("from", "to") if f"mentee_level_{end}" in facts}
    return {**facts, **same, "mentors_wanted": 0, "most_mentees": 1, "allows_both": False}
