"""What passkeys ask of a browser, and whether its answer holds; the ceremonies are those of the library `webauthn`."""
import ipaddress
import json
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_client_data_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from portal.people.models import Passkey, Person
from portal.web.links import derive

log = logging.getLogger("portal.people")

# Many times what a browser sends.
LARGEST = 20_000


@dataclass(frozen=True)
class Party:
    """For whom a passkey is made: the name of the host, and the address that pages of it have."""

    host: str
    origin: str


@dataclass(frozen=True)
class Shown:
    """What a browser answered: which passkey, whose by its own word, over which challenge; and all of it."""

    credential_id: str
    user_handle: str | None
    challenge: bytes
    whole: str


def relying_party() -> Party | None:
    """This portal, as browsers know it; None where none of them makes a passkey: on plain http, or at a number instead of a name.

    A portal on this machine alone is known as localhost, whatever its address says.
    """
    settings = current_app.config["SETTINGS"]
    parts = urlsplit(settings.base_url)
    host = parts.hostname or ""
    if host in ("127.0.0.1", "::1", "localhost"):
        return Party("localhost", settings.base_url.replace(parts.netloc, parts.netloc.replace(_bracketed(host), "localhost")))
    return Party(host, settings.base_url) if settings.is_https and not _is_number(host) else None


def passkey_host() -> str:
    """The host on which browsers are asked for passkeys, for the script of the page; "" where none are."""
    party = relying_party()
    return party.host if party else ""


def to_add(person: Person, challenge: bytes, known: list[Passkey]) -> dict:
    """What `navigator.credentials.create` is asked for: a passkey that the device keeps, opened by finger, face or code."""
    options = generate_registration_options(
        rp_id=relying_party().host,
        rp_name="Upward",
        user_name=person.email,
        user_display_name=person.name,
        user_id=base64url_to_bytes(handle_of(person)),
        challenge=challenge,
        exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(one.credential_id)) for one in known],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    return json.loads(options_to_json(options))


def to_show(challenge: bytes) -> dict:
    """What `navigator.credentials.get` is asked for: any passkey for this portal. It names nobody, so it tells nothing."""
    options = generate_authentication_options(
        rp_id=relying_party().host, challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED
    )
    return json.loads(options_to_json(options))


def handle_of(person: Person) -> str:
    """What passkeys hold instead of a name: the same for all of a person's, and nothing to anybody else."""
    return derive("passkey-holder", str(person.id))


def read(answer: str) -> Shown | None:
    """A browser's answer, taken apart; None when it is none."""
    try:
        said = json.loads(answer) if 0 < len(answer) <= LARGEST else {}
        inside = said["response"]
        challenge = parse_client_data_json(base64url_to_bytes(inside["clientDataJSON"])).challenge
        handle = inside.get("userHandle")
        return Shown(str(said["id"]), handle if isinstance(handle, str) else None, challenge, answer)
    except Exception as error:  # Whatever a stranger's bytes do to the readers of the library, it is no answer.
        log.info("passkey answer not readable", extra={"kind": type(error).__name__})
        return None


def added(shown: Shown) -> dict | None:
    """The columns of a new passkey; None when the answer does not hold."""
    party = relying_party()
    try:
        made = verify_registration_response(
            credential=shown.whole,
            expected_challenge=shown.challenge,
            expected_rp_id=party.host,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except Exception as error:  # As above.
        log.warning("passkey refused", extra={"kind": type(error).__name__})
        return None
    key = {"credential_id": bytes_to_base64url(made.credential_id), "public_key": bytes_to_base64url(made.credential_public_key)}
    return {**key, "sign_count": made.sign_count}


def count_of(shown: Shown, passkey: Passkey) -> int | None:
    """What the counter of a passkey says now; None when it did not sign the challenge for us, or is another one."""
    party = relying_party()
    if shown.user_handle and shown.user_handle.rstrip("=") != passkey.user_handle:
        return None
    try:
        signed = verify_authentication_response(
            credential=shown.whole,
            expected_challenge=shown.challenge,
            expected_rp_id=party.host,
            expected_origin=party.origin,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            # A counter that goes backwards is looked at by the action, which halts the passkey and tells its person.
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except Exception as error:  # As above.
        log.warning("passkey refused", extra={"kind": type(error).__name__})
        return None
    return signed.new_sign_count


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
