"""The ten clauses as the portal words them for each format, in the voice of those who sign."""
from dataclasses import dataclass

from portal.programs.formats import GROUP, ONE_TO_ONE, PEER
from portal.words import lazy as _


@dataclass(frozen=True)
class Clause:
    """One clause: its title, and its words by format; where a format has none of its own, those under None hold."""

    key: str
    title: object
    words: dict

    def words_for(self, format: str) -> str:
        """The words in a program of this format, with the places to be filled."""
        return str(self.words.get(format, self.words[None]))


CLAUSES = (
    Clause("purpose", _("What we meet for"), {
        None: _("We meet for this: {purpose} One or two topics are enough. We choose in our first session and write here which."),
    }),
    Clause("time", _("When, how often, how long"), {
        None: _("From {start} to {end}: {sessions} sessions of {minutes} minutes, about one every {days} days."),
    }),
    Clause("booking", _("Who books, and who sets the agenda"), {
        None: _("The leader’s side books the time. The mentor sets the agenda, and the leader may add to it."),
        ONE_TO_ONE: _("The mentor books the time. The mentee sets the agenda, and the mentor may add to it."),
        PEER: _("Either of us books the time. Whoever asks sets the agenda, and whoever shows may add to it."),
        GROUP: _("The mentor books the time. The members bring the questions, and the mentor may add some."),
    }),
    Clause("reply", _("How fast we answer"), {
        None: _("We answer each other within 48 hours. Whoever has to move or cancel a session says so at least a day before."),
    }),
    Clause("confidence", _("What stays between us"), {
        None: _(
            "What we say and write here stays between us, except a danger to somebody and what the law asks us to report."
            " Coordinators see that we meet and that we have signed, never what about."
            " Nothing of it reaches the mentor’s manager or an appraisal."
        ),
        ONE_TO_ONE: _(
            "What we say and write here stays between us, except a danger to somebody and what the law asks us to report."
            " Coordinators see that we meet and that we have signed, never what about."
            " Nothing of it reaches the mentee’s manager or an appraisal."
        ),
        PEER: _(
            "What we say and write here stays between us, except a danger to somebody and what the law asks us to report."
            " Coordinators see that we meet and that we have signed, never what about."
            " Nothing of it reaches the manager of either of us or an appraisal."
        ),
        GROUP: _(
            "What we say and write here stays in the circle, except a danger to somebody and what the law asks us to report."
            " Coordinators see that we meet and that we have signed, never what about."
            " Nothing of it reaches anybody’s manager or an appraisal."
        ),
    }),
    Clause("ending", _("How we may stop"), {
        None: _("Either of us may end this at any time, in private, without a reason and without fault."),
        GROUP: _("Each of us may leave at any time, without a reason and without fault. Without its mentor the circle ends."),
    }),
    Clause("independence", _("No power over each other"), {
        None: _(
            "Neither of us reports to the other, directly or through others. Neither has a part in the other’s pay, promotion or"
            " grievance. If that changes, we tell a coordinator and end this."
        ),
        GROUP: _(
            "None of us reports to another one here, directly or through others. None has a part in another one’s pay, promotion or"
            " grievance. If that changes, we tell a coordinator."
        ),
    }),
    Clause("answering", _("What we answer, and when"), {
        None: _("After each session both of us say whether it happened. We answer the program’s short questions."),
        GROUP: _("After each session each of us says whether it happened. We answer the program’s short questions."),
    }),
    Clause("working_time", _("Working time"), {
        None: _("Our sessions and the time to prepare are working time. The company has agreed to that."),
    }),
    Clause("review", _("When we look back"), {
        None: _("On {review}, half-way, we read this again together. We keep it, change it, or end."),
    }),
)
