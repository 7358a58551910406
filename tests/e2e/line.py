"""The line between a phone and the portal: it can be cut, and it can lose answers on their way back."""
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.faults.wire import Wire


class Line(Wire):
    """A wire that also loses answers: what a form did is done, and nobody hears of it."""

    def __init__(self, target: tuple[str, int]):
        self.loses, self.lost = 0, 0
        super().__init__(target)
        self.address = f"http://127.0.0.1:{self.port}"

    @staticmethod
    @contextmanager
    def to_port(port: int) -> Iterator["Line"]:
        """A line to a server of this machine."""
        line = Line(("127.0.0.1", port))
        try:
            yield line
        finally:
            line.cut()
            line.listener.close()

    def lose_answers(self, number: int) -> None:
        """Lose the answers to the next so many forms."""
        self.loses, self.lost = number, 0

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        other, is_form = {near: far, far: near}, False
        with near, far, suppress(OSError):
            while True:
                for end in select.select([near, far], [], [])[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    is_form = data.startswith(b"POST") if end is near and data[:5].split(b" ")[0] in (b"GET", b"POST") else is_form
                    if end is far and is_form and self.loses > 0:
                        self.loses, self.lost = self.loses - 1, self.lost + 1
                        return
                    other[end].sendall(data)
