"""Reads of interviews: for a program's coordinators alone, but for the counts that a summary is made from."""
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from peewee import ModelSelect, fn

from portal.enrollment.models import Enrollment
from portal.interviews.models import Asked, Conversation, Guide, Notes, Theme, Voice
from portal.people.models import Person
from portal.programs.models import Program


def guides_of(program: Program) -> ModelSelect:
    """The guides of a program, in the order in which they were made."""
    return Guide.select().where(Guide.program == program).order_by(Guide.id)


def conversations_in(program: Program) -> ModelSelect:
    """The conversations of a program, the newest first, each with its guide."""
    rows = Conversation.select(Conversation, Guide).join(Guide).where(Guide.program == program)
    return rows.order_by(Conversation.on_day.desc(), Conversation.id.desc())


def conversations_of(guide: Guide) -> ModelSelect:
    """What was held under one guide, the newest first."""
    return Conversation.select().where(Conversation.guide == guide).order_by(Conversation.on_day.desc(), Conversation.id.desc())


def counts_of(guides: Iterable[Guide]) -> dict[int, tuple[int, int]]:
    """{guide: (conversations, people who came to one)}"""
    mine = Conversation.guide.in_([guide.id for guide in guides])
    held = Counter(number for (number,) in Conversation.select(Conversation.guide).where(mine).tuples())
    came = Asked.select(Conversation.guide, fn.COUNT(Asked.person.distinct())).join(Conversation).where(mine, Asked.came)
    people = dict(came.group_by(Conversation.guide).tuples())
    return {guide.id: (held[guide.id], people.get(guide.id, 0)) for guide in guides}


def asked_to(conversations: Iterable[Conversation]) -> dict[int, list[Asked]]:
    """{conversation: who was asked, by name}; in one query."""
    rows = Asked.select(Asked, Person).join(Person).where(Asked.conversation.in_([one.id for one in conversations]))
    found = defaultdict(list)
    for row in rows.order_by(Person.family_name, Person.given_name, Person.id):
        found[row.conversation_id].append(row)
    return found


def with_notes(conversations: Iterable[Conversation]) -> set[int]:
    """Which of these have notes; no word of them is fetched."""
    rows = Notes.select(Notes.conversation).where(Notes.conversation.in_([one.id for one in conversations]))
    return {number for (number,) in rows.tuples()}


def people_placed(program: Program, said: str) -> list[Person]:
    """Everybody with a place in this program, now or once, who has this address or this whole name."""
    placed = Enrollment.select(Enrollment.person).where(Enrollment.program == program)
    typed = " ".join(said.split())
    if "@" in typed:
        mine = fn.LOWER(Person.email) == typed.lower()
    else:
        name = Person.given_name.concat(" ").concat(Person.family_name)
        # SQLite does not know that É and é are one: what is typed in small letters alone is tried with capitals, too.
        mine = name.in_([typed, typed.title()]) | (fn.LOWER(name) == typed.lower())
    return list(Person.select().where(Person.id.in_(placed), mine).order_by(Person.id))


def who_came(program: Program) -> ModelSelect:
    """Everybody who came to a conversation of this program, once for each, with person, conversation and guide."""
    rows = Asked.select(Asked, Person, Conversation, Guide).join(Person).switch(Asked).join(Conversation).join(Guide)
    rows = rows.where(Guide.program == program, Asked.came)
    return rows.order_by(Conversation.on_day.desc(), Conversation.id.desc(), Person.family_name, Person.given_name, Person.id)


def heard_in(program: Program, until: date) -> frozenset[int]:
    """The people who came to a conversation of this program up to that day."""
    rows = Asked.select(Asked.person).join(Conversation).join(Guide)
    rows = rows.where(Guide.program == program, Asked.came, Conversation.on_day <= until).distinct()
    return frozenset(number for (number,) in rows.tuples())


def themes_of(program: Program) -> ModelSelect:
    """The themes of a program, by title."""
    return Theme.select().where(Theme.program == program).order_by(fn.LOWER(Theme.title), Theme.id)


def voices_in(program: Program, until: date) -> dict[int, set[int]]:
    """{theme: the people who said it up to that day}"""
    rows = Voice.select(Voice.theme, Asked.person).join(Asked).join(Conversation).switch(Voice).join(Theme)
    found = defaultdict(set)
    for theme, person in rows.where(Theme.program == program, Asked.came, Conversation.on_day <= until).tuples():
        found[theme].add(person)
    return found


def guides_behind(program: Program) -> dict[int, list[str]]:
    """{theme: the guides under which it came up}"""
    rows = Voice.select(Voice.theme, Guide.name).join(Asked).join(Conversation).join(Guide).switch(Voice).join(Theme)
    found = defaultdict(list)
    for theme, name in rows.where(Theme.program == program, Asked.came).distinct().order_by(Guide.name).tuples():
        found[theme].append(name)
    return found


def said_in(theme: Theme) -> list[int]:
    """The ids of who was asked and said it."""
    return [number for (number,) in Voice.select(Voice.asked).where(Voice.theme == theme).order_by(Voice.asked).tuples()]
