"""One session as one member of its mentorship sees it: what was moved, who reported what, and what was agreed to do."""
from dataclasses import dataclass

from portal.mentorships.several import listed
from portal.sessions.models import HAPPENED, MOVED, Action, MentoringSession, Move, SessionLog
from portal.words import lazy as _


@dataclass(frozen=True)
class ShownSession:
    """A session with its moves and with the logs that the reader may read."""

    row: MentoringSession
    moves: list[Move]
    mine: SessionLog | None
    # What the others logged, by their given names.
    others: list[tuple[str, SessionLog]]
    # How many members it has to be reported by.
    members: int
    # What was agreed to do after it.
    actions: list[Action]

    @property
    def logs(self) -> list[SessionLog]:
        return [*([self.mine] if self.mine else []), *(log for _name, log in self.others)]

    @property
    def outcomes(self) -> list[str]:
        return [log.outcome for log in self.logs]

    @property
    def reporters(self) -> list[str]:
        """The others who say that it happened."""
        return [name for name, log in self.others if log.outcome == HAPPENED]

    @property
    def waits_for_a_word(self) -> bool:
        """Whether others report it and the reader has said nothing: one press confirms or denies it."""
        return bool(self.reporters) and self.mine is None

    @property
    def reported_by(self) -> str:
        """Their names, as a sentence has them."""
        return listed(self.reporters)

    @property
    def is_held(self) -> bool:
        """One member reports it and none denies it, as in sessions.queries.is_held."""
        return bool(self.outcomes) and all(outcome == HAPPENED for outcome in self.outcomes)

    @property
    def is_disputed(self) -> bool:
        return HAPPENED in self.outcomes and not self.is_held

    @property
    def standing(self) -> tuple:
        """Where the reports stand, in words, and the kind of badge."""
        if self.is_disputed:
            return _("You report it differently"), "trouble"
        if len(self.outcomes) == self.members and self.is_held:
            return (_("Reported by both") if self.members == 2 else _("Reported by all")), "mine"
        if self.is_held and len(self.outcomes) > 1:
            return _("Reported by %(some)s of %(all)s", some=len(self.outcomes), all=self.members), "mine"
        if self.is_held:
            return (_("Reported by you") if self.mine else _("Reported by %(name)s", name=self.others[0][0])), "mine"
        if self.outcomes:
            return (_("Moved") if MOVED in self.outcomes else _("Did not happen")), "calm"
        return _("Not logged yet"), "waits"

    @property
    def topics(self) -> list[str]:
        """The keys of what was talked about, by any log."""
        return list(dict.fromkeys(key for log in self.logs for key in log.topics))
