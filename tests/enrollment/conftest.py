"""What tests of this room share."""
import pytest

from portal.db import db


@pytest.fixture
def counted(monkeypatch):
    """How many statements something sends to the database: counted(lambda: browser.get("/"))."""

    def count(do) -> int:
        sent, real = [], db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, **more: (sent.append(args[0]), real(*args, **more))[1])
            do()
        return len(sent)

    return count
