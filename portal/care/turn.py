"""Whose turn it is: everything that the schedule reads, read once for one moment, and what is due for each person."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from portal.care import digest, queries, rows
from portal.care.gate import Passed, pass_through
from portal.care.models import ALL
from portal.care.rules import Asked, Due, dues_of
from portal.care.standing import Standing
from portal.people.models import Person
from portal.programs.queries import people_staffing


@dataclass(frozen=True)
class Source:
    """What a higher room has to remind of: whom at all at a moment, and what is due, told or not, when a turn has begun."""

    people: Callable[[datetime], Iterable[Person]]
    dues: Callable[["Turn"], Iterable[Due]]


_sources: list[Source] = []


def also(source: Source) -> Source:
    """Let the schedule ask a higher room, too; its letter has a step in ladder.py like all others."""
    if source not in _sources:
        _sources.append(source)
    return source


class Turn:
    """The schedule at `at`. At night nothing more is read than whether anybody is at work."""

    def __init__(self, at: datetime):
        self.at = at
        more = (person for source in _sources for person in source.people(at))
        self.people: dict[int, Person] = {person.id: person for person in (*rows.everybody(), *more)}
        self.hours = queries.hours_of(self.people.values())
        self.is_night = not any(hours.are_open(at) for hours in self.hours.values())

    @cached_property
    def standings(self) -> list[Standing]:
        """Every live mentorship."""
        return queries.standings(self.at)

    @cached_property
    def told(self) -> dict[tuple[int, str, str], datetime]:
        """{(person, step, about): when}"""
        return queries.told_since(self.at)

    @cached_property
    def coordinators(self) -> dict[int, list[Person]]:
        """{program: who coordinates it} of the programs that have something to tell."""
        programs = {standing.program for standing in self.standings} | set(self.waiting)
        return {program: list(people_staffing(program, "coordinator")) for program in sorted(programs)}

    def asked(self, standing: Standing) -> Asked:
        """What the rules read of one mentorship."""
        return Asked(standing, self.hours, self._last_told)

    def dues(self) -> dict[int, list[Due]]:
        """{person: what that person has not been told and what comes today or has its turn}"""
        found: dict[int, list[Due]] = defaultdict(list)
        above = (due for source in _sources for due in source.dues(self))
        for due in [*self._of_mentorships(), *self._of_weeks(), *above]:
            if due.from_at <= self.at + timedelta(days=1) and (due.person, due.step, due.about) not in self.told:
                found[due.person].append(due)
        return found

    def passed(self) -> list[tuple[Person, Passed]]:
        """What goes through the gate now, person by person; who left the company gets nothing, nor does who has a letter on its way."""
        dues = {} if self.is_night else self.dues()
        if not dues:
            return []
        choices, on_its_way = queries.choices(), queries.still_waiting()
        counted = queries.counted_letters(self.at.date() - timedelta(days=14))
        found = []
        for number in sorted(dues.keys() & self.people.keys()):
            hours = self.hours[number]
            days = {day for on, sent_at in counted[number] for day in (on, sent_at and hours.day_of(sent_at))}
            is_taken = hours.day_of(self.at) in days or number in on_its_way
            facts = {"hours": hours, "choice": choices.get(number, ALL), "at": self.at, "day_is_taken": is_taken}
            if passed := pass_through(dues[number], **facts):
                found.append((self.people[number], passed))
        return found

    def _of_mentorships(self) -> list[Due]:
        """A fact for coordinators is due for each of them."""
        found = []
        for standing in self.standings:
            for due in dues_of(self.asked(standing)):
                for person in [due.person] if due.person else [one.id for one in self.coordinators[standing.program]]:
                    found.append(Due(due.step, person, due.about, due.from_at, due.until, due.payload))
        return found

    def _of_weeks(self) -> list[Due]:
        told = [digest.sections(program, self.standings, self.waiting.get(program, 0)) for program in self.coordinators]
        mine: dict[int, list[dict]] = defaultdict(list)
        for section in filter(None, told):
            for coordinator in self.coordinators[section["program"]]:
                mine[coordinator.id].append(section)
        return [due for person, lists in mine.items() for due in digest.digest_due(person, lists, self.hours[person], self.at)]

    @cached_property
    def _last_told(self) -> dict[tuple[str, str], datetime]:
        """{(step, about): when anybody was told it last}"""
        last: dict[tuple[str, str], datetime] = {}
        for (_person, step, about), told_at in self.told.items():
            last[(step, about)] = max(told_at, last.get((step, about), told_at))
        return last

    @cached_property
    def waiting(self) -> dict[int, int]:
        """{program: how many people have nobody yet}"""
        return queries.waiting_for_a_partner(self.at.date())
