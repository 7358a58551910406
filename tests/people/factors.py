"""Passkeys and apps for tests: given as rows, and a passkey that signs without a browser."""
import hashlib
import json
import secrets

import cbor2
import pyotp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url as text

from portal.people.models import CodeApp, Passkey
from portal.people.passkeys import handle_of

PRESENT_AND_VERIFIED, WITH_KEY = 0b101, 0b1000000


def give_factors(person, *, at) -> None:
    """A passkey that nobody holds, and an app whose secret is in the row."""
    row = {"credential_id": secrets.token_urlsafe(16), "public_key": "none", "user_handle": handle_of(person)}
    Passkey.create(person=person, name="Phone", added_at=at, **row)
    give_app(person, at=at)


def give_app(person, *, at) -> CodeApp:
    """An app whose first code was typed."""
    return CodeApp.create(person=person, sealed_secret=pyotp.random_base32(), started_at=at, confirmed_at=at)


def code_of(person, at, *, steps: int = 0) -> str:
    """What the app of `person` shows at this moment, or so many half minutes later."""
    app = pyotp.TOTP(CodeApp.get(CodeApp.person == person).sealed_secret.open())
    return app.generate_otp(int(at.timestamp()) // 30 + steps)


class Key:
    """A passkey as a phone keeps it: it answers what a portal at `origin` asks, and counts."""

    def __init__(self, origin: str = "http://localhost", host: str = "localhost"):
        self.origin, self.host, self.count = origin, host, 0
        self.key, self.id, self.handle = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16), ""
        self.flags = PRESENT_AND_VERIFIED

    def made(self, options: dict) -> str:
        """The answer to `navigator.credentials.create`."""
        self.handle = options["user"]["id"]
        public = self.key.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: public.x.to_bytes(32), -3: public.y.to_bytes(32)})
        about = self._about(WITH_KEY) + bytes(16) + len(self.id).to_bytes(2) + self.id + cose
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": about})
        return self._answer("webauthn.create", options, {"attestationObject": text(attestation)})

    def shown(self, options: dict, *, counts: bool = True) -> str:
        """The answer to `navigator.credentials.get`; a copy of a key does not count on."""
        self.count += counts
        said, about = self._client("webauthn.get", options), self._about()
        signature = self.key.sign(about + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        more = {"authenticatorData": text(about), "signature": text(signature), "userHandle": self.handle}
        return self._answer("webauthn.get", options, more)

    def _about(self, more: int = 0) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([self.flags | more]) + self.count.to_bytes(4)

    def _client(self, kind: str, options: dict) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, kind: str, options: dict, more: dict) -> str:
        response = {"clientDataJSON": text(self._client(kind, options)), **more}
        return json.dumps({"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response})
