"""Made-up mentors and leaders of a company with six sites, drawn by a seed, for measurements and property tests."""

from dataclasses import replace
from datetime import date
from random import Random

from portal.pairing.matching.criteria import MenteeSide, MentorSide, managers_above, working_quarters

SITES = (
    ("Krakow", "Europe/Warsaw", "pl"), ("New York", "America/New_York", "en"), ("Bengaluru", "Asia/Kolkata", "hi"),
    ("Lyon", "Europe/Paris", "fr"), ("Porto", "Europe/Lisbon", "pt"), ("Singapore", "Asia/Singapore", "zh"),
)  # fmt: skip
DEPARTMENTS = tuple(f"Department {letter}" for letter in "ABCDEFGHIJ")
TOPICS = tuple(f"topic {number}" for number in range(14))
INTERESTS = tuple(f"interest {number}" for number in range(24))
PERSPECTIVES = tuple(f"perspective {number}" for number in range(6))


def crowd(mentors, mentees, seed=1) -> tuple[list[MentorSide], list[MenteeSide]]:
    """Return so many mentors (levels 7 to 9, up to two places) and leaders (levels 1 to 5, one place), in one tree."""
    draw = Random(seed)
    working = {zone: working_quarters(zone, date(2026, 11, 2)) for _, zone, _ in SITES}
    numbers = [str(10_000 + row) for row in range(mentors + mentees)]
    manager_of = {
        number: numbers[draw.randrange(min(row, mentees))] if row else None for row, number in enumerate(numbers)
    }

    def person(number, levels):
        place, zone, language = draw.choice(SITES)
        languages = {language, *draw.choices(("en", "fr", "de"), weights=(8, 1, 1))}
        return {
            "id": f"enrollment/{number}", "employee": number, "level": draw.randint(*levels),
            "managers": managers_above(number, manager_of), "department": draw.choice(DEPARTMENTS), "location": place,
            "languages": frozenset(languages), "working_quarters": working[zone],
            "interests": frozenset(draw.sample(INTERESTS, draw.randint(0, 6))),
        }  # fmt: skip

    def topics():
        return {topic: draw.randint(1, 3) for topic in draw.sample(TOPICS, draw.randint(1, 5))}

    leaders = [MenteeSide(**person(number, (1, 5)), wants=topics()) for number in numbers[:mentees]]
    juniors = [
        MentorSide(**person(number, (7, 9)), teaches=topics(), capacity=draw.choice((1, 2, 2, 2, 2)))
        for number in numbers[mentees:]
    ]
    return juniors, leaders


def wishing(juniors, leaders, seed=1) -> tuple[list[MentorSide], list[MenteeSide]]:
    """Return the same people with perspectives, ranked wishes, and mentors who have partners already."""
    draw = Random(seed)

    def more(person, others):
        chosen = draw.sample(others, min(3, len(others), draw.randint(0, 3)))
        return {
            "perspectives": frozenset(draw.sample(PERSPECTIVES, draw.randint(0, 3))),
            "ranks": {one.id: rank for rank, one in enumerate(chosen, 1)},
        }

    return (
        [replace(one, **more(one, leaders), partners=draw.choice((0, 0, 1, 2))) for one in juniors],
        [replace(one, **more(one, juniors)) for one in leaders],
    )
