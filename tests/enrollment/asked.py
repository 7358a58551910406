"""A question of each kind for Jonas, and the address of its page."""
from portal.enrollment.models import Question
from portal.enrollment.questionnaire.kinds import KINDS, circles_of

OPTIONS = [{"key": key, "label": key.title()} for key in ("ask", "listen", "show", "write")]
ENDS = [{"key": "1", "label": "Not at all"}, {"key": "5", "label": "Very much"}]


def ask(cast, kind: str, *, role: str = "mentor", alone: bool = True, **facts) -> Question:
    """A question of this kind as the only one of its role, or as the last."""
    mine = (Question.program == cast.program) & (Question.role == role)
    if alone:
        Question.delete().where(mine).execute()
    options = {"own": OPTIONS, "ends": ENDS}.get(KINDS[kind].options, [])
    circle = {"shown_to": "pairing"} if circles_of(kind) == ("pairing",) else {}
    number = Question.select().where(mine).count() + 1
    known = {"key": KINDS[kind].key, "kind": kind, "prompt": f"What about {kind}?", "options": options, **circle, **facts}
    return Question.create(program=cast.program, role=role, position=number, **known)


def page_of(enrollment, step: int = 1) -> str:
    return f"/enrollments/{enrollment.id}/questions/{step}"
