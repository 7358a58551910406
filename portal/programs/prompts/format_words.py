"""What members may talk about where a program is not reverse, by format and part of the way; everybody in it reads it."""
from portal.programs.formats import GROUP, ONE_TO_ONE, PEER
from portal.programs.prompts.phases import EARLY, FIRST, LAST, LATE, MIDDLE
from portal.words import lazy as _

FORMAT_WORDS = {
    ONE_TO_ONE: {
        FIRST: (
            _("Tell each other how you came here, and what you would do again."),
            _("What shall be different at the end? Write it in one sentence."),
        ),
        EARLY: (
            _("Bring one situation of the last weeks. What happened, and what was tried?"),
            _("Which person, book or room would help with that, and who can open the door?"),
        ),
        MIDDLE: (
            _("Half-way: what has moved since the first session, and what has not?"),
            _("Is the sentence from the first session still the right one? Change it if not."),
        ),
        LATE: (
            _("Tell a story of something that went wrong, and what it was good for."),
            _("Practice one conversation that is coming up, with turned roles."),
        ),
        LAST: (
            _("What goes on without these sessions, and who asks about it?"),
            _("Say to each other what was most useful."),
        ),
    },
    PEER: {
        FIRST: (
            _("Show each other a normal day at work. Where does it differ most?"),
            _("What would each of you like to be able to do at the end?"),
        ),
        EARLY: (
            _("One works on something real, the other watches and asks. Then change places."),
            _("Which shortcut, habit or contact has helped you lately?"),
        ),
        MIDDLE: (
            _("Half-way: what have you both picked up? What shall the second half be for?"),
            _("Is the time right: its length, its day, its place?"),
        ),
        LATE: (
            _("Solve one problem together that neither of you would solve alone."),
            _("What do others in your teams need to know of this?"),
        ),
        LAST: (
            _("What will each of you keep doing?"),
            _("Whom else could each of you show it to?"),
        ),
    },
    GROUP: {
        FIRST: (
            _("Each says in two minutes: where from, what for, and what would make this circle worth it."),
            _("Agree on how you talk here: what stays in the circle, and how everybody gets a turn."),
        ),
        EARLY: (
            _("One member brings a case; everybody asks before anybody answers."),
            _("What has each of you tried since the last session?"),
        ),
        MIDDLE: (
            _("Half-way: what has each of you gained so far? What is missing?"),
            _("Who has spoken little? Begin there today."),
        ),
        LATE: (
            _("Take one subject that several of you share. What could you change together?"),
            _("Each names one contact or skill to offer to the others."),
        ),
        LAST: (
            _("Each says what stays, in one sentence."),
            _("Does the circle go on by itself? Decide when and who calls it."),
        ),
    },
}
