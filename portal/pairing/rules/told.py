"""What the page says beside the fields of the rules: what always holds, what earns points, and in which words of the format."""
from portal.enrollment.queries import questions_for
from portal.pairing.kept import READ_FROM, shown_to_of
from portal.pairing.rules.format_words import only_above, rules_word
from portal.pairing.rules.words import always, earns, source_of
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Program


def told_in(program: Program) -> dict:
    """What the page of rules needs to know of a program, whichever rules it shows."""
    return {
        "always": always(program.format),
        "criteria": _criteria(program),
        "word": lambda key: rules_word(program, key),
        "only_above": only_above,
    }


def _criteria(program: Program) -> dict[str, dict]:
    """Of each criterion: what earns points, which question it is read from, and who may read that."""
    prompts: dict[str, list[str]] = {}
    for role in (MENTOR, MENTEE):
        for question in questions_for(program, role):
            if question.key in READ_FROM.values() and question.prompt not in prompts.setdefault(question.key, []):
                prompts[question.key].append(question.prompt)
    circles, told = shown_to_of(program), earns(program.format)
    return {key: {"earns": words, "source": source_of(key, prompts), "circle": circles[key]} for key, words in told.items()}
