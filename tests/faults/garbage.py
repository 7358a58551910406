"""Seeded garbage: requests that no browser sends, on every address of the street map."""
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, quote_from_bytes, urlencode

from flask import Flask
from werkzeug.routing import AnyConverter, Rule
from werkzeug.routing.converters import NumberConverter

METHODS = ("GET", "POST", "GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get")
NUMBERS = (
    "0", "-1", "1", "2", "3", "007", "1.5", "1e9", "9223372036854775807", "9223372036854775808", "9" * 40, "9" * 5000,
    "NaN", "inf", "0x10", "1_000", "\u0661\u0662", "\u00b2", "true", "null", " 1 ", "+1",
)  # fmt: skip
WORDS = (
    "", " ", "x", "a" * 300, "a" * 70_000, "\x00", "a\x00b", "\r\nSet-Cookie: a=b", "../../etc/passwd", "..%2f..%2f", "%", "%zz",
    "<script>alert(1)</script>", "{{ 7*7 }}", "${7*7}", "' OR 1=1 --", "\";DROP TABLE person;--", "=cmd|'/C calc'!A0", "\ufeff",
    "\u202etxt.exe", "Ａ", "\U0001f600" * 50, "é" * 200, "\ud800", "\udfff\ud800", "//evil.example", "/\\evil.example",
    "javascript:alert(1)", "2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "99999-01-01", "0001-01-01", "25:61", "24:00",
    "23:59:60", "2026-03-29", "02:30", "Mars/Olympus", "zz-ZZ", "happened", "private", "shared", "accept", "on", "[]", "{}", "[[]]",
)  # fmt: skip
BYTES = (b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\xf0\x90", b"a=%FF%FE", b"\x00\x01\x02", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-1.7")
TYPES = (
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data; boundary=b",
    "multipart/form-data", "multipart/form-data; boundary=" + "b" * 200, "application/json", "text/plain", "text/csv", "", "\x7f/\x7f",
    "application/x-www-form-urlencoded; charset=\u00e9", "image/svg+xml; charset=utf-16",
)  # fmt: skip
HEADERS = (
    "Accept", "Accept-Language", "Accept-Encoding", "Range", "If-Modified-Since", "If-None-Match", "If-Range", "Cookie", "Host",
    "HX-Request", "HX-Target", "HX-Request-Type", "HX-Source", "HX-Current-URL", "HX-History-Restore-Request", "X-Regions", "Referer",
    "User-Agent", "Origin", "Sec-Fetch-Site", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-HTTP-Method-Override",
    "Authorization", "Content-Encoding", "Transfer-Encoding", "Expect", "Forwarded", "Date", "If-Unmodified-Since",
)  # fmt: skip
# Names of fields of our own forms, so that some garbage gets past the first question.
FIELDS = (
    "once", "email", "code", "next", "page", "timezone", "given_name", "family_name", "on", "at", "minutes", "format", "agenda", "seen",
    "after", "reason", "outcome", "worth", "topics", "shared_note", "private_note", "takeaway", "takeaway_circle", "words", "circle",
    "goal", "title", "success_test", "due_on", "answer", "role", "name", "purpose", "starts_on", "months", "level", "department", "file",
    "capacity", "languages", "program", "q", "sort", "state", "wave", "first", "measure", "target", "baseline", "join_link",
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """One request as a WSGI server would hand it on."""

    method: str
    path: bytes
    query: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    content_type: str = ""
    content_length: str | None = None

    def environ(self) -> dict:
        """What goes on top of an ordinary WSGI environment."""
        ours = {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path.decode("latin-1"),
            "QUERY_STRING": self.query,
            "CONTENT_TYPE": self.content_type.encode("utf-8", "replace").decode("latin-1"),
            "CONTENT_LENGTH": str(len(self.body)) if self.content_length is None else self.content_length,
        }
        values = {name: value.encode("utf-8", "replace").decode("latin-1") for name, value in self.headers.items()}
        return ours | {"HTTP_" + name.upper().replace("-", "_"): value for name, value in values.items()}


class Garbage:
    """A stream of requests for one application, the same for the same seed; `ids` are ids that exist, by their name in an address."""

    def __init__(self, app: Flask, seed: int, ids: dict[str, list[int]], tokens: list[str]):
        self.draw, self.ids, self.tokens = Random(seed), ids, tokens
        self.rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))

    def request(self) -> Request:
        """The next one."""
        rule = self.draw.choice(self.rules)
        # Half of them the method that the address takes, so that they reach the view.
        method = self.draw.choice(METHODS) if self.draw.random() < 0.4 else min(rule.methods - {"HEAD", "OPTIONS"}, default="GET")
        content_type, body = self._body(rule) if method not in ("GET", "HEAD") or self.draw.random() < 0.05 else ("", b"")
        return Request(
            method=method,
            path=self._path(rule),
            query=self._query() if self.draw.random() < 0.4 else "",
            headers=self._headers(),
            body=body,
            content_type=content_type,
            content_length=self.draw.choice(("-1", "x", "99999999999", "0")) if self.draw.random() < 0.03 else None,
        )

    def _path(self, rule: Rule) -> bytes:
        if self.draw.random() < 0.05:
            return self.draw.choice((b"/" + self._bytes(), b"//", b"/static/../../secret.key", b"/%2e%2e/", b"", b"*", b"/static/\x00"))
        parts = []
        for is_dynamic, part in rule._trace:
            if not is_dynamic:
                parts.append(part.lstrip("|").encode())
            else:
                parts.append(self._part(part, rule._converters[part]).encode("utf-8", "surrogatepass"))
        return b"".join(parts)

    def _part(self, name: str, converter) -> str:
        if self.draw.random() < 0.2:
            return self.draw.choice(NUMBERS + WORDS)
        if isinstance(converter, AnyConverter):
            return self.draw.choice(sorted(converter.items))
        if isinstance(converter, NumberConverter):
            return str(self.draw.choice(self.ids.get(name, range(1, 10))))
        return self.draw.choice((*self.tokens, *WORDS))

    def _value(self) -> str:
        return self.draw.choice((*NUMBERS, *WORDS, *map(str, range(1, 10))))

    def _query(self) -> str:
        if self.draw.random() < 0.1:
            return self._bytes().decode("latin-1")
        return urlencode([(self._name(), self._value().encode("utf-8", "surrogatepass")) for _ in range(self.draw.randint(1, 3))])

    def _name(self) -> str:
        return self.draw.choice(FIELDS) if self.draw.random() < 0.9 else quote(self.draw.choice(WORDS).encode("utf-8", "surrogatepass"))

    def _headers(self) -> dict[str, str]:
        headers = {"Sec-Fetch-Site": "same-origin"}
        if self.draw.random() < 0.25:
            regions = self.draw.choice(("goals journal", "content", "title", "upcoming_sessions", "x " * 500, "flashes", "../x"))
            headers |= {"HX-Request": "true", "HX-Target": "section#goals", "X-Regions": regions}
        for _ in range(self.draw.choice((0, 0, 0, 1, 2))):
            headers[self.draw.choice(HEADERS)] = self.draw.choice(WORDS + NUMBERS + ("bytes=0-", "W/\"x\"", "true", "a, b;q=9", "gzip;q=x"))
        return headers

    def _bytes(self) -> bytes:
        return self.draw.choice(BYTES) * self.draw.choice((1, 3, 200))

    def _body(self, rule: Rule) -> tuple[str, bytes]:
        shape = self.draw.random()
        if shape < 0.6:
            return TYPES[0], self._form()
        if shape < 0.75:
            return "multipart/form-data; boundary=b", self._multipart()
        return self.draw.choice(TYPES), self.draw.choice((self._bytes(), self._form(), self._multipart(), b"", b"[" * 10_000))

    def _form(self) -> bytes:
        names = [self._name() for _ in range(self.draw.choice((0, 1, 3, 6, 12)))]
        prefix = self.draw.choice(("", "", "entry-", "plan-", "past-", "goal-", "step1-", "move1-", "cancel1-"))
        pairs = [(prefix + name, self._value()) for name in names]
        if self.draw.random() < 0.05:
            pairs += [(f"f{number}", "1") for number in range(1500)]
        text = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])
        return text.encode() + (b"&x=" + quote_from_bytes(self._bytes()).encode() if self.draw.random() < 0.1 else b"")

    def _multipart(self) -> bytes:
        """Parts with odd heads, and an end that is often missing."""
        parts = []
        for _ in range(self.draw.randint(0, 4)):
            name = self.draw.choice((*FIELDS, '"', "a" * 5000, "\x00"))
            file = self.draw.choice(("", '; filename="r.csv"', '; filename="../../x"', "; filename*=utf-8''%FF", '; filename="\x00.xlsx"'))
            value = self.draw.choice((self._bytes(), self._value().encode("utf-8", "surrogatepass")))
            parts.append(f'--b\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + value + b"\r\n")
        return b"".join(parts) + self.draw.choice((b"--b--\r\n", b"--b", b"", b"--b\r\nContent-Disposition"))
