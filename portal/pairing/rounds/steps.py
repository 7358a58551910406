"""What the worker is at while it draws a round, in words."""
from portal.pairing.rounds.solving import ASSIGNING, PROVING, READING, SCORING, WRITING
from portal.words import lazy as _

WORDS = {
    0: _("Waits for the worker"),
    READING: _("Reads profiles and rules"),
    SCORING: _("Scores every pair"),
    ASSIGNING: _("Looks for the best pairs"),
    PROVING: _("Checks the proof"),
    WRITING: _("Writes the pairs down"),
}


def step_words(progress: int):
    """The words of the step that this much of a hundred lies in."""
    return WORDS[max(step for step in WORDS if step <= progress)]
