"""A database of its own for each test run on a PostgreSQL server."""
import os
from urllib.parse import urlsplit, urlunsplit

import psycopg


def fresh_database(server_url: str, purpose: str = "test") -> str:
    """Make an empty database on the server and return its address. One for each pytest process and purpose."""
    name = f"upward_{purpose}_{os.getpid()}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    parts = urlsplit(server_url)
    return urlunsplit(parts._replace(path=f"/{name}"))
