"""What a coordinator does next, read off the program's figures."""
from dataclasses import dataclass, field

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.desk.format_words import (
    searching_words,
    silent_words,
    unanswered_words,
    unplaced_words,
    unreleased_words,
    without_words,
)
from portal.desk.queries import Side, Standing
from portal.programs.formats import PEER, REVERSE

MOST = 3


@dataclass(frozen=True)
class Step:
    """One thing to do: what, why, and the page on which it is done, narrowed to what it is about by `values`;
    `is_waiting` when others are to move first.
    """

    title: str
    words: str
    label: str
    endpoint: str
    is_waiting: bool = False
    values: dict = field(default_factory=dict)


def next_steps(standing: Standing) -> list[Step]:
    """The next steps, the most pressing first; at most three, none when nothing waits."""
    if not standing.roster:
        return [_import_the_roster()]
    waiting, invitations = _without_steps(standing), [*_deciding_steps(standing), *_invitation_steps(standing)]
    # A draft may hold somebody for them already.
    rounds = [*_round_steps(standing), *waiting] if standing.draft else [*waiting, *_round_steps(standing)]
    # Before the first round, filling the places comes first; once everybody asked has answered, those who came can be paired.
    first = [*invitations, *rounds] if _still_inviting(standing) else [*rounds, *invitations]
    steps = [*first, *_silent_steps(standing), *_waiting_steps(standing), *_running_steps(standing)]
    return steps[:MOST]


def _import_the_roster() -> Step:
    words = _("Everything starts from the list of people that HR exports. You see what is in it before anything is kept.")
    return Step(_("Import the roster"), words, _("To the roster"), "enrollment_desk.roster")


def _without_steps(standing: Standing) -> list[Step]:
    """Whose mentorship has ended waits most of all."""
    count, names = standing.without_count, standing.without
    if not count:
        return []
    title = without_words(standing.format, count)
    names, more = ", ".join(names), count - len(names)
    if more:
        names = ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=names)
    what = _("The round that is drawn says for whom it found somebody.") if standing.draft else searching_words(standing.format)
    words = _("A mentorship has ended, and nobody is proposed yet to %(names)s.", names=names)
    where = ("pairing_desk.show", {"number": standing.draft}) if standing.draft else ("pairing_desk.rounds", {})
    return [Step(title, f"{words} {what}", _("To the round") if standing.draft else _("To pairing"), where[0], values=where[1])]


def _round_steps(standing: Standing) -> list[Step]:
    if standing.draft:
        words = unreleased_words(standing.format)
        return [Step(_("Review the pairing round"), words, _("To the round"), "pairing_desk.show", values={"number": standing.draft})]
    if standing.drawing:
        return [Step(_("A round is being drawn"), _("This takes a minute or two."), _("To the rounds"), "pairing_desk.rounds", True)]
    mentors, leaders = standing.mentors.unplaced, standing.leaders.unplaced
    # A mentor may have room for a second leader, so leaders without a partner are what calls for a round.
    waits_for_answers = _still_inviting(standing) and _asked(standing)
    if leaders and (standing.mentors.complete or standing.format == PEER) and not standing.without_count and not waits_for_answers:
        words = _waiting_for_a_round(standing.format, mentors, leaders)
        return [Step(_("Draw a pairing round"), words, _("To pairing"), "pairing_desk.rounds")]
    return []


def _waiting_for_a_round(format: str, mentors: int, leaders: int) -> str:
    if format == REVERSE:
        people = {"leaders": leaders, "mentors": mentors}
        return _("Whole profiles with neither a partner nor a proposal: leaders %(leaders)s, mentors %(mentors)s.", **people)
    return unplaced_words(format, mentors + leaders)


def _still_inviting(standing: Standing) -> bool:
    """Whether, before the first round is drawn, places are neither taken nor offered."""
    return standing.rounds == 0 and not standing.draft and bool(standing.mentors.missing or standing.leaders.missing)


def _invitation_steps(standing: Standing) -> list[Step]:
    mentors, leaders = standing.mentors, standing.leaders
    if not (mentors.missing or leaders.missing):
        return []
    words = _("Places that nobody holds or was offered: mentors %(mentors)s, leaders %(leaders)s.", **_missing(standing))
    if standing.format != REVERSE:
        words = _("Places that nobody holds or was offered: %(count)s.", count=mentors.missing + leaders.missing)
    first = _("Invite mentors and leaders") if standing.format == REVERSE else _("Invite the first people")
    title = _("Invite the next wave") if mentors.invited or leaders.invited else first
    return [Step(title, words, _("To invitations"), "enrollment_desk.invitations")]


def _deciding_steps(standing: Standing) -> list[Step]:
    """People who wait for a coordinator, and letters that reached nobody."""
    steps = []
    if standing.applied:
        words = ngettext("%(num)s person waits for your decision.", "%(num)s people wait for your decision.", standing.applied)
        steps.append(Step(_("Decide about applications"), words, _("To the applications"), "enrollment_desk.applications"))
    if failed := standing.mentors.failed + standing.leaders.failed:
        words = ngettext("%(num)s letter could not be delivered.", "%(num)s letters could not be delivered.", failed)
        values = {"state": "failed", "_anchor": "invited"}
        steps.append(Step(_("Invitations that reached nobody"), words, _("See which"), "enrollment_desk.invitations", values=values))
    if standing.suggested:
        words = ngettext("%(num)s colleague was suggested.", "%(num)s colleagues were suggested.", standing.suggested)
        steps.append(Step(_("Look at the suggestions"), words, _("To the suggestions"), "enrollment_desk.nominations"))
    return steps


def _missing(standing: Standing) -> dict[str, int]:
    return {"mentors": standing.mentors.missing, "leaders": standing.leaders.missing}


def _silent_steps(standing: Standing) -> list[Step]:
    if not standing.silent:
        return []
    values = {"state": "silent"}
    words = silent_words(standing.format, standing.silent)
    return [Step(_("Silent mentorships"), words, _("Which are silent"), "mentorships_desk.index", values=values)]


def _waiting_steps(standing: Standing) -> list[Step]:
    steps = []
    waiting = _asked(standing)
    if waiting:
        words = ngettext("%(num)s person has not answered yet.", "%(num)s people have not answered yet.", waiting)
        values = {"state": "waiting", "_anchor": "invited"}
        steps.append(Step(_("Answers to invitations"), words, _("Who has not answered"), "enrollment_desk.invitations", True, values))
    unfinished = _unfinished(standing.mentors) + _unfinished(standing.leaders)
    if unfinished:
        words = ngettext(
            "%(num)s person has a place and has not finished the questions.",
            "%(num)s people have a place and have not finished the questions.",
            unfinished,
        )
        # Who has not begun comes first, then who has.
        values = {"sort": "profile"}
        steps.append(Step(_("Unfinished profiles"), words, _("Who has not finished"), "enrollment_desk.people", True, values))
    if standing.unanswered:
        words = unanswered_words(standing.format, standing.unanswered)
        steps.append(Step(_("Answers to proposals"), words, _("To pairing"), "pairing_desk.rounds", True))
    return steps


def _asked(standing: Standing) -> int:
    """How many invited people have not answered yet."""
    return standing.mentors.waiting + standing.leaders.waiting


def _unfinished(side: Side) -> int:
    return side.enrolled - side.complete


def _running_steps(standing: Standing) -> list[Step]:
    if standing.held and not standing.summaries:
        words = _("Sessions have been held. A first summary tells your sponsor in two pages where the program stands.")
        return [Step(_("Publish a first summary"), words, _("To summaries"), "summaries_desk.index")]
    if not standing.live or standing.silent:
        return []
    words = _("Look at the mentorships that have not met for a while before you look at the figures.")
    return [Step(_("Keep an eye on the mentorships"), words, _("To mentorships"), "mentorships_desk.index")]
