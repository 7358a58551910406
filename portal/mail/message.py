"""A letter, ready to be sent."""
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from portal.clock import now

SENDER_NAME = "Upward"


@dataclass(frozen=True)
class Attachment:
    """A file that goes along: its name, content and type such as text/calendar; `parameters` go into the type's header."""

    name: str
    content: bytes
    mime: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Message:
    """One letter to one address."""

    to: str
    subject: str
    text: str
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    # More headers, by name, such as List-Unsubscribe.
    headers: tuple[tuple[str, str], ...] = ()

    def as_email(self, *, message_id: str, sender: str) -> EmailMessage:
        """The letter in the form that mail servers read. Raises ValueError for an address or subject with a line break."""
        email = EmailMessage()
        email["From"] = Address(SENDER_NAME, addr_spec=sender)
        # Split at the last @ and not parsed: HR exports hold addresses that are deliverable and against the grammar (a..b@example).
        user, _, domain = self.to.rpartition("@")
        email["To"] = Address(username=user, domain=domain)
        email["Subject"] = self.subject
        email["Date"] = format_datetime(now())
        email["Message-ID"] = f"<{message_id}>"
        email["Auto-Submitted"] = "auto-generated"
        for name, value in self.headers:
            email[name] = value
        email.set_content(self.text)
        if self.html:
            email.add_alternative(self.html, subtype="html")
        for attachment in self.attachments:
            _attach(email, attachment)
        return email


def _attach(email: EmailMessage, attachment: Attachment) -> None:
    """Add a file; a calendar entry goes twice, as the large calendars send theirs.

    Outlook takes an entry up only where it stands beside the words, and a calendar part elsewhere for a file (its notes on RFC 6047, 2.4);
    other programs look among the files alone. As a file it has no method, so that no program takes it up a second time.
    """
    main, sub = attachment.mime.split("/", 1)
    if attachment.mime == "text/calendar":
        email.add_alternative(attachment.content, main, sub, params=dict(attachment.parameters) or None)
        main, sub, parameters = "application", "ics", None
    else:
        parameters = dict(attachment.parameters) or None
    email.add_attachment(attachment.content, main, sub, filename=attachment.name, params=parameters)
