"""One file that holds everything but the key of the private words, and the way back from it."""
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal import migrating
from portal.clock import now
from portal.db import connect, db, is_postgresql, keep_write_ahead_log, open_database
from portal.schema import MODELS
from portal.secrets import fingerprint_of
from portal.settings import Settings

SQLITE, POSTGRESQL, MANIFEST = "portal.db", "portal.sql", "manifest.json"


class BackupError(Exception):
    """The backup cannot be made or taken; its text is a sentence for the operator."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: when it was made, rows per table, and the fingerprint of the key that it needs."""

    made_at: str
    database: str
    migrations: list[str]
    rows: dict[str, int]
    private_key: str

    @property
    def made(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def back_up(settings: Settings, target: Path) -> Manifest:
    """Write a backup to `target` (.tar.gz) while the portal runs; written beside and moved, so that it is whole or not there."""
    connect()
    with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix="backup-") as folder:
        copy = Path(folder)
        _copy_database(settings, copy)
        manifest = _manifest(settings, copy)
        (copy / MANIFEST).write_text(json.dumps(vars(manifest), indent=1))
        _copy_files(settings, copy)
        draft = target.with_name(target.name + ".draft")
        with tarfile.open(draft, "w:gz") as archive:
            for path in sorted(copy.iterdir()):
                archive.add(path, arcname=path.name)
        draft.chmod(0o600)
        draft.replace(target)
    return manifest


def restore(settings: Settings, source: Path) -> Manifest:
    """Put a backup into this portal's empty DATA_DIR and database, and check it. Raises BackupError and changes nothing then."""
    if settings.database_url.startswith("sqlite") and _file_of(settings).exists():
        raise BackupError(f"{_file_of(settings)} holds a database already. Restore into an empty DATA_DIR.")
    with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix="restore-") as folder:
        copy = Path(folder)
        manifest = _unpacked(source, copy)
        _check_key(settings, manifest)
        _put_database(settings, copy)
        for name in ("secret.key", "papers"):
            if (copy / name).exists():
                _replace(copy / name, settings.data_dir / name)
    _check_rows(settings, manifest)
    return manifest


def _copy_database(settings: Settings, copy: Path) -> None:
    if is_postgresql():
        _run(settings.database_url, "pg_dump", "--no-owner", "--file", str(copy / POSTGRESQL))
    else:
        # Not a copy of the file: the write-ahead log beside it holds what was written last.
        db.execute_sql("VACUUM INTO ?", (str(copy / SQLITE),))
        _check_integrity(copy / SQLITE)


def _copy_files(settings: Settings, copy: Path) -> None:
    if (settings.data_dir / "secret.key").exists():
        shutil.copy2(settings.data_dir / "secret.key", copy / "secret.key")
    if settings.papers_dir.exists():
        shutil.copytree(settings.papers_dir, copy / "papers")


def _manifest(settings: Settings, copy: Path) -> Manifest:
    if (copy / SQLITE).exists():
        with sqlite3.connect(copy / SQLITE) as connection:
            rows = {m._meta.table_name: connection.execute(f'SELECT count(*) FROM "{m._meta.table_name}"').fetchone()[0] for m in MODELS}
            names = [name for (name,) in connection.execute("SELECT name FROM schema_migration ORDER BY name")]
    else:
        rows = {model._meta.table_name: model.select().count() for model in MODELS}
        names = sorted(migrating.applied())
    kind = urlsplit(settings.database_url).scheme
    return Manifest(now().isoformat(), kind, names, rows, fingerprint_of(settings.private_key_file))


def _unpacked(source: Path, copy: Path) -> Manifest:
    try:
        with tarfile.open(source) as archive:
            archive.extractall(copy, filter="data")
        return Manifest(**json.loads((copy / MANIFEST).read_text()))
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, TypeError) as error:
        raise BackupError(f"{source} is not a whole backup of Upward.") from error


def _check_key(settings: Settings, manifest: Manifest) -> None:
    path = settings.private_key_file
    if not path.exists() or fingerprint_of(path) != manifest.private_key:
        raise BackupError(
            f"This backup needs the key of its private words at {path}. Put the key that was kept apart there, and restore again."
        )


def _put_database(settings: Settings, copy: Path) -> None:
    if settings.database_url.startswith("sqlite") != (copy / SQLITE).exists():
        raise BackupError("This backup comes from another kind of database than DATABASE_URL names.")
    if (copy / SQLITE).exists():
        _check_integrity(copy / SQLITE)
        _replace(copy / SQLITE, _file_of(settings))
    else:
        file = str(copy / POSTGRESQL)
        _run(settings.database_url, "psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--single-transaction", "--file", file)


def _file_of(settings: Settings) -> Path:
    return Path(settings.database_url.removeprefix("sqlite:///"))


def _check_integrity(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise BackupError("The copy of the database is damaged.")


def _check_rows(settings: Settings, manifest: Manifest) -> None:
    open_database(settings.database_url)
    connect()
    keep_write_ahead_log()
    migrating.refuse_newer()
    counted = {model._meta.table_name: model.select().count() for model in MODELS if model._meta.table_name in manifest.rows}
    if any(counted[name] != manifest.rows[name] for name in counted):
        raise BackupError("The restored database does not hold what the backup says.")


def _replace(source: Path, target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    shutil.move(source, target)


def _run(database_url: str, program: str, *arguments: str) -> None:
    """Let one of PostgreSQL's programs work on this database; everybody on the machine can read its command line: no password there."""
    parts = urlsplit(database_url)
    name, _at, host = parts.netloc.rpartition("@")
    address = parts._replace(netloc=f"{name.partition(':')[0]}{_at}{host}").geturl()
    secret = {"PGPASSWORD": unquote(parts.password)} if parts.password else {}
    try:
        subprocess.run([program, *arguments, address], check=True, capture_output=True, timeout=3600, env=os.environ | secret)
    except FileNotFoundError as error:
        raise BackupError(f"{program} is not installed. It comes with PostgreSQL's client.") from error
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{program} failed: {error.stderr.decode(errors='replace').strip().splitlines()[-1:]}") from error
