"""Argon2id with the values that OWASP asks for, and no more than a few at a time: each takes 19 MiB."""
from functools import cache
from threading import BoundedSemaphore

# OWASP's Password Storage Cheat Sheet: 19 MiB, twice, one lane; about 30 ms.
MEMORY_KIB, PASSES, LANES = 19456, 2, 1
AT_ONCE = 2
_room = BoundedSemaphore(AT_ONCE)


def hash_of_password(password: str) -> str:
    """The hash to keep, with its salt and its values in it."""
    with _room:
        return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether `password` is the one behind `kept`. Without one the same work is done in vain, so that the time tells nothing."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    decoy = _decoy()
    with _room:
        try:
            return _hasher().verify(kept or decoy, password) and kept is not None
        except (Argon2Error, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other values than today's."""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher():
    # Only where a password comes: most workers never see one.
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


@cache
def _decoy() -> str:
    """A hash that nothing fits, with today's values."""
    return _hasher().hash("")
