"""Encryption of the words that only their writer may read, with a key that lies outside the database and its backup."""
import hashlib
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from peewee import TextField

from portal.keys import kept_bytes

_box: Fernet | None = None


class SecretsError(Exception):
    """The key is missing or does not fit; its text is a sentence for the operator."""


class Sealed:
    """Encrypted words: they open only when somebody asks, and never show themselves in a log or a page by accident."""

    __slots__ = ("_token",)

    def __init__(self, token: str):
        self._token = token

    def open(self) -> str:
        """The words. Raises SecretsError when the key is another one."""
        return _opened(self._token)

    def __str__(self) -> str:
        return "sealed"

    __repr__ = __str__

    def __bool__(self) -> bool:
        return bool(self._token)


class SealedField(TextField):
    """A column of private words: assign text, it is stored encrypted; read it, and it is a `Sealed`."""

    def db_value(self, value):
        if value is None or isinstance(value, Sealed):
            return value._token if value is not None else None
        return seal(value)._token

    def python_value(self, value):
        return None if value is None else Sealed(value)


def seal(words: str) -> Sealed:
    """The words, encrypted."""
    return Sealed(_key().encrypt(words.encode()).decode() if words else "")


def use_key_file(path: Path) -> None:
    """Read the key from `path`, made with rights for its owner alone when missing."""
    global _box
    try:
        _box = Fernet(kept_bytes(path, Fernet.generate_key).strip())
    except OSError as error:
        raise SecretsError(f"PRIVATE_KEY_FILE {path} cannot be made or read: {error.strerror}.") from error
    except ValueError as error:
        raise SecretsError(f"PRIVATE_KEY_FILE {path} holds no usable key. Restore it from where it is kept apart.") from error


def fingerprint_of(path: Path) -> str:
    """A short name for the key in `path`, which tells two keys apart and gives nothing away."""
    return hashlib.sha256(b"fingerprint|" + path.read_bytes().strip()).hexdigest()[:16]


def _key() -> Fernet:
    if _box is None:
        raise SecretsError("No key for private words is loaded.")
    return _box


def _opened(token: str) -> str:
    if not token:
        return ""
    try:
        return _key().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise SecretsError("The key for private words does not fit this database.") from error
