"""The inspecting client: every page that any test opens is checked for what no page may lack."""
from collections import Counter

from bs4 import BeautifulSoup
from flask import Flask

from portal.people.devices import COOKIE, sign_in_device

HTML = "text/html; charset=utf-8"
REFERENCES = {"aria-describedby", "aria-labelledby", "for"}


class Browser:
    """A Flask test client that sends what a browser sends and inspects what comes back."""

    def __init__(self, app: Flask):
        self.app = app
        self.client = app.test_client()
        self.response = None
        self.page: BeautifulSoup | None = None

    def sign_in(self, person, *, way: str = "demo") -> "Browser":
        """Become `person`, on a device of theirs.

        By a door of the demo nobody is asked for more, however far a test moves the clock; other ways, such as "link" or "passkey", are.
        """
        token = sign_in_device(person, label="Test browser", way=way)
        self.client.set_cookie(COOKIE, token, domain="localhost")
        return self

    def get(self, path: str, *, status: int = 200, **kwargs) -> BeautifulSoup:
        """Open a page; `status` is what it has to answer."""
        return self._take(self._send("get", path, **kwargs), status)

    def post(self, path: str, data: dict | None = None, *, status: int = 303, **kwargs) -> BeautifulSoup:
        """Send a form as a page of ours would."""
        headers = {"Sec-Fetch-Site": "same-origin", **kwargs.pop("headers", {})}
        return self._take(self._send("post", path, data=data or {}, headers=headers, **kwargs), status)

    def follow(self) -> BeautifulSoup:
        """Open where the last answer leads."""
        return self.get(self.response.location)

    def htmx(self, path: str, data: dict, regions: str, *, status: int = 200) -> BeautifulSoup:
        """Send a form as htmx would, asking for `regions`, the first as target."""
        headers = {
            "HX-Request": "true",
            "HX-Request-Type": "partial",
            "HX-Target": f"section#{regions.split()[0]}",
            "X-Regions": regions,
        }
        return self.post(path, data, headers=headers, status=status)

    def submit(self, form_selector: str = "main form", *, status: int = 303, **fields) -> BeautifulSoup:
        """Fill in and send a form of the page that is open: what it holds already is kept, `fields` change it."""
        form = self.page.select_one(form_selector)
        assert form is not None, f"no form {form_selector}"
        return self.post(form["action"], {**values_of(form), **fields}, status=status)

    @property
    def text(self) -> str:
        """What the page says, without markup."""
        return " ".join(self.page.get_text(" ").split())

    def _send(self, method: str, path: str, **kwargs):
        # A context of its own: the test's outer one would keep who is signed in from request to request.
        with self.app.app_context():
            return getattr(self.client, method)(path, **kwargs)

    def _take(self, response, status: int) -> BeautifulSoup:
        assert response.status_code == status, f"{response.request.path}: {response.status_code}, not {status}\n{response.text[:600]}"
        self.response = response
        self.page = BeautifulSoup(response.text if response.mimetype == "text/html" else "", "html.parser")
        inspect(response, self.page)
        return self.page


def values_of(form) -> dict:
    """What a browser would send of `form` as it stands."""
    values: dict = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        kind = field.get("type", "")
        if kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if kind in ("submit", "file"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen.get("value", chosen.text) if chosen else ""
        elif field.name == "textarea":
            value = field.text.removeprefix("\n")
        else:
            value = field.get("value", "on" if kind == "checkbox" else "")
        if field["name"] in values:
            earlier = values[field["name"]]
            values[field["name"]] = [*(earlier if isinstance(earlier, list) else [earlier]), value]
        else:
            values[field["name"]] = value
    return values


def inspect(response, page: BeautifulSoup) -> None:
    """Fail for a page without title, with two of one id, with a form that goes nowhere, with inline code, without headers."""
    where = response.request.path
    assert "default-src 'none'" in response.headers.get("Content-Security-Policy", ""), f"{where}: no policy"
    assert response.headers.get("X-Content-Type-Options") == "nosniff", where
    if response.mimetype != "text/html" or not response.text or response.location:
        return
    assert response.content_type == HTML, f"{where}: {response.content_type}"
    tags = page.find_all(True)
    ids = Counter(tag["id"] for tag in tags if "id" in tag.attrs)
    twice = [name for name, count in ids.items() if count > 1]
    assert not twice, f"{where}: ids used twice: {twice}"
    labelled = {tag["for"] for tag in tags if tag.name == "label" and "for" in tag.attrs}
    for tag in tags:
        _inspect_one(tag, ids, labelled, where)
    if page.html is not None:
        assert page.title and page.title.text.strip(), f"{where}: no title"
        assert page.html.get("lang"), f"{where}: no language"
        assert len(page.select("h1")) == 1, f"{where}: {len(page.select('h1'))} h1"
        assert page.main, f"{where}: no main"


def _inspect_one(tag, ids: Counter, labelled: set[str], where: str) -> None:
    is_inline = tag.name == "style" or (tag.name == "script" and "src" not in tag.attrs) or tag.attrs.keys() & {"style", "onclick"}
    assert not is_inline, f"{where}: inline code or style"
    assert tag.name != "form" or tag.get("action"), f"{where}: a form without action"
    for name in REFERENCES & tag.attrs.keys():
        for reference in tag[name].split():
            assert reference in ids, f"{where}: {name} names {reference}, which is not there"
    if tag.name in ("select", "textarea") or (tag.name == "input" and tag.get("type") not in ("hidden", "submit")):
        named = tag.get("aria-label") or tag.get("aria-labelledby") or tag.get("id") in labelled or tag.find_parent("label")
        assert named, f"{where}: {tag.get('name')} has no label"
