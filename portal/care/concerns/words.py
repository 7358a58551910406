"""What is said of a concern in the same words everywhere: what its writer wants, who reads it, and why somebody is not offered."""
from portal.care.concerns.models import ACT, TELL
from portal.care.confidants import LINE, PARTNER, SELF, THEIR_LINE
from portal.people.models import Person
from portal.words import lazy as _

WANTED = {
    TELL: _("I only want to tell it"),
    ACT: _("I tell it, and something should be done"),
}
MEANS = {
    TELL: _("The coordinator reads it, and does nothing without asking you."),
    ACT: _("The coordinator reads it, does something about it, and tells you what."),
}
WHY_NOT = {
    SELF: _("that is you."),
    PARTNER: _("you two meet in a mentorship, or did."),
    LINE: _("you two stand in one reporting line."),
    THEIR_LINE: _("somebody whom you meet in this program, or met, stands in one reporting line with this coordinator."),
}


def readers_sentence(reader: Person):
    """Who can read a concern that is told to `reader`: what the writer agrees to, word for word."""
    return _("Only %(name)s can read this. No other coordinator, no sponsor, no administrator.", name=reader.name)


def readers_of_one(offered: list[Person]):
    """Who can read a concern before its writer has said which of these people that is."""
    if len(offered) == 1:
        return readers_sentence(offered[0])
    return _("Only the one whom you chose can read this. No other coordinator, no sponsor, no administrator.")
