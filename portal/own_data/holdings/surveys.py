"""What surveys hold about a person: what was asked, and the answers, which that person alone reads."""
from portal.own_data.holdings.kinds import ERASED, Holding, Nobody
from portal.people.models import Person
from portal.surveys.clearing import printed_of
from portal.surveys.models import Clearing, Instrument, Survey, SurveyAnswer
from portal.surveys.queries import answers_of, sets_asked, surveys_of
from portal.surveys.words import said, titles_of
from portal.words import lazy as _


def _mine(person: Person):
    return Survey.select(Survey.id).where(Survey.person == person)


def _surveys(person: Person) -> list[dict]:
    """What `person` was asked, and whether there is an answer."""
    rows = list(surveys_of(person))
    titles = titles_of(rows, person)
    return [
        {
            "program": row.program.name, "name": titles[row.id], "asked_on": row.asked_at, "until": row.closes_at,
            "answered_at": row.answered_at,
        }
        for row in rows
    ]


def _answers(person: Person) -> list[dict]:
    """What `person` answered, in the words in which it was asked."""
    found, rows = [], list(surveys_of(person).where(Survey.answered_at.is_null(False)))
    titles = titles_of(rows, person)
    for row in rows:
        answers = answers_of(row)
        found += [
            {"name": titles[row.id], "question": str(item.words), "answer": said(asked, item, answers[asked.key, item.key])}
            for asked in sets_asked(row) for item in asked.items if (asked.key, item.key) in answers
        ]
    return found


def _cleared(person: Person) -> list[dict]:
    """What of the words of `person` may be printed, and since when it is."""
    return [
        {"question": str(question), "words": words, "quoted_at": quoted_at}
        for row in surveys_of(person).where(Survey.answered_at.is_null(False)) for question, words, quoted_at in printed_of(row)
    ]


HOLDINGS = (
    Holding(
        Clearing, lambda person: Clearing.answer.in_(SurveyAnswer.select(SurveyAnswer.id).where(SurveyAnswer.survey.in_(_mine(person)))),
        ERASED, _("What may be quoted of your words"), told=_cleared,
    ),
    Holding(SurveyAnswer, lambda person: SurveyAnswer.survey.in_(_mine(person)), ERASED, _("What you answered in surveys"), told=_answers),
    Holding(Survey, lambda person: Survey.person == person, ERASED, _("Surveys for you"), told=_surveys),
)

NOBODY = (Nobody(Instrument, "a set of questions that a coordinator added; who did stays as a number"),)
