"""The measures that an objective can name; what each one counts is defined where it is computed, in the summaries."""
from portal.words import lazy as _

MEASURES = {
    "enrollment_rate": _("Complete profiles, of all who were invited"),
    "match_rate": _("People in a live mentorship, of those with a complete profile"),
    "first_session_30": _("First session within 30 days"),
    "active": _("Mentorships that met in the last 45 days"),
    "cadence_kept": _("Sessions held, of those due by now"),
    "session_completion": _("Sessions held, of those planned"),
}
# An objective may also name a figure that Upward does not compute.
OTHER = ""
