"""What a password has to be: long, not one that many people have, and not made of what everybody knows about its person."""
import gzip
import re
import string
from pathlib import Path

# NIST SP 800-63B-4 asks for 15 where a password stands alone, and nothing stands beside it for whoever only takes part.
SHORTEST, LONGEST = 15, 256
# What has to be left of a password beside the words that stand in a person's name and address.
LEFT = 8
LIST = Path(__file__).parent / "data" / "common_passwords.txt.gz"


def is_common(password: str) -> bool:
    """Whether many people have it: as it is, with signs and figures around it, or as a few signs again and again."""
    plain = password.casefold()
    core = plain.strip(string.digits + string.punctuation + " ")
    return bool({plain, core} & _common()) or any(_repeats(plain, size) for size in range(1, 6))


def is_made_of(password: str, words: list[str]) -> bool:
    """Whether little is left of it without these words; capitals count for nothing."""
    rest = password.casefold()
    for word in sorted({word.casefold() for word in words if len(word) >= 3}, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len("".join(rest.split())) < LEFT


def words_about(name: str, email: str, host: str) -> list[str]:
    """What everybody knows: a person's address, its parts and those of the name, the parts of the portal's own address, and Upward."""
    mailbox, _at, domain = email.partition("@")
    parts = re.split(r"[\s._+'’-]+", f"{name} {mailbox}") + domain.split(".")[:-1] + host.split(".")[:-1]
    return ["upward", email, domain, *(part for part in parts if part not in ("www", "com"))]


def _repeats(text: str, size: int) -> bool:
    return text == (text[:size] * (len(text) // size + 1))[: len(text)]


def _common() -> set[str]:
    # Read anew each time: a password is set seldom, and the list would stay in every worker's memory.
    with gzip.open(LIST, "rt", encoding="utf-8") as lines:
        return {line.rstrip("\n") for line in lines}
