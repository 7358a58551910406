"""Fields of forms that stand for a role, called what the program calls it; without a role that the program does not have."""
from portal.programs.formats import MENTEE, MENTOR, roles_in
from portal.programs.models import Program
from portal.programs.role_words import roles_word
from portal.web.forms import Form


def call_fields(form: Form, program: Program, sentences: dict[str, object]) -> None:
    """Give the field `mentor...` and the field `mentee...` of each pair of names its label, a sentence with %(who)s in it."""
    for role in (MENTOR, MENTEE):
        for rest, sentence in sentences.items():
            name = f"{role}{rest}"
            if role not in roles_in(program):
                delattr(form, name)
            elif name in form:
                form[name].label.text = str(sentence) % {"who": roles_word(program, role)}


def numbers_of(form: Form) -> dict[str, int]:
    """{role: the number in the field `mentors` or `mentees`} of the roles that the form has."""
    return {role: form[f"{role}s"].data for role in (MENTOR, MENTEE) if f"{role}s" in form}
