"""The voice of docs/voice.md, held over every string of the portal; each rule is shown to bite."""
import re
from functools import cache

import pytest
from babel.messages.extract import extract_from_dir

from portal.settings import ROOT

KEYWORDS = {"_": None, "_l": None, "lazy": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
LONGEST = 32
# A sentence ends at a mark that closes it, or at a line break; a colon and a semicolon part a long one well enough to breathe.
SENTENCE = re.compile(r"(?<=[.?:;])\s+|\n+")
NAMES = {"A", "Z", "I", "Upward", "PDF", "CSV", "AI", "HR", "UTC", "Excel", "UTF-8"}

RULES = {
    "an exclamation mark": re.compile(r"!"),
    "please or sorry": re.compile(r"\b(?:please|sorry|apolog\w+)\b", re.I),
    "successfully, oops": re.compile(r"\b(?:success\w*|oops|whoops|uh-oh|hooray|congratulations)\b", re.I),
    "blame": re.compile(r"\b(?:invalid|illegal|incorrect|wrongly|you failed|forbidden|not allowed|denied|mistake)\b", re.I),
    "click": re.compile(r"\b(?:click|clicks|clicking|tap here|here to)\b", re.I),
    "shorthand": re.compile(r"\b(?:e\.g\.|i\.e\.|etc\.?|via|vs\.?|N/A|approx\.?|info|admin|config)(?!\w)", re.I),
    "a pronoun for a person": re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself|themself|s/he)\b", re.I),
    "they for a person": re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.I),
    "a machine's word": re.compile(
        r"\b(?:users?|submit\w*|login|log in|log out|null|boolean|validat\w+|authenticat\w+|database)\b", re.I
    ),
    "the school bench": re.compile(r"\bmentees?\b", re.I),
    "British spelling": re.compile(r"\b(?:programmes?|colour\w*|organis\w+|recognis\w+|behaviours?|centre|favourite|licence)\b", re.I),
    "three dots": re.compile(r"\.\.\.|…"),
    "a stock phrase": re.compile(
        r"\b(?:(?:has|have) been (?:saved|sent|updated|deleted|removed|created|added|changed)|(?:is|are) required|must be"
        r"|in order to|unable to|we regret|at this time|as soon as possible|feel free)\b",
        re.I,
    ),
    "we": re.compile(r"\b(?:we|us|our|ours)\b", re.I),
}

# Where several people, or things, are meant, the words around the pronoun stand here; so does what somebody says in the own voice.
ALLOWED: dict[str, tuple[str, ...]] = {
    "they for a person": (
        "letters are on their way",
        "calendar entries are on their way",
        "with logs of their own",
        "pairs are on their way to their members",
        "what you let them read",
        "They are left out",
        "of them",
        "early in their career",
        "so they should be the mentors",
        "do they come to learn",
        "They have the time; whether they come to learn",
        "juniors a leader outside their reporting line",
        "because they were told to",
        "within their first month",
        "that they agreed to",
        "dates that they set",
        "with them, and learn from them",
        "both write down what they change",
        "their colleagues and customers use every day, with their own hands and their own work",
        "coordinate them",
        "Games and what they teach",
        "calendars follow by themselves",
        "as they are",
        "with their proposal",
        "Keep them",
        "how they did it",
        "everything in them",
        "give them away",
        "what they mean",
        "parts them",
        "as they will be printed",
        "They are shown to nobody",
        # What a mentor says of a leader, in a set that comes with the portal.
        "something they may not want to hear",
        "They are not validated",
        # Above quotations of several people.
        "In their own words",
    ),
    # What is said of question sets of no other author.
    "a machine's word": ("not validated",),
    # Answers in the coordinator's and the members' own words, and a heading above what a coordinator writes.
    "we": ("those whom we would ask", "We moved it", "What we learned", "May we quote what you wrote?", "People told us",
           "What people told us"),
}


# A mentee is a leader on screen, but for what only one-to-one programs say: there the word fits.
PLACES = {
    "the school bench": (
        "portal/programs/role_words.py", "portal/programs/format", "portal/enrollment/invitations/format", "portal/programs/adviser.py",
        "portal/enrollment/questionnaire/defaults.py", "portal/pairing/format",
        "portal/pairing/rules/format", "portal/pairing/by_hand/format", "portal/summaries/format",
        "portal/mentorships/agreement/format",
    ),
    # What those say who sign.
    "we": ("portal/mentorships/agreement/format",),
}


@cache
def strings() -> dict[str, str]:
    """Every string that a person can see, and where it stands first."""
    found: dict[str, str] = {}
    for folder, method in (("portal", [("**.py", "python")]), ("templates", [("**.html", "jinja2"), ("**.txt", "jinja2")])):
        for name, line, message, _comments, _context in extract_from_dir(str(ROOT / folder), method, keywords=KEYWORDS):
            for text in message if isinstance(message, tuple) else (message,):
                if text:
                    found.setdefault(text, f"{folder}/{name}:{line}")
    return found


def broken(rule: str, texts) -> list[str]:
    """The texts that a rule refuses."""
    return [text for text in texts if RULES[rule].search(_without_what_may_stand(rule, text))]


def _without_what_may_stand(rule: str, text: str) -> str:
    for words in ALLOWED.get(rule, ()):
        text = text.replace(words, "")
    return PLACEHOLDER.sub("", text)


def long_sentences(text: str) -> list[str]:
    """Its sentences of more words than a reader on a phone keeps."""
    return [sentence for sentence in SENTENCE.split(text) if len(sentence.split()) > LONGEST]


def in_title_case(text: str) -> bool:
    """Whether a short label is written With Capitals, other than names."""
    words = [word.strip("“”.,:;?()") for word in PLACEHOLDER.sub("x", text).split()]
    capitals = [word for word in words[1:] if word[:1].isupper() and word not in NAMES]
    return len(words) <= 6 and not re.search(r"[.?:]\s+\w", text) and bool(capitals)


def test_the_strings_are_found():
    assert len(strings()) > 600
    assert "You are in" in strings() and "%(name)s invites you." in strings()


@pytest.mark.parametrize("rule", RULES)
def test_no_string_holds(rule):
    found = [f"{strings()[text]}: {text}" for text in broken(rule, strings()) if not strings()[text].startswith(PLACES.get(rule, "-"))]
    assert found == [], "docs/voice.md says what to write instead; where several people or things are meant, ALLOWED says so"


def test_no_sentence_is_too_long():
    assert [f"{place}: {text}" for text, place in strings().items() if long_sentences(text)] == []


def test_labels_are_written_like_sentences():
    assert [f"{place}: {text}" for text, place in strings().items() if in_title_case(text)] == []


def test_nothing_is_allowed_that_nobody_says():
    said = "\n".join(strings())
    assert [words for allowed in ALLOWED.values() for words in allowed if words not in said] == []


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("an exclamation mark", "You are in!"),
        ("please or sorry", "Please choose a file."),
        ("successfully, oops", "The session was successfully saved."),
        ("blame", "Invalid date."),
        ("click", "Click the button."),
        ("shorthand", "A tool, e.g. a notebook."),
        ("shorthand", "Sign in via a letter."),
        ("a pronoun for a person", "Ask him what %(name)s thinks."),
        ("they for a person", "Your partner said they will come."),
        ("a machine's word", "Submit this form."),
        ("the school bench", "Your mentee books the time."),
        ("British spelling", "Leave the programme."),
        ("three dots", "Loading..."),
        ("a stock phrase", "A name is required."),
        ("we", "We could not open this."),
    ],
)
def test_each_rule_bites(rule, sentence):
    assert broken(rule, [sentence]) == [sentence]


def test_the_rules_leave_good_sentences_alone():
    good = ["Enter a day in the next two years.", "%(user)s invites you.", "Theirs", "Save and continue"]
    assert [text for text in good for rule in RULES if rule != "they for a person" and broken(rule, [text])] == []


def test_a_long_sentence_and_a_title_are_noticed():
    assert long_sentences("word " * (LONGEST + 1)) and not long_sentences("word " * LONGEST)
    assert in_title_case("Save The Session") and not in_title_case("Sign in to Upward")
