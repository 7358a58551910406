"""Rate limits: rows in the database, spent in one atomic statement, so that they hold across processes."""
import hashlib
from datetime import datetime, timedelta

from flask import current_app, request
from peewee import CharField, IntegerField

from portal.clock import now
from portal.db import MomentField, Table, db


class Allowance(Table):
    """How often something was tried in one stretch of time."""

    bucket = CharField(64)
    stretch = IntegerField()
    spent = IntegerField()
    counted_until = MomentField(index=True)

    class Meta:
        indexes = ((("bucket", "stretch"), True),)


def spend(what: str, who: str, *, limit: int, seconds: int) -> bool:
    """Count one try of `what` by `who`; whether it is still within `limit` in this stretch of `seconds`."""
    salt = current_app.config["SETTINGS"].secret_key
    bucket = hashlib.sha256(f"{salt}|{what}|{who}".encode("utf-8", "replace")).hexdigest()
    at = now()
    stretch = int(at.timestamp()) // seconds
    ends = at + timedelta(seconds=seconds)
    with db.atomic():
        rows = (
            Allowance.insert(bucket=bucket, stretch=stretch, spent=1, counted_until=ends)
            .on_conflict(conflict_target=[Allowance.bucket, Allowance.stretch], update={Allowance.spent: Allowance.spent + 1})
            .returning(Allowance.spent)
            .execute()
        )
        return next(iter(rows)).spent <= limit


def forget_allowances(*, before: datetime) -> None:
    """Drop what was counted until `before`."""
    Allowance.delete().where(Allowance.counted_until < before).execute()


def address() -> str:
    """Where the request comes from: the connection, or what the trusted proxies say (see create_app)."""
    return request.remote_addr or ""
