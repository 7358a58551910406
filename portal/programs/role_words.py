"""What people are called on screen, by the format of their program; each is whole, so that a language can say it in its own way."""
from portal.programs.formats import GROUP, MENTEE, MENTOR, ONE_TO_ONE, PEER, REVERSE, roles_in
from portal.programs.models import Program
from portal.words import lazy as _

ONE = {
    REVERSE: {MENTOR: _("Mentor"), MENTEE: _("Leader")},
    ONE_TO_ONE: {MENTOR: _("Mentor"), MENTEE: _("Mentee")},
    PEER: {MENTOR: _("Peer"), MENTEE: _("Peer")},
    GROUP: {MENTOR: _("Mentor"), MENTEE: _("Member")},
}
MANY = {
    REVERSE: {MENTOR: _("Mentors"), MENTEE: _("Leaders")},
    ONE_TO_ONE: {MENTOR: _("Mentors"), MENTEE: _("Mentees")},
    PEER: {MENTOR: _("Peers"), MENTEE: _("Peers")},
    GROUP: {MENTOR: _("Mentors"), MENTEE: _("Members")},
}
# Within a sentence.
SAID = {
    REVERSE: {MENTOR: _("mentors"), MENTEE: _("leaders")},
    ONE_TO_ONE: {MENTOR: _("mentors"), MENTEE: _("mentees")},
    PEER: {MENTOR: _("peers"), MENTEE: _("peers")},
    GROUP: {MENTOR: _("mentors"), MENTEE: _("members")},
}
# The two sides of a pair; in a pool of peers only a pair has sides.
SIDES = {**ONE, PEER: {MENTOR: _("Shows"), MENTEE: _("Asks")}}
ALSO = {
    REVERSE: {MENTOR: _("and mentor"), MENTEE: _("and leader")},
    ONE_TO_ONE: {MENTOR: _("and mentor"), MENTEE: _("and mentee")},
    PEER: {MENTOR: "", MENTEE: ""},
    GROUP: {MENTOR: _("and mentor"), MENTEE: _("and member")},
}
AS = {
    REVERSE: {MENTOR: _("As a mentor"), MENTEE: _("As a leader")},
    ONE_TO_ONE: {MENTOR: _("As a mentor"), MENTEE: _("As a mentee")},
    PEER: {MENTOR: _("As a peer"), MENTEE: _("As a peer")},
    GROUP: {MENTOR: _("As a mentor"), MENTEE: _("As a member")},
}
# Both orders of a column of roles: whoever is asked for by MENTEE first, then the other way round.
FIRST = {
    REVERSE: (_("leaders first"), _("mentors first")),
    ONE_TO_ONE: (_("mentees first"), _("mentors first")),
    PEER: (_("peers first"), _("peers last")),
    GROUP: (_("members first"), _("mentors first")),
}
EITHER = {
    REVERSE: _("Mentor or leader"), ONE_TO_ONE: _("Mentor or mentee"), PEER: _("Either of the two"), GROUP: _("Mentor or member"),
}
BOTH = {
    REVERSE: _("Mentors and leaders"), ONE_TO_ONE: _("Mentors and mentees"), PEER: _("Peers"), GROUP: _("Mentors and members"),
}


def role_word(program: Program, role: str) -> str:
    """What somebody with a place in this role is called."""
    return str(ONE[program.format][role])


def roles_word(program: Program, role: str) -> str:
    """What all of them are called."""
    return str(MANY[program.format][role])


def roles_said(program: Program, role: str) -> str:
    """What all of them are called within a sentence."""
    return str(SAID[program.format][role])


def side_word(program: Program, role: str) -> str:
    """What this side of a pair is called."""
    return str(SIDES[program.format][role])


def also_word(program: Program, role: str) -> str:
    """What somebody is who holds a place in this role, too."""
    return str(ALSO[program.format][role])


def as_word(program: Program, role: str) -> str:
    """As what somebody takes part."""
    return str(AS[program.format][role])


def role_names(program: Program) -> list[tuple[str, str]]:
    """(role, what all of them are called) of the roles that there are, to choose from or to stand over a column."""
    return [(role, roles_word(program, role)) for role in roles_in(program)]


def first_words(program: Program) -> tuple[str, str]:
    """Both orders of a column of roles, in words."""
    return tuple(map(str, FIRST[program.format]))


def either_word(program: Program) -> str:
    """Who is searched for in a list of pairs."""
    return str(EITHER[program.format])


def both_words(program: Program) -> str:
    """Everybody who takes part."""
    return str(BOTH[program.format])


# What templates say these words with.
role_globals = {
    "role_word": role_word, "roles_word": roles_word, "side_word": side_word, "also_word": also_word, "as_word": as_word,
    "role_names": role_names, "roles_said": roles_said, "both_words": both_words,
}
