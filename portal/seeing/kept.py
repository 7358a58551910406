"""What a coordinator does not see of a member's page, part by part: a part without a decision here fails the house test.

None stands for a part that is shown as it is, because it holds facts alone; a sentence stands in the place of what is left out.
"""
from portal.programs.formats import GROUP, MENTEE, SENIOR
from portal.words import lazy as _


def home_parts(name: str, format: str, *, is_paired: bool, chooses: bool = False, kicks_off: bool = False) -> dict:
    """{piece of the front page: the sentence, or None} for the person called `name`, in a program of this format.

    A part that is not on the page of theirs is not left out of it: `is_paired`, `chooses` and `kicks_off` say what is there.
    """
    together = _("How all meet and what about: kept in the circle.") if format == GROUP else _(
        "How the two meet and what about: kept between the two of them."
    )
    return {
        "waiting": _("Sessions to log, proposals to answer and what else waits: only %(name)s can read this.", name=name),
        "together": together if is_paired else None,
        "kickoff": _("The kick-off, which lies ahead: whoever was asked to it reads what stands under “Launch”.") if kicks_off else None,
        "paused": None,
        "unpaired": None,
        "choosing": _("Whom %(name)s can choose from, and who was ranked: only %(name)s can read this.", name=name) if chooses else None,
        "applied": _("What %(name)s has applied for elsewhere: only %(name)s and the coordinators there can read this.", name=name),
        "work": _("What %(name)s does beside this program: only %(name)s can read this.", name=name),
    }


def workspace_parts(name: str, format: str) -> dict:
    """{region of the page of a mentorship: the sentence, or None}."""
    return {
        "path": None,
        "waiting": _("What waits here, such as a session to log or a goal that is due: only %(name)s can read this.", name=name),
        # The coordinator writes the prompts, and reads them in the settings.
        "prompts": None,
        **(_in_circle(name) if format == GROUP else _between_two(name)),
        "commitments": _commitments(format),
    }


def _between_two(name: str) -> dict:
    return {
        "upcoming_sessions": _("Agenda, length, way of meeting and any reason: kept between the two of them."),
        "past_sessions": _(
            "Topics, notes and shared take-aways: kept between the two of them. What %(name)s keeps private, nobody else can read.",
            name=name,
        ),
        "goals": _("Shared goals: kept between the two of them. A private goal only its writer can read."),
        "journal": _("Shared entries: kept between the two of them. A private entry only its writer can read."),
    }


def _in_circle(name: str) -> dict:
    return {
        "upcoming_sessions": _("Agenda, length, way of meeting and any reason: kept in the circle."),
        "past_sessions": _(
            "Topics, notes and shared take-aways: kept in the circle. What %(name)s keeps private, nobody else can read.", name=name,
        ),
        "goals": _("Shared goals: kept in the circle. A private goal only its writer can read."),
        "journal": _("Shared entries: kept in the circle. A private entry only its writer can read."),
    }


def _commitments(format: str):
    """Who commits: the senior side, or everybody."""
    if format == GROUP:
        return _("What each will change, and what became of it: kept in the circle.")
    if SENIOR.get(format) == MENTEE:
        return _("What the leader will change, and what became of it: kept between the two of them.")
    if format in SENIOR:
        return _("What the mentor will change, and what became of it: kept between the two of them.")
    return _("What each will change, and what became of it: kept between the two of them.")
