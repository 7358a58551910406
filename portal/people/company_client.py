"""Speaks to the company's OpenID provider. Only this module loads Authlib, and only who signs in this way loads this module."""
import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskIntegration
from authlib.integrations.flask_client.apps import FlaskOAuth2App
from authlib.integrations.requests_client import OAuth2Session
from flask import current_app, session
from joserfc.errors import JoseError
from requests import RequestException

from portal.clock import now
from portal.people.company import Arrival, Unfinished, Unreachable
from portal.settings import CompanyProvider

NAME = "company"
# To connect, and between two parts of an answer.
SECONDS = (4, 8)
# As long as the letter's link and code.
ON_THE_WAY = timedelta(minutes=10)
# How long what the provider says about itself is believed, and how long it is left alone after it did not answer.
KNOWN_FOR, LEFT_ALONE = timedelta(hours=1), timedelta(seconds=10)
# Signatures that the provider alone can make: never none, and no secret that both sides know.
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
LONGEST_SUBJECT = 255
# In seconds: between the provider's machine and this one.
CLOCKS_DIFFER = 60

# What this browser keeps of the way there, in its signed cookie.
STATES = FlaskIntegration(NAME)

_known: dict[CompanyProvider, tuple[FlaskOAuth2App, datetime]] = {}
_silent: dict[CompanyProvider, datetime] = {}


class _BackChannel(OAuth2Session):
    """Waits for a bounded time, and is led nowhere."""

    def request(self, method, url, **kwargs):
        answer = super().request(method, url, **{**kwargs, "timeout": SECONDS, "allow_redirects": False})
        if answer.is_redirect:
            raise RequestException("led elsewhere")
        return answer


class _Client(FlaskOAuth2App):
    client_cls = _BackChannel


def way_there(*, back: str, next_path: str | None, again: bool = False) -> str:
    """The provider's address for this browser, which keeps the state, the nonce and the PKCE verifier of this one sign-in.

    `again` asks for a new sign-in there, too, instead of the one that is still open.
    """
    wanted = {"prompt": "login", "max_age": 0} if again else {}
    made = _asked(lambda client: client.create_authorization_url(back, **wanted))
    client = _client()
    # One at a time, or the cookie would grow with each press of the button.
    for key in [key for key in session if key.startswith(f"_state_{NAME}_")]:
        del session[key]
    kept = {name: made[name] for name in ("state", "nonce", "code_verifier")}
    client.save_authorize_data(redirect_uri=back, next_path=next_path, begun=now().timestamp(), again=again, **kept)
    return made["url"]


def arrival(said: Mapping[str, str]) -> tuple[Arrival, str | None]:
    """Who came back to this browser with `said` in the address, and where they wanted to go. Raises Unfinished, Unreachable."""
    provider = _provider()
    begun = STATES.get_state_data(session, said.get("state"))
    STATES.clear_state_data(session, said.get("state"))
    if not begun or now().timestamp() - begun["begun"] > ON_THE_WAY.total_seconds():
        raise Unfinished("state")
    # RFC 9207: whose answer this is, where the provider says it.
    if said.get("iss", provider.issuer) != provider.issuer:
        raise Unfinished("issuer")
    if not said.get("code"):
        raise Unfinished(f"answer {_word(said.get('error'))}")
    return _asked(lambda client: _who(client, provider, said["code"], begun)), begun["next_path"]


def _who(client: _Client, provider: CompanyProvider, code: str, begun: dict) -> Arrival:
    token = client.fetch_access_token(code=code, redirect_uri=begun["redirect_uri"], code_verifier=begun["code_verifier"])
    wanted = {"iss": {"essential": True, "value": provider.issuer}, "aud": {"essential": True, "value": provider.client_id}}
    claims = client.parse_id_token(token, nonce=begun["nonce"], claims_options=wanted, leeway=CLOCKS_DIFFER)
    if not claims or not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
        raise Unfinished("subject")
    if begun["again"] and not begun["begun"] - CLOCKS_DIFFER <= claims.get("auth_time", 0):
        raise Unfinished("auth_time")
    told = client.userinfo(token=token) if client.server_metadata.get("userinfo_endpoint") else claims
    # OpenID Connect 5.3.2: what is told about somebody else is not ours to use.
    if told.get("sub") != claims["sub"]:
        raise Unfinished("userinfo")
    return _arrival(provider, claims, told)


def _arrival(provider: CompanyProvider, claims: dict, told: dict) -> Arrival:
    # An address and that it is verified have to be said in one breath.
    about = claims if {"email", provider.verified_claim} <= claims.keys() else told
    return Arrival(
        issuer=provider.issuer,
        subject=claims["sub"],
        email=str(about.get("email") or "").strip().lower(),
        # Some providers write the word, or a figure; Entra ID does.
        is_verified=about.get(provider.verified_claim) in (True, 1, "true", "1"),
        groups=_groups(provider.groups_claim, {**told, **claims}),
    )


def _groups(name: str, said: dict) -> frozenset[str] | None:
    """The groups; none where the claim is not there, and None where they are too many to be listed, as Entra ID says it."""
    if name in (said.get("_claim_names") or {}):
        return None
    found = said.get(name) or []
    return frozenset(str(one) for one in (found if isinstance(found, list) else [found]))


def _asked(ask):
    """What the provider answers to `ask(client)`; whatever it may answer instead becomes one of our own exceptions."""
    try:
        return ask(_client())
    except RequestException as error:
        raise Unreachable(type(error).__name__) from error
    except AuthlibBaseError as error:
        raise Unfinished(f"token {_word(error.error)}") from error
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise Unfinished(f"token {type(error).__name__}") from error


def _client() -> _Client:
    """The client, with what the provider says about itself. Raises Unreachable."""
    provider, at = _provider(), now()
    client, since = _known.get(provider, (None, at))
    if client is not None and at - since < KNOWN_FOR:
        return client
    if at - _silent.get(provider, at - LEFT_ALONE) < LEFT_ALONE:
        raise Unreachable("silent")
    try:
        client = _discovered(provider)
    except (RequestException, ValueError, TypeError, KeyError) as error:
        _silent[provider] = at
        raise Unreachable(type(error).__name__) from error
    _known.clear()
    _known[provider] = client, at
    return client


def _discovered(provider: CompanyProvider) -> _Client:
    client = _Client(
        STATES,
        NAME,
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
    )
    told = client.load_server_metadata()
    # ASVS 10.5.3: another issuer under this address would be somebody else.
    if told["issuer"] != provider.issuer:
        raise ValueError("another issuer")
    ends = [told["authorization_endpoint"], told["token_endpoint"], told["jwks_uri"], told.get("userinfo_endpoint", provider.issuer)]
    if provider.issuer.startswith("https://") and not all(end.startswith("https://") for end in ends):
        raise ValueError("an address without https")
    told["id_token_signing_alg_values_supported"] = [
        one for one in told.get("id_token_signing_alg_values_supported", ["RS256"]) if one in SIGNATURES
    ]
    # Some providers tell the groups only to who asks for them.
    if provider.groups_claim in told.get("scopes_supported", []):
        client.client_kwargs["scope"] += f" {provider.groups_claim}"
    return client


def _provider() -> CompanyProvider:
    return current_app.config["SETTINGS"].provider


def _word(text: object) -> str:
    """A code of the protocol, such as access_denied; whatever else the address may hold stays out of the log."""
    return text if isinstance(text, str) and re.fullmatch(r"[a-z_]{1,40}", text) else "unknown"
