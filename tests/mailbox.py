"""Reads the letters that the portal wants to send."""
from portal.mail import outbox
from portal.mail.letters import written
from portal.mail.message import Message


def deliver() -> list[Message]:
    """Write every due letter, mark it sent, and return the messages in the order they were queued."""
    messages = []
    for letter in outbox.claim(limit=1000):
        message = written(letter.letter, letter.payload)
        if message is None:
            outbox.mark_dropped(letter)
        else:
            outbox.mark_sent(letter)
            messages.append(message)
    return messages
