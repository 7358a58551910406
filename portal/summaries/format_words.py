"""What the measures that are about one side are called in each format: the same figures, with the side said by its name."""
from portal.programs.formats import GROUP, ONE_TO_ONE, PEER, REVERSE
from portal.words import lazy as _

# {measure: {format: (name, definition)}}; a reverse program has the words of measures.py.
MEASURE_WORDS = {
    "place_ratio": {
        ONE_TO_ONE: (_("Places wanted for each offered"), _("Mentees’ places wanted, divided by mentors’ places offered.")),
        PEER: (_("Places wanted for each offered"), _("Among peers there is no such figure: everybody asks or shows.")),
        GROUP: (_("Places wanted for each offered"), _("Members’ places wanted, divided by the places in mentors’ circles.")),
    },
    "oriented_mentors": {
        PEER: (_("Mentors oriented before meeting"), _("Among peers there is no such figure: all have the same role.")),
    },
    "oriented_leaders": {
        ONE_TO_ONE: (
            _("Mentees oriented before meeting"),
            _("Mentees who had read the orientation to its end before a first session, of those who have had one."),
        ),
        PEER: (
            _("Peers oriented before meeting"),
            _("Peers who had read the orientation to its end before a first session, of those who have had one."),
        ),
        GROUP: (
            _("Members oriented before meeting"),
            _("Members who had read the orientation to its end before a first session, of those who have had one."),
        ),
    },
    "reported_by_both": {
        GROUP: (_("Sessions reported by all"), _("Sessions that everybody in the circle reports, of the sessions held.")),
    },
    "reported_by_one": {
        GROUP: (
            _("Sessions reported by some"),
            _("Sessions that somebody in the circle reports and nobody denies, but not all report, of the sessions held."),
        ),
    },
    "retention_mentors": {
        ONE_TO_ONE: (
            _("Mentees still here after a year"),
            _("Mentees of a mentorship who still worked here 12 months after the program’s first day, of those here on that day."),
        ),
        PEER: (
            _("Peers still here after a year"),
            _("Peers who met and still worked here 12 months after the program’s first day, of those here on that day."),
        ),
        GROUP: (
            _("Members still here after a year"),
            _("Members of a circle who still worked here 12 months after the program’s first day, of those here on that day."),
        ),
    },
    "retention_others": {
        ONE_TO_ONE: (
            _("Others still here after a year"),
            _("The same of everybody at these mentees’ job levels who had no place in the program."),
        ),
        PEER: (_("Others still here after a year"), _("The same of everybody at these peers’ job levels who had no place in the program.")),
        GROUP: (
            _("Others still here after a year"),
            _("The same of everybody at these members’ job levels who had no place in the program."),
        ),
    },
    "leader_changes": {
        ONE_TO_ONE: (_("Moved or cancelled by mentees"), _("Sessions moved or cancelled from the mentee’s side, of those planned.")),
        PEER: (_("Moved or cancelled by who asks"), _("Sessions moved or cancelled by the one of the two who asks, of those planned.")),
        GROUP: (_("Moved or cancelled by members"), _("Sessions moved or cancelled by a member of the circle, of those planned.")),
    },
}
DEPARTMENT = {
    REVERSE: _("Leader’s department"), ONE_TO_ONE: _("Mentee’s department"), PEER: _("Department of who asks"),
    GROUP: _("First member’s department"),
}
TOO_FEW = {
    REVERSE: _("A department of fewer than %(smallest)s leaders is not shown, nor is one that would give it away."),
    ONE_TO_ONE: _("A department of fewer than %(smallest)s mentees is not shown, nor is one that would give it away."),
    PEER: _("A department of fewer than %(smallest)s who ask is not shown, nor is one that would give it away."),
    GROUP: _("A department of fewer than %(smallest)s members is not shown, nor is one that would give it away."),
}


def measure_words(format: str, key: str) -> dict[str, str]:
    """{"name", "definition"} where this format says a measure in other words than a reverse program."""
    said = MEASURE_WORDS.get(key, {}).get(format)
    return {"name": str(said[0]), "definition": str(said[1])} if said else {}
