"""The pairs that a wish keeps apart: either asked not to be paired with the other. Nobody is told whose wish it was."""
from portal.enrollment.models import MENTOR, Answer, Enrollment, Question
from portal.enrollment.questionnaire.avoid import kept_apart
from portal.pairing.models import Proposal, Round
from portal.programs.formats import PEER
from portal.programs.models import Program


def kept_apart_in(program: Program) -> set[tuple[str, str]]:
    """The (mentor, mentee) ids, as text, of all places of a program whose holders a wish of either keeps apart."""
    wishes = _wishes(program)
    if not wishes:
        return set()
    rows = Enrollment.select(Enrollment.id, Enrollment.employee, Enrollment.role).where(Enrollment.program == program)
    places = list(rows.order_by(Enrollment.id).tuples())
    by_employee: dict[int, list[tuple[int, str]]] = {}
    for place, employee, role in places:
        by_employee.setdefault(employee, []).append((place, role))
    role_of = {place: role for place, _employee, role in places}
    found = set()
    for place, named in wishes.items():
        for other, role in (one for employee in named for one in by_employee.get(employee, ())):
            if program.format == PEER:
                found |= {(str(place), str(other)), (str(other), str(place))}
            elif role != role_of.get(place):
                mentor, mentee = (place, other) if role_of[place] == MENTOR else (other, place)
                found.add((str(mentor), str(mentee)))
    return found


def is_kept_apart(round_: Round, ids: list[int]) -> bool:
    """Whether a pair of a round, of these proposals, is to be kept apart by now: a wish may have come after it was drawn."""
    apart, wave = kept_apart_in(Program.get_by_id(round_.program_id)), set(ids)
    rows = Proposal.select(Proposal.id, Proposal.mentor, Proposal.mentee).where(Proposal.round == round_).tuples() if apart else ()
    return any(one in wave and (str(mentor), str(mentee)) in apart for one, mentor, mentee in rows)


def _wishes(program: Program) -> dict[int, list[int]]:
    """{enrollment: the employees named}; the latest answer counts, also to a question that is no longer asked."""
    rows = (
        Answer.select(Answer.enrollment, Answer.value)
        .join(Question)
        .where(Question.program == program, Question.key == "avoid")
        .order_by(Answer.answered_at, Answer.id)
    )
    wishes = {place: kept_apart(value) for place, value in rows.tuples()}
    return {place: named for place, named in wishes.items() if named}
