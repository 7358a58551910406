"""What a coordinator does next, read off the program's figures."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.desk.format_words import silent_words, unanswered_words
from portal.desk.pairing_steps import asked, failed_steps, let_through_steps, round_steps, still_inviting, without_steps
from portal.desk.queries import Side, Standing
from portal.desk.step import Step
from portal.pairing.rules.models import CHOICE
from portal.programs.formats import REVERSE

# So many stand open on the overview; the others are a tap away.
MOST = 3


def next_steps(standing: Standing) -> list[Step]:
    """The next steps, the most pressing first; none when nothing waits."""
    if not standing.roster:
        return [_import_the_roster()]
    waiting, invitations = without_steps(standing), [*_deciding_steps(standing), *_invitation_steps(standing)]
    # A draft may hold somebody for them already.
    rounds = [*round_steps(standing), *waiting] if standing.draft else [*waiting, *round_steps(standing)]
    rounds = [*failed_steps(standing), *rounds]
    # Before the first round, filling the places comes first; once everybody asked has answered, those who came can be paired.
    first = [*invitations, *rounds] if still_inviting(standing) else [*rounds, *invitations]
    begun = [*_launch_steps(standing), *_silent_steps(standing)]
    # Somebody waits until the coordinator has looked.
    return [*let_through_steps(standing), *first, *begun, *_waiting_steps(standing), *_running_steps(standing)]


def _import_the_roster() -> Step:
    words = _("Everything starts from the list of people that HR exports. You see what is in it before anything is kept.")
    return Step(_("Import the roster"), words, _("To the roster"), "enrollment_desk.roster")


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


def _launch_steps(standing: Standing) -> list[Step]:
    """The kick-off, while nobody has met; then those who were to meet by now."""
    if standing.live and not standing.launched and not standing.held:
        words = _("A kick-off tells everybody when it begins, opens the orientation, and asks for a first session.")
        return [Step(_("Launch the program"), words, _("To the launch"), "launch_desk.show")]
    if not standing.late:
        return []
    words = ngettext(
        "%(num)s mentorship has not met within fourteen days and has no date.",
        "%(num)s mentorships have not met within fourteen days and have no date.",
        standing.late,
    )
    return [Step(_("First sessions"), words, _("Who has started"), "started_desk.index", values={"state": "late"})]


def _silent_steps(standing: Standing) -> list[Step]:
    if not standing.silent:
        return []
    values = {"state": "silent"}
    words = silent_words(standing.format, standing.silent)
    return [Step(_("Silent mentorships"), words, _("Which are silent"), "mentorships_desk.index", values=values)]


def _waiting_steps(standing: Standing) -> list[Step]:
    steps = []
    waiting = asked(standing)
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
        where = (_("To choosing"), "choosing_desk.show") if standing.way == CHOICE else (_("To pairing"), "pairing_desk.rounds")
        steps.append(Step(_("Answers to proposals"), words, *where, True))
    return steps


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
