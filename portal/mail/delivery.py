"""Sends what is due: to the SMTP server, or into the mailbox folder of a demo."""
import hashlib
import logging
import os
import smtplib
import ssl
from contextlib import contextmanager
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from portal.mail import outbox
from portal.mail.letters import waits_until, written
from portal.settings import Settings

log = logging.getLogger("portal.mail")


class NoServer(Exception):
    """The mail server cannot be reached or does not let us in: that is no letter's fault."""


def drain(settings: Settings, *, at_any_hour: bool = False) -> int:
    """Send everything that is due; how many letters went out. Without a server and without a mailbox, letters wait.

    What had better not come now is put off, unless `at_any_hour`.
    """
    if not settings.smtp_url and not settings.shows_letters:
        return 0
    sent = 0
    while claimed := outbox.claim():
        letters = claimed if at_any_hour else [letter for letter in claimed if not _put_off(letter)]
        with _carrier(settings) as carry:
            for number, letter in enumerate(letters):
                try:
                    sent += _send(letter, carry, settings)
                except NoServer:
                    outbox.put_back(letters[number:])
                    return sent
    return sent


def sender_address(settings: Settings) -> str:
    """The address that letters come from: `from` in SMTP_URL, else upward@ the portal's host."""
    named = parse_qs(urlsplit(settings.smtp_url).query).get("from")
    host = urlsplit(settings.base_url).hostname or "localhost"
    return named[0] if named else f"upward@{host if '.' in host else 'upward.invalid'}"


def message_id(key: str, settings: Settings) -> str:
    """One id for one letter, so that a repeat is recognised as such by mail programs."""
    return f"{hashlib.sha256(f'{settings.base_url}|{key}'.encode()).hexdigest()[:40]}@{urlsplit(settings.base_url).hostname}"


def _put_off(letter: outbox.Letter) -> bool:
    """Let a letter be due again later if it had better not come now; whether it had."""
    until = waits_until(letter.letter, letter.payload)
    if until is not None:
        outbox.put_off(letter, until)
    return until is not None


def _send(letter: outbox.Letter, carry, settings: Settings) -> bool:
    try:
        message = written(letter.letter, letter.payload)
        if message is None:
            outbox.mark_dropped(letter)
            return False
        carry(letter, message.as_email(message_id=message_id(letter.key, settings), sender=sender_address(settings)))
    except NoServer as error:
        log.warning("no mail server", extra={"error": type(error.__cause__).__name__})
        raise
    except Exception as error:  # one letter that cannot be written or sent must not hold up the others
        log.warning("letter failed", extra={"letter": letter.letter, "row": letter.id, "error": type(error).__name__})
        outbox.mark_failed(letter, outbox.REFUSED if _is_refusal(error) else type(error).__name__)
        return False
    outbox.mark_sent(letter)
    return True


def _is_refusal(error: Exception) -> bool:
    """Whether the server will not take the addressee, now or later: RFC 5321 says so with a code from 500 on."""
    return isinstance(error, smtplib.SMTPRecipientsRefused) and all(code >= 500 for code, _words in error.recipients.values())


@contextmanager
def _carrier(settings: Settings):
    if not settings.smtp_url:
        yield lambda letter, email: _put_into_mailbox(letter, email, settings)
        return
    server = None

    def carry(_letter, email: EmailMessage) -> None:
        nonlocal server
        server = server or _connected(settings.smtp_url)
        try:
            server.send_message(email)
        except (OSError, smtplib.SMTPServerDisconnected):
            server = None
            raise

    try:
        yield carry
    finally:
        if server is not None:
            try:
                server.quit()
            except (OSError, smtplib.SMTPException):
                log.info("mail server hung up")


def _connected(url: str) -> smtplib.SMTP:
    try:
        return _connection(url)
    except (OSError, smtplib.SMTPException) as error:
        raise NoServer from error


def _connection(url: str) -> smtplib.SMTP:
    """A connection to smtp://user:password@host:587 (STARTTLS where offered) or smtps://host:465."""
    parts = urlsplit(url)
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(parts.hostname, parts.port or 465, timeout=20, context=context)
    else:
        server = smtplib.SMTP(parts.hostname, parts.port or 25, timeout=20)
        server.ehlo()
        if server.has_extn("starttls") or parts.username:
            server.starttls(context=context)
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def _put_into_mailbox(letter: outbox.Letter, email: EmailMessage, settings: Settings) -> None:
    """One file a letter, named by its row: the same letter again is the same file."""
    settings.mailbox_dir.mkdir(parents=True, exist_ok=True)
    path = settings.mailbox_dir / f"{letter.id:08d}.eml"
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(email.as_bytes())
    draft.replace(path)
