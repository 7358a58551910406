"""A database connection and the thread that opened it."""
import threading
import weakref

import pytest

from portal.db import connect, db, is_postgresql


def test_a_connection_outlives_the_thread_that_opened_it(app):
    # One that died with its thread took the web server's worker down with it, now and then.
    if is_postgresql():
        pytest.skip("only on SQLite: PostgreSQL's connections live in a pool")
    seen = []

    def work():
        def carried():
            """A function that lives as long as the connection it is registered on."""

        connect()
        db.connection().create_function("carried", 0, carried)
        seen.append(weakref.ref(carried))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen[0]() is not None
