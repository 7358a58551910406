"""A wire to a PostgreSQL server that can be cut: what a server that goes down looks like from here, without taking one down."""
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit


class Wire:
    """Forwards a local port to `target`; while it is cut, connections are dropped and new ones hang up at once."""

    def __init__(self, target: tuple[str, int]):
        self.target, self.is_whole, self.pairs = target, True, []
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @staticmethod
    @contextmanager
    def to(url: str) -> Iterator["Wire"]:
        """A wire to the server of a database's address; `url` is that database through the wire."""
        parts = urlsplit(url)
        wire = Wire((parts.hostname, parts.port or 5432))
        account = parts.netloc.rpartition("@")[0]
        wire.url = urlunsplit(parts._replace(netloc=f"{account}@127.0.0.1:{wire.port}"))
        try:
            yield wire
        finally:
            wire.cut()
            wire.listener.close()

    def cut(self) -> None:
        """Drop every connection."""
        self.is_whole = False
        for ends in self.pairs:
            for end in ends:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self.pairs.clear()

    def mend(self) -> None:
        """Take connections again."""
        self.is_whole = True

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                if not self.is_whole:
                    near.close()
                    continue
                far = socket.create_connection(self.target)
                self.pairs.append((near, far))
                threading.Thread(target=self._carry, args=(near, far), daemon=True).start()

    @staticmethod
    def _carry(near: socket.socket, far: socket.socket) -> None:
        other = {near: far, far: near}
        with near, far, suppress(OSError):
            while True:
                for end in select.select([near, far], [], [])[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    other[end].sendall(data)
