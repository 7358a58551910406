"""What the orientation says, card by card, for each format and role: short enough for a phone, and true of how the portal works."""
from dataclasses import dataclass

from portal.programs.formats import GROUP, MENTEE, MENTOR, ONE_TO_ONE, PEER, REVERSE
from portal.programs.models import Program
from portal.words import lazy as _


@dataclass(frozen=True)
class Card:
    """One screen: what it is about, and a few sentences."""

    title: object
    points: tuple[object, ...]


_WHAT, _WHO, _STAYS, _FIRST, _AFTER, _ENDS = (
    _("What this is"), _("Who does what"), _("What stays between you"), _("Your first session"), _("After each session"),
    _("When it does not fit"),
)
_PRIVATE = _("What you mark as private only you can read. No coordinator or administrator can open it.")
_COORDINATORS = _("Coordinators see that a session was planned, held, moved or cancelled, and from which side. No topic, and no word.")
_HARM = _("One exception: whoever hears of harm to a person, or of a breach of law, passes it on.")
_TAPS = _("Say whether it happened: three taps. Each of you does that alone, and it is confirmed once all have.")
_READERS = _("More if you like: topics, notes, a take-away. Under each box stands who can read it.")
_NO_FAULT = _("Either of you may end it at any time and in private. You both read the same neutral words, and nobody has to say why.")
_ANOTHER = _("A coordinator helps to find another partner, and listens when something worries you.")
_NEXT_DATE = _("Choose the next date before you part.")
_RULES = _("Agree on how to reach each other, how fast to answer, and how long before you call a session off.")

_AFTER_CARD = Card(_AFTER, (
    _TAPS, _READERS, _("Keep a goal and a journal if that helps you. Both are private until you share something on purpose."),
))
_STAYS_CARD = Card(_STAYS, (_("What is said stays between the two of you."), _PRIVATE, _COORDINATORS, _HARM))
_ENDS_CARD = Card(_ENDS, (_NO_FAULT, _ANOTHER, _("You can read these cards again at any time, from the page of your mentorship.")))

_REVERSE_MENTOR = (
    Card(_WHAT, (
        _("A senior leader learns from you. You are the mentor, and you bring what is seldom heard up there."),
        _("Nobody expects you to know how to lead a company. You know how things look from where you work."),
        _("It is working time, and your manager has agreed to it."),
    )),
    Card(_WHO, (
        _("Your agenda leads: you say what a session is about. The leader may add to it."),
        _("The leader’s side books the time, often through an assistant. You can plan, move and cancel, too."),
        _("Each of you sets own goals. Rights follow power here, so you may do all that the leader may."),
    )),
    Card(_STAYS, (
        _("What is said stays between the two of you. Nothing of it reaches your manager, or your appraisal."),
        _PRIVATE, _COORDINATORS, _HARM,
    )),
    Card(_FIRST, (
        _("Tell each other how you came here, and what would make these hours worth it."),
        _("Bring one question or one subject. That is agenda enough."), _RULES, _NEXT_DATE,
    )),
    _AFTER_CARD,
    Card(_ENDS, (
        _("Dates that are moved again and again are not because of you. The coordinator hears of the fact, and of nothing else."),
        _NO_FAULT, _ANOTHER,
    )),
)
_REVERSE_LEADER = (
    Card(_WHAT, (
        _("A junior colleague is your mentor. You are the one who learns here."),
        _("You hear what seldom reaches you: how things look from where the work is done."),
        _("Listening is most of it. You need no advice prepared."),
    )),
    Card(_WHO, (
        _("The mentor’s agenda leads. You may add to it."),
        _("Your side books the time, you or an assistant, who sees the times and nothing else."),
        _("Keep the dates. A session that is moved twice says more than anything in it."),
    )),
    Card(_STAYS, (
        _("What you hear stays with you: no source, no name, no hint to the mentor’s manager."),
        _("You have no part in the mentor’s pay, promotion or appraisal. If that changes, tell the coordinator."),
        _PRIVATE, _COORDINATORS, _HARM,
    )),
    Card(_FIRST, (
        _("Begin with yourself: how you came here, and something that went wrong."),
        _("Ask more than you answer, and say that disagreement is welcome."), _RULES, _NEXT_DATE,
    )),
    Card(_AFTER, (_TAPS, _READERS, _("Note one thing that you will change, and by when. The mentor notices that more than thanks."))),
    Card(_ENDS, (_("If a date falls through, offer another one the same day."), _NO_FAULT, _ANOTHER)),
)
_MENTOR = (
    Card(_WHAT, (
        _("A colleague with less experience brings the questions. You bring time, and what you have seen."),
        _("You open doors and ask good questions. You do not have to know every answer."),
    )),
    Card(_WHO, (
        _("Your side books the time."),
        _("Your partner says what a session is about. You may add to it."),
        _("You have no part in your partner’s pay, promotion or appraisal."),
    )),
    _STAYS_CARD,
    Card(_FIRST, (
        _("Tell each other how you came here, and what you would do again."),
        _("Ask what shall be different at the end, and listen before you advise."), _RULES, _NEXT_DATE,
    )),
    _AFTER_CARD,
    _ENDS_CARD,
)
_MENTORED = (
    Card(_WHAT, (
        _("A colleague with more experience takes time for you."),
        _("You bring the questions, large or small. It is working time."),
    )),
    Card(_WHO, (
        _("You say what a session is about."),
        _("Your mentor’s side books the time. You can plan, move and cancel, too."),
        _("Your mentor has no part in your pay, promotion or appraisal."),
    )),
    _STAYS_CARD,
    Card(_FIRST, (
        _("Say what brought you here, and what shall be different at the end."),
        _("Bring one situation of the last weeks. That is agenda enough."), _RULES, _NEXT_DATE,
    )),
    _AFTER_CARD,
    _ENDS_CARD,
)
_OF_PEERS = (
    Card(_WHAT, (
        _("Two colleagues at a similar level meet: one asks, the other shows, and both come away with something."),
        _("It is working time, and nobody is the senior here."),
    )),
    Card(_WHO, (
        _("Whoever asks says what a session is about."),
        _("Either of you books the time, moves it, or calls it off."),
        _("Change places whenever you both like."),
    )),
    _STAYS_CARD,
    Card(_FIRST, (
        _("Show each other a normal day at work."),
        _("Say what you would like to be able to do at the end."), _RULES, _NEXT_DATE,
    )),
    _AFTER_CARD,
    _ENDS_CARD,
)
_CIRCLE_STAYS = Card(_("What stays in the circle"), (
    _("What is said stays in the circle. Whoever joins later reads what was shared before."), _PRIVATE, _COORDINATORS, _HARM,
))
_CIRCLE_ENDS = (
    _("Any member may leave at any time and in private, and the circle goes on for the others."),
    _("A coordinator helps to find another circle, and listens when something worries you."),
    _("You can read these cards again at any time, from the page of your circle."),
)
_CIRCLE_LEAD = (
    Card(_WHAT, (
        _("You meet a circle of colleagues, who learn from you and from each other."),
        _("Most of what is learned there comes from the members. You hold the room."),
    )),
    Card(_WHO, (
        _("You book the time."),
        _("The members bring the questions."),
        _("You see that everybody gets a turn."),
    )),
    _CIRCLE_STAYS,
    Card(_FIRST, (
        _("Each says in two minutes where from, and what for. You speak last."),
        _("Agree on what stays in the circle, and on how often you meet."), _NEXT_DATE,
    )),
    _AFTER_CARD,
    Card(_ENDS, _CIRCLE_ENDS),
)
_CIRCLE_MEMBER = (
    Card(_WHAT, (
        _("A mentor meets a circle of colleagues, and you learn from each other, too."),
        _("You need no prepared speech. One question is enough."),
    )),
    Card(_WHO, (
        _("The mentor books the time."),
        _("You and the other members bring the questions."),
        _("Everybody gets a turn, and whoever is silent is asked."),
    )),
    _CIRCLE_STAYS,
    Card(_FIRST, (
        _("Say in two minutes where you come from, and what for."),
        _("Bring one question that others may have, too."), _NEXT_DATE,
    )),
    _AFTER_CARD,
    Card(_ENDS, _CIRCLE_ENDS),
)

CARDS = {
    REVERSE: {MENTOR: _REVERSE_MENTOR, MENTEE: _REVERSE_LEADER},
    ONE_TO_ONE: {MENTOR: _MENTOR, MENTEE: _MENTORED},
    PEER: {MENTOR: _OF_PEERS, MENTEE: _OF_PEERS},
    GROUP: {MENTOR: _CIRCLE_LEAD, MENTEE: _CIRCLE_MEMBER},
}


def cards_for(program: Program, role: str) -> tuple[Card, ...]:
    """The cards that somebody of this role reads."""
    return CARDS[program.format][role]
