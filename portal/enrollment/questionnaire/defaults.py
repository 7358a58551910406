"""The questionnaire that a program starts with: two lists of questions, made from its purpose, for a coordinator to edit."""
from portal.enrollment.models import MENTEE, MENTOR, Question
from portal.enrollment.places.policy import partners_word
from portal.enrollment.questionnaire.kinds import OFFERED, PAIRING_ONLY
from portal.programs.formats import GROUP, ONE_TO_ONE, PEER, REVERSE, fewest_partners, roles_in
from portal.programs.models import Program
from portal.programs.news import ProgramMade
from portal.programs.partner_words import partner_word
from portal.programs.purposes import Purpose
from portal.words import lazy as _

INTERESTS = {
    "books": _("Books"), "cooking": _("Cooking"), "cycling": _("Cycling"), "dancing": _("Dancing"), "films": _("Films and series"),
    "football": _("Football"), "games": _("Games"), "gardening": _("Gardening"), "hiking": _("Hiking"), "history": _("History"),
    "languages": _("Languages"), "making": _("Making things"), "music": _("Music"), "photography": _("Photography"),
    "politics": _("Public affairs"), "running": _("Running"), "science": _("Science"), "theatre": _("Theatre"),
    "travel": _("Travel"), "volunteering": _("Volunteering"), "water": _("Swimming and sailing"), "yoga": _("Yoga"),
}
LEADERS_SUBJECTS = {
    "decisions": _("How decisions are made here"), "careers": _("How careers develop"), "strategy": _("Where the company is going"),
    "mistakes": _("What went wrong, and what came of it"), "clients": _("Working with clients"), "leading": _("Leading people"),
    "balance": _("Work and the rest of life"), "beginnings": _("How it all began for you"),
}
PERSPECTIVES = {
    "beginning": _("Starting out in working life"), "age": _("Being younger or older than most around me"),
    "gender": _("Gender at work"), "lgbtq": _("Being lesbian, gay, bisexual, trans or queer"),
    "culture": _("Culture, ethnicity, and where a family comes from"), "country": _("Coming from another country"),
    "language": _("Working in a second language"), "faith": _("Faith and belief"),
    "disability": _("Disability or long illness"), "thinking": _("A mind that works differently from most"),
    "first": _("Being the first of a family in this kind of work"), "means": _("Growing up with little"),
    "caring": _("Caring for children or relatives"), "hours": _("Working part-time, in shifts, or from afar"),
}
REASONS = {
    "learn": _("To learn a skill"), "understand": _("To understand another generation"), "heard": _("To be heard"),
    "give_back": _("To give something back"), "asked": _("Somebody asked me to"), "other": _("Something else"),
}


def make_questions(news: ProgramMade) -> None:
    """Give a new program the questionnaire of each role, in the caller's transaction."""
    for role in roles_in(news.program):
        rows = questions(news.program, news.purpose, role)
        Question.insert_many([dict(row, program=news.program, role=role, position=n) for n, row in enumerate(rows, 1)]).execute()


def questions(program: Program, purpose: Purpose, role: str) -> list[dict]:
    """The questions of one role in their order, as columns of Question."""
    return ASKED[program.format, role](program, purpose)


def _mentors(program: Program, purpose: Purpose) -> list[dict]:
    many = _how_many(program, _("How many leaders could you meet?"))
    return [
        _ask("topics", "rated", _("What could you show a leader?"), purpose.topics, _("Choose what you know. Nobody expects an expert.")),
        _ask("curious", "many", _("What would you like to hear from a leader?"), LEADERS_SUBJECTS.items(), required=False),
        *_both_before(program),
        *many,
        *_perspectives(
            purpose, _("Which perspectives could you speak from, if you wish?"),
            _("Choose what you would gladly speak about, or nothing. Nobody sees what you choose, and nobody speaks for a group."),
        ),
        *_both_after(_("What should your leader know before you meet?")),
    ]


def _leaders(program: Program, purpose: Purpose) -> list[dict]:
    understood = _perspectives(
        purpose, _("Which perspectives would you like to understand better?"), _("Choose a few, or nothing. Nobody sees what you choose.")
    )
    return [_wanted(purpose), *_both_before(program), *understood, *_both_after(_("What should your mentor know before you meet?"))]


def _perspectives(purpose: Purpose, prompt, hint) -> list[dict]:
    """Asked where a program is for inclusion; elsewhere a coordinator adds it. Its answers are for pairing alone."""
    if purpose.key != "inclusion":
        return []
    return [_ask("perspectives", "outlooks", prompt, PERSPECTIVES.items(), hint, shown_to=PAIRING_ONLY, required=False)]


def _mentees(program: Program, purpose: Purpose) -> list[dict]:
    return [_wanted(purpose), *_both_before(program), *_both_after(_("What should your mentor know before you meet?"))]


def _experienced(program: Program, purpose: Purpose) -> list[dict]:
    many = _how_many(program, _("How many colleagues could you meet?"))
    return [_offered(purpose, "topics"), *_both_before(program), *many, *_both_after(_("What should your mentee know before you meet?"))]


def _peers(program: Program, purpose: Purpose) -> list[dict]:
    about = _("What should your partner know before you meet?")
    return [_wanted(purpose), _offered(purpose, OFFERED), *_both_before(program), *_both_after(about)]


def _circle_mentors(program: Program, purpose: Purpose) -> list[dict]:
    many = _how_many(program, _("How many people could your circle have?"))
    return [_offered(purpose, "topics"), *_both_before(program), *many, *_both_after(_("What should your circle know before you meet?"))]


def _wanted(purpose: Purpose) -> dict:
    return _ask("topics", "rated", _("What would you like to learn?"), purpose.topics, _("Choose a few. What matters most counts most."))


def _offered(purpose: Purpose, key: str) -> dict:
    return _ask(key, "rated", _("What could you show a colleague?"), purpose.topics, _("Choose what you know. Nobody expects an expert."))


ASKED = {
    (REVERSE, MENTOR): _mentors, (REVERSE, MENTEE): _leaders,
    (ONE_TO_ONE, MENTOR): _experienced, (ONE_TO_ONE, MENTEE): _mentees,
    (PEER, MENTEE): _peers,
    (GROUP, MENTOR): _circle_mentors, (GROUP, MENTEE): _mentees,
}


def _both_before(program: Program) -> list[dict]:
    return [
        _ask("interests", "many", _("What do you like outside work?"), INTERESTS.items(), partner_word(program, "interests")),
        _ask("languages", "languages", _("In which languages could you talk?"), (), partner_word(program, "languages")),
        _ask("hours", "hours", _("When could you meet on a working day?"), (), _("It helps to find a time.")),
    ]


def _both_after(about) -> list[dict]:
    return [
        _ask("about", "text", about, (), _("A few words about yourself and your work."), required=False),
        _ask("why_joined", "one", _("Why did you join?"), REASONS.items(), shown_to="coordinators"),
    ]


def up_to_most(program: Program) -> list[dict]:
    """The options for how many partners somebody takes: as many as the program allows."""
    return _named(_labels_up_to_most(program))


def _how_many(program: Program, prompt) -> list[dict]:
    """The question for how many partners, where there is a choice."""
    options = _labels_up_to_most(program)
    return [_ask("capacity", "one", prompt, options, shown_to="coordinators")] if len(options) > 1 else []


def _labels_up_to_most(program: Program) -> list[tuple[str, object]]:
    return [(str(number), partners_word(number)) for number in range(fewest_partners(program, MENTOR), program.most_mentees + 1)]


def _ask(key: str, kind: str, prompt, options=(), hint="", shown_to: str = "partners", *, required: bool = True) -> dict:
    """One question; its words are fixed here, in the language of whoever makes the program."""
    return {
        "key": key, "kind": kind, "prompt": str(prompt), "hint": str(hint), "options": _named(options), "is_required": required,
        "shown_to": shown_to,
    }


def _named(options) -> list[dict]:
    return [{"key": option, "label": str(label)} for option, label in options]
