"""Two who change the words at once: the second sees both, and nothing that was typed is lost."""
from portal.mentorships.agreement.forms import AgreementForm
from portal.mentorships.agreement.models import AgreementVersion
from portal.mentorships.agreement.wording import KEYS
from portal.web.forms import refuse
from portal.words import lazy as _

BOTH = _("This clause was changed meanwhile. Both versions stand here; save again to keep yours.")
OTHERS = _("Other clauses were changed meanwhile. What holds now stands in the boxes, beside your words; save again.")


def met_again(form: AgreementForm, latest: AgreementVersion, versions: list[AgreementVersion]) -> dict[str, str]:
    """{key: what holds now} of the clauses that both changed, each otherwise; empty while nobody was faster.

    Into the boxes that this reader left alone go the words that hold now; the form has seen them from here on, and says so.
    """
    if form.seen_number == latest.number:
        return {}
    read = next((one.clauses for one in versions if one.number == form.seen_number), None) or {}
    theirs = {}
    for key in KEYS:
        typed, now = form.box(key).data or "", latest.clauses[key]
        if typed == read.get(key):
            form.box(key).data = now
        elif now not in (typed, read.get(key)):
            theirs[key] = now
            refuse(form.box(key), BOTH)
    if not theirs:
        form.form_errors.append(OTHERS)
    form.seen.data = str(latest.number)
    return theirs
