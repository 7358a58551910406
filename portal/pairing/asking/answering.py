"""Why these two are no pair: the rule that keeps them apart, or what the program would lose by it and who would move."""
from portal.clock import today
from portal.pairing.matching.criteria import FLOOR
from portal.pairing.part_rows import part_rows
from portal.pairing.rounds.solving import Solved, solve
from portal.pairing.rounds.task import Task, task_now
from portal.pairing.rules.models import FIRST
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import PAIR, Trial

# One has no place in the next round; a rule keeps them apart; locks on others do; they are a pair anyway; it is possible.
ABSENT, EXCLUDED, LOCKED_OUT, PAIRED, POSSIBLE = STATES = ("absent", "excluded", "locked", "paired", "possible")


@answerer(PAIR)
def why_not(trial: Trial) -> dict:
    """{"state": one of STATES}, with {places} of who is absent, the {rules} that exclude, or {placed, lowest, points, moves}.

    Wherever two are there, {parts, score, has_kept} is what a coordinator may read of them, and {least} the score that a pair needs. The
    points of the program are told only where no kept answer counted: their difference would tell what it earned.
    """
    mentor, mentee = trial.about["mentor"], trial.about["mentee"]
    # As the button would draw it: everybody else stays first.
    task = task_now(trial.program, today()).kept_otherwise(FIRST)
    people = task.field
    absent = [place for place, ids in ((mentor, people.mentor_ids), (mentee, people.mentee_ids)) if place not in ids]
    if absent:
        return {"state": ABSENT, "places": absent}
    return _between(task, (people.mentor_ids.index(mentor), people.mentee_ids.index(mentee)))


def _between(task: Task, pair: tuple[int, int]) -> dict:
    rules, told = removing(task, pair), _arithmetic(task, pair)
    if rules:
        return {"state": EXCLUDED, "rules": rules, **told}
    if not _has_room(task, pair):
        return {"state": LOCKED_OUT}
    before = solve(task)
    if pair in before.pairs:
        return {"state": PAIRED, **_arithmetic(task, pair, before)}
    after = solve(task.locking(pair), near=before.pairs)
    told = {**_arithmetic(task, pair, after), "placed": [before.placed, after.placed]}
    if not told["has_kept"]:
        told |= {"lowest": [before.lowest, after.lowest], "points": [before.points, after.points]}
    return {"state": POSSIBLE, **told, "moves": _moves(task.field, before, after, pair)}


def removing(task: Task, pair: tuple[int, int]) -> list[str]:
    """The keys of the rules that keep a pair of rows apart, the least points among them unless the two are locked."""
    from portal.pairing.matching.exclude import removed_pairs

    mentor, mentee = task.field.mentors[pair[0]], task.field.mentees[pair[1]]
    rules = [key for key, matrix in removed_pairs([mentor], [mentee], task.field.rules).items() if matrix[0, 0]]
    is_spared = not isinstance(task.floor, int) or pair in task.field.locked
    return rules if is_spared or _arithmetic(task, pair)["score"] >= task.floor else [*rules, FLOOR]


def _arithmetic(task: Task, pair: tuple[int, int], solved: Solved | None = None) -> dict:
    from portal.pairing.matching.explain import explain

    people = task.field
    place = solved.place(pair) if solved else 1
    told = explain(people.mentors[pair[0]], people.mentees[pair[1]], people.rules, place)
    score, parts, has_kept = part_rows(told, people)
    return {"score": score, "parts": parts, "has_kept": has_kept, "least": task.floor if isinstance(task.floor, int) else None}


def _has_room(task: Task, pair: tuple[int, int]) -> bool:
    """Whether the locks leave both a place for each other."""
    if pair in task.field.locked:
        return True
    ours = sum(mentor == pair[0] for mentor, _mentee in task.field.locked) < task.field.mentors[pair[0]].capacity
    return ours and sum(mentee == pair[1] for _mentor, mentee in task.field.locked) < task.field.mentees[pair[1]].capacity


def _moves(people, before: Solved, after: Solved, pair: tuple[int, int]) -> list[dict]:
    """Each leader whose mentors change, other than by this pair alone: {leader, before, after}, as places."""
    leaders = sorted({mentee for _mentor, mentee in set(before.pairs) ^ set(after.pairs)}, key=lambda one: (one != pair[1], one))

    def mentors(solved: Solved, leader: int) -> list[int]:
        return [people.mentor_ids[mentor] for mentor, mentee in solved.pairs if mentee == leader]

    return [{"leader": people.mentee_ids[one], "before": mentors(before, one), "after": mentors(after, one)} for one in leaders]
