"""The form of a program's prompts: for each part of the way what everybody is told, and what each side is."""
from flask_babel import lazy_gettext as _

from portal.programs.formats import GROUP, MENTEE, MENTOR, PEER
from portal.programs.models import Program
from portal.programs.prompts.phases import PHASES
from portal.programs.prompts.queries import BOTH, TOLD_TO
from portal.programs.role_words import roles_said
from portal.web.forms import Form, LongText

LONGEST = 1000
OF_PEERS = {MENTOR: _("Only for whoever shows"), MENTEE: _("Only for whoever asks")}


class PromptsForm(Form):
    """A text for each part of the way and each to whom it is told; one prompt a line."""

    def called_for(self, program: Program) -> "PromptsForm":
        """The same form, its boxes called what this program calls its roles."""
        both = _("For everybody in the circle") if program.format == GROUP else _("For both")
        for phase in PHASES:
            self[f"{phase}_{BOTH}"].label.text = both
            for role in (MENTOR, MENTEE):
                who = OF_PEERS[role] if program.format == PEER else _("Only for %(who)s", who=roles_said(program, role))
                self[f"{phase}_{role}"].label.text = who
        return self

    def of(self, phase: str) -> list:
        """The boxes of one part of the way."""
        return [self[f"{phase}_{told_to}"] for told_to in TOLD_TO]

    def words(self) -> dict[tuple[str, str], str]:
        """What was typed, by (phase, to whom), without empty lines."""
        return {(phase, told_to): _tidy(self[f"{phase}_{told_to}"].data) for phase in PHASES for told_to in TOLD_TO}


for _phase in PHASES:
    for _told_to in TOLD_TO:
        setattr(PromptsForm, f"{_phase}_{_told_to}", LongText("", limit=LONGEST))


def _tidy(text: str | None) -> str:
    return "\n".join(line.strip() for line in (text or "").splitlines() if line.strip())
