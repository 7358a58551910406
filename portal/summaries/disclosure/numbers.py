"""The numbers under which the ledger keeps whom a figure is about: always the same for the same person, and leading back to nobody.

A number is computed from the secret of a program, which lies in the database sealed with the key that lies outside it. So no row
ties a number to a person, there is nothing to erase, and after an erasure the same number still stands for the same, now nameless,
member. Whoever has the database without the key cannot find anybody's number.
"""
import hmac

SECRET_BYTES = 32
# What JSON and every database keep exactly.
BITS = 52


class Numbers:
    """The numbers of one program."""

    def __init__(self, secret: str):
        self._secret = bytes.fromhex(secret)
        self._known: dict[tuple[str, int], int] = {}
        self._together: dict[tuple[str, frozenset[int]], frozenset[int]] = {}

    def of(self, kind: str, number: int) -> int:
        """The number of a person ("person", 7), or of something that is counted ("pair", 3)."""
        if (kind, number) not in self._known:
            digest = hmac.digest(self._secret, f"{kind}:{number}".encode(), "sha256")
            self._known[kind, number] = int.from_bytes(digest[:8], "big") >> 64 - BITS
        return self._known[kind, number]

    def all_of(self, kind: str, people: frozenset[int]) -> frozenset[int]:
        """The numbers of several; the same set each time, as the same few stand behind many things that are counted."""
        if (kind, people) not in self._together:
            self._together[kind, people] = frozenset(self.of(kind, person) for person in people)
        return self._together[kind, people]
