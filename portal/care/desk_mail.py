"""What coordinators are told: facts about mentorships, by name, and never a reason."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.care.composing import reader_of, reminder, reminds
from portal.mail.message import Message
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.several import listed
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.web.links import absolute


@reminds("facts")
def facts(person: int, told: list[dict]) -> Message | None:
    """Which mentorships may need somebody: nothing planned after two letters, or two changes in a row."""
    reader = reader_of(person, "facts")
    found = _by_program(reader, [(one["what"], one["mentorship"]) for one in told]) if reader else []
    count = sum(len(pairs) for _program, lists in found for pairs in lists.values())
    if not count:
        return None
    subject = ngettext("One mentorship may need you", "%(num)s mentorships may need you", count)
    gist = _("The fact alone: nobody gave a reason, and nobody was asked for one.")
    return reminder("facts", reader, subject=subject, gist=gist, ask=[], programs=_with_links(found))


@reminds("digest")
def digest(person: int, told: list[dict]) -> Message | None:
    """The week of a coordinator: who has begun without a session, is silent, changed twice, or waits for a partner."""
    reader = reader_of(person, "digest")
    if reader is None:
        return None
    lists = [(what, number) for section in told for what in ("begun", "silent", "moved") for number in section[what]]
    waiting = {section["program"]: section["waiting"] for section in told}
    found = _by_program(reader, lists, always=[program for program, count in waiting.items() if count])
    if not found:
        return None
    subject = _("Your week with mentorships: who may need you")
    gist = _("Facts only: begun without a session, silent, changed twice, waiting.")
    return reminder("digest", reader, subject=subject, gist=gist, ask=[], programs=_with_links(found), waiting=waiting)


def _by_program(reader: Person, told: list[tuple[str, int]], always: list[int] = ()) -> list[tuple[Program, dict[str, dict[int, str]]]]:
    """Each program of the reader with {what: {mentorship: names}}; of what has ended by now nothing is said."""
    numbers = {number for _what, number in told}
    rows = Mentorship.select(Mentorship.id, Mentorship.program).where(Mentorship.id.in_(numbers), Mentorship.ended_at.is_null())
    alive = dict(rows.order_by(Mentorship.id).tuples())
    names, found = _names(alive), []
    for program in programs_coordinated_by(reader):
        lists: dict[str, dict[int, str]] = {}
        for what, number in told:
            if alive.get(number) == program.id:
                lists.setdefault(what, {})[number] = names[number]
        if lists or program.id in always:
            found.append((program, lists))
    return found


def _names(numbers) -> dict[int, str]:
    """{mentorship: its members' names, the mentee first}"""
    people: dict[int, list[str]] = {}
    rows = Member.select(Member, Person).join(Person).where(Member.mentorship.in_(list(numbers))).order_by(Member.role, Member.id)
    for member in rows:
        people.setdefault(member.mentorship_id, []).append(member.person.name)
    return {number: listed(names) for number, names in people.items()}


def _with_links(found: list) -> list[tuple]:
    """Each program with its lists, and the page of those that they tell of; of whoever only waits, the page of the rounds."""
    return [(program, lists, _page_of(program, {number for told in lists.values() for number in told})) for program, lists in found]


def _page_of(program: Program, numbers: set[int]) -> str:
    if not numbers:
        return absolute("pairing_desk.rounds", program_id=program.id)
    return absolute("mentorships_desk.index", program_id=program.id, only=".".join(map(str, sorted(numbers))))
