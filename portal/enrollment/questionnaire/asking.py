"""Which form asks which kind of question, and how long somebody looked at it."""
import re
from datetime import datetime

from portal.enrollment.models import Question
from portal.enrollment.questionnaire import forms
from portal.enrollment.questionnaire.actions import stamp_of
from portal.enrollment.questionnaire.avoid_form import AvoidForm
from portal.enrollment.questionnaire.options import starting_value
from portal.enrollment.questionnaire.progress import Progress
from portal.web import pages

FORMS = {
    "short": forms.ShortForm, "text": forms.WordsForm, "one": forms.OneForm, "many": forms.ManyForm, "ranked": forms.RankedForm,
    "scale": forms.ScaleForm, "rated": forms.RatedForm, "languages": forms.ManyForm, "location": forms.LocationForm,
    "hours": forms.HoursForm, "avoid": AvoidForm, "outlooks": forms.ManyForm,
}
# Somebody who looks at a question for longer has gone away in between.
LONG_BREAK = 300


def fresh_form(question: Question, progress: Progress, at: datetime) -> forms.QuestionForm:
    """The form of a question as its page shows it: with the answer that was given, or what is known; the failed one if there is one."""
    earlier = progress.answers.get(question.id)
    value = earlier.value if earlier else starting_value(question, progress.enrollment.employee)
    form = pages.form(FORMS[question.kind], question=question, enrollment=progress.enrollment, answer=value, kept=value)
    # What is seen is what this page shows, also after a refusal; the time counts from the first look.
    form.asked.data, form.version.data, form.seen.data = str(question.id), str(question.version), stamp_of(earlier)
    form.shown.data = form.shown.data or str(int(at.timestamp()))
    return form


def sent_form(question: Question, progress: Progress) -> forms.QuestionForm:
    """The form as it was sent."""
    earlier = progress.answers.get(question.id)
    return FORMS[question.kind](question=question, enrollment=progress.enrollment, kept=earlier.value if earlier else None)


def sample_form(question: Question) -> forms.QuestionForm:
    """The form as a coordinator looks at it: nobody's."""
    return FORMS[question.kind](formdata=None, prefix=f"q{question.id}", question=question, answer=starting_value(question, None))


def seconds_since(shown: str | None, at: datetime) -> int | None:
    """How long the page was looked at; None after a long break, and for what no page of ours says."""
    if not re.fullmatch(r"[0-9]{10}", shown or ""):
        return None
    seconds = int(at.timestamp()) - int(shown)
    return seconds if 0 <= seconds <= LONG_BREAK else None
