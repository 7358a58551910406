"""The request as it comes in, made readable before anybody reads it."""
import re

from flask import Request

NOT_ASCII = re.compile(rb"[^\x21-\x7e]")


class Incoming(Request):
    """A request whose query is plain ASCII: werkzeug stumbles over bytes that a browser would have escaped."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query_string = NOT_ASCII.sub(lambda found: b"%%%02X" % found[0][0], self.query_string)
