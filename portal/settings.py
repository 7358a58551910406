"""Every environment variable of the portal, read once, typed, frozen."""
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from portal.keys import kept_bytes

ROOT = Path(__file__).resolve().parent.parent
MODES = ("production", "demo", "development")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
DATABASES = ("sqlite:///", "postgresql://", "postgres://")
MAIL_SERVERS = ("smtp://", "smtps://")
SHORTEST_SECRET = 32


def keep_to_ourselves() -> None:
    """Let every file that this process makes, the database above all, be readable by its own account alone."""
    os.umask(0o077)


class SettingsError(Exception):
    """A setting that the portal cannot start with; its text is a sentence for the operator."""


@dataclass(frozen=True)
class CompanyProvider:
    """The company's OpenID provider, and what it calls what the portal asks about."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    label: str
    groups_claim: str
    verified_claim: str


@dataclass(frozen=True)
class Settings:
    """How this portal runs. `docs/operating.md` lists the variable behind each field."""

    host: str
    port: int
    base_url: str
    data_dir: Path
    database_url: str
    secret_key: str
    private_key_file: Path
    smtp_url: str
    trusted_proxies: int
    mode: str
    # Beyond this share of the roster a file that takes people off it wants to be confirmed.
    roster_leavers_percent: int = 10
    # None where people do not sign in through the company.
    provider: CompanyProvider | None = None

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the portal."""
        return self.host in LOOPBACK

    @property
    def shows_letters(self) -> bool:
        """Whether the mailbox page exists: never in production, never beyond this machine."""
        return self.mode != "production" and self.on_loopback and not self.smtp_url

    @property
    def mailbox_dir(self) -> Path:
        return self.data_dir / "mailbox"

    @property
    def papers_dir(self) -> Path:
        return self.data_dir / "papers"

    @property
    def personal_papers_dir(self) -> Path:
        """Where PDFs lie that a member asked for; no backup takes them along, for they go after some days."""
        return self.data_dir / "personal-papers"

    @property
    def rosters_dir(self) -> Path:
        """Where uploaded files from HR lie until they are applied or discarded."""
        return self.data_dir / "rosters"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings; make DATA_DIR, SECRET_KEY and the private key's folder when missing. Raises SettingsError."""
        environ = os.environ if environ is None else environ
        mode = environ.get("MODE", "production")
        if mode not in MODES:
            raise SettingsError(f"MODE is {mode!r}; it can be one of {', '.join(MODES)}.")
        host = environ.get("HOST", "127.0.0.1")
        port = _number(environ, "PORT", 8000)
        data_dir = _folder(environ.get("DATA_DIR") or str(ROOT / "var" / ("demo" if mode == "demo" else "portal")))
        return cls(
            host=host,
            port=port,
            base_url=_base_url(environ.get("BASE_URL") or _own_url(host, port)),
            data_dir=data_dir,
            database_url=_url(environ, "DATABASE_URL", DATABASES) or f"sqlite:///{data_dir / 'portal.db'}",
            secret_key=_secret(environ.get("SECRET_KEY"), data_dir / "secret.key"),
            private_key_file=Path(environ.get("PRIVATE_KEY_FILE") or data_dir / "private.key"),
            smtp_url=_url(environ, "SMTP_URL", MAIL_SERVERS),
            trusted_proxies=_number(environ, "TRUSTED_PROXIES", 0),
            mode=mode,
            roster_leavers_percent=_percent(environ, "ROSTER_LEAVERS_PERCENT", 10),
            provider=_provider(environ),
        )


def _provider(environ: Mapping[str, str]) -> CompanyProvider | None:
    issuer = environ.get("OIDC_ISSUER", "")
    if not issuer:
        return None
    if not issuer.startswith("https://") and urlsplit(issuer).hostname not in LOOPBACK:
        raise SettingsError("OIDC_ISSUER has to begin with https://.")
    client_id, client_secret = environ.get("OIDC_CLIENT_ID", ""), environ.get("OIDC_CLIENT_SECRET", "")
    if not client_id or not client_secret:
        raise SettingsError("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it.")
    return CompanyProvider(
        issuer=issuer,
        client_id=client_id,
        client_secret=client_secret,
        label=environ.get("OIDC_LABEL", ""),
        groups_claim=environ.get("OIDC_GROUPS_CLAIM") or "groups",
        verified_claim=environ.get("OIDC_VERIFIED_CLAIM") or "email_verified",
    )


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise SettingsError(f"{name} is {text!r}; it has to be a whole number from 0 to 65535.")
    return int(text)


def _percent(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or int(text) > 100:
        raise SettingsError(f"{name} is {text!r}; it has to be a whole number from 0 to 100.")
    return int(text)


def _url(environ: Mapping[str, str], name: str, beginnings: tuple[str, ...]) -> str:
    text = environ.get(name, "")
    # Not the text itself: it may hold a password.
    if text and not text.startswith(beginnings):
        raise SettingsError(f"{name} has to begin with {' or '.join(beginnings)}.")
    return text


def _own_url(host: str, port: int) -> str:
    """Where a browser on this machine finds the portal."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def _base_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
        raise SettingsError(f"BASE_URL is {text!r}; it has to look like https://mentoring.example.com, without a path.")
    return text.rstrip("/")


def _folder(text: str) -> Path:
    folder = Path(text).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingsError(f"DATA_DIR {folder} cannot be made: {error.strerror}.") from error
    if not os.access(folder, os.W_OK):
        raise SettingsError(f"DATA_DIR {folder} cannot be written to. Choose another folder or change its rights.")
    return folder


def _secret(given: str | None, path: Path) -> str:
    if given and len(given) < SHORTEST_SECRET:
        raise SettingsError(f"SECRET_KEY is too short; it has to have at least {SHORTEST_SECRET} characters.")
    return given or _kept_secret(path)


def _kept_secret(path: Path) -> str:
    """The secret in `path`, made on the first start."""
    text = kept_bytes(path, lambda: secrets.token_urlsafe(48).encode()).decode().strip()
    if len(text) < SHORTEST_SECRET:
        raise SettingsError(f"{path} holds no usable secret. Restore it from the backup.")
    return text
