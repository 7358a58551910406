"""Signed links: derived from a purpose and a nonce, so that only their hash is ever stored and a crash changes no link."""
import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from urllib.parse import quote, urlsplit

from flask import current_app


def new_nonce() -> str:
    """256 random bits as text: what a row keeps so that its link can be derived again at send time."""
    return secrets.token_urlsafe(32)


def derive(purpose: str, nonce: str) -> str:
    """The token of a link: 256 bits, bound to its purpose (OWASP ASVS 11.5.1)."""
    return urlsafe_b64encode(_mac(purpose, nonce)).rstrip(b"=").decode()


def derive_code(purpose: str, nonce: str, digits: int = 8) -> str:
    """A code to type, derived like a link."""
    number = int.from_bytes(_mac(f"{purpose}.code", nonce)[:8])
    return f"{number % 10**digits:0{digits}d}"


def hash_of(token: str) -> str:
    """What is stored of a token: its SHA-256, which is enough for 256 random bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def absolute(endpoint: str, **values) -> str:
    """The address of `endpoint` under BASE_URL; never from a Host header."""
    # Not url_for: a letter is written by the worker, where there is no request.
    anchor = values.pop("_anchor", None)
    path = current_app.url_map.bind("localhost").build(endpoint, values)
    return current_app.config["SETTINGS"].base_url + path + (f"#{quote(anchor)}" if anchor else "")


def safe_path(target: str | None) -> str | None:
    """`target` if it is a path of this portal, else None."""
    if not target or len(target) > 500 or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if "\\" in target or any(ord(character) < 33 for character in target):
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else None


def _mac(purpose: str, nonce: str) -> bytes:
    key = current_app.config["SETTINGS"].secret_key.encode()
    return hmac.digest(key, f"{purpose}|{nonce}".encode(), "sha256")
