"""People who can choose: four mentors and three leaders with complete profiles and nobody yet; of the cast, all places are taken."""
from portal.enrollment.models import Answer, Employee, Enrollment
from portal.pairing.choosing.jobs import want_lists
from portal.pairing.models import Proposal
from portal.pairing.rules.models import RuleSet
from portal.people.models import Person

NAMES = ("Mia Lift", "Nia Loop", "Pia Lark", "Ria Lane", "Vito Peak", "Wim Ridge", "Xaver Crest")


def let_choose(cast, at, way="choice", **more) -> None:
    """People of the cast's program choose in this way from now on."""
    version = 1 + RuleSet.select().where(RuleSet.program == cast.program).count()
    facts = {"min_level_gap": 2, "weights": {"topics": 60, "other_department": 20, "preferences": 20}, **more}
    RuleSet.create(program=cast.program, version=version, way=way, written_at=at, **facts)
    want_lists(cast.program, at=at)


def make_choosers(cast, at) -> dict[str, Enrollment]:
    """{given name in lower case: the place}; the first four are mentors, who teach less and less of what the leaders want."""
    Enrollment.update(capacity=1).where(Enrollment.id.in_([cast.ama_enrollment.id, cast.chidi_enrollment.id])).execute()
    made = {}
    for number, name in enumerate(NAMES):
        given, family = name.split()
        role, level = ("mentor", 8) if number < 4 else ("mentee", 3)
        facts = {"given_name": given, "family_name": family, "email": f"{given.lower()}@northwind.example"}
        person = Person.create(joined_at=at, timezone="Europe/Paris", **facts)
        roster = {"employee_id": f"8{number}", "job_level": level, "department": ("Tax", "Audit")[number % 2], "languages": ["en"]}
        employee = Employee.create(person=person, title=f"Title of {given}", location="Lyon", **roster, **facts)
        place = Enrollment.create(
            program=cast.program, person=person, employee=employee, role=role, capacity=1, enrolled_at=at, completed_at=at
        )
        if role == "mentor" and number < 3:
            Answer.create(enrollment=place, question=cast.topics_question, value={"data": 3 - number}, answered_at=at)
        made[given.lower()] = place
    return made


def list_of(place) -> str:
    return f"/places/{place.id}/candidates"


def names_on(page) -> list[str]:
    return [title.text for title in page.select("main .lined h2")]


def ask(browser, place, other, *, status: int = 303):
    browser.sign_in(place.person)
    browser.post(f"/places/{place.id}/asks", {"candidate": other.id, "once": f"{place.id}-{other.id}"}, status=status)
    return Proposal.get_or_none(Proposal.asked_by == place, Proposal.mentor.in_([place, other]), Proposal.mentee.in_([place, other]))
