"""What a coordinator does not see of a member's page, part by part: a part without a decision here fails the house test.

None stands for a part that is shown as it is, because it holds facts alone; a sentence stands in the place of what is left out.
"""
from portal.words import lazy as _


def home_parts(name: str, *, is_paired: bool, chooses: bool = False) -> dict:
    """{piece of the front page: the sentence, or None} for the person called `name`."""
    return {
        "waiting": _("Sessions to log, proposals to answer and what else waits: only %(name)s can read this.", name=name),
        "together": _("How the two meet and what about: kept between the two of them.") if is_paired else None,
        "paused": None,
        "unpaired": None,
        "choosing": _("Whom %(name)s can choose from, and who was ranked: only %(name)s can read this.", name=name) if chooses else None,
        "applied": _("What %(name)s has applied for elsewhere: only %(name)s and the coordinators there can read this.", name=name),
        "work": _("What %(name)s does beside this program: only %(name)s can read this.", name=name),
    }


def workspace_parts(name: str) -> dict:
    """{region of the page of a mentorship: the sentence, or None}."""
    return {
        "path": None,
        "waiting": _("What waits here, such as a session to log or a goal that is due: only %(name)s can read this.", name=name),
        "upcoming_sessions": _("Agenda, length, way of meeting and any reason: kept between the two of them."),
        # The coordinator writes the prompts, and reads them in the settings.
        "prompts": None,
        "past_sessions": _(
            "Topics, notes and shared take-aways: kept between the two of them. What %(name)s keeps private, nobody else can read.",
            name=name,
        ),
        "goals": _("Shared goals: kept between the two of them. A private goal only its writer can read."),
        "commitments": _("What the leader will change, and what became of it: kept between the two of them."),
        "journal": _("Shared entries: kept between the two of them. A private entry only its writer can read."),
    }
