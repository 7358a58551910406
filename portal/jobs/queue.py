"""The queue: jobs are rows of the portal's own database, written in the caller's transaction."""
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps

from huey.api import Huey
from huey.contrib.sql_huey import SqlStorage
from huey.storage import BlackHoleStorage
from peewee import Database

NUDGED = "outbox-nudged"


class Storage(SqlStorage):
    """huey's tables under names of their own; migrations make them."""

    def create_models(self):
        models = super().create_models()
        for model in models:
            model._meta.set_table_name(f"huey_{model.__name__.lower()}")
        return models


# Bound to the database by create_app; until then nothing may be queued for good.
huey = Huey("portal", storage_class=BlackHoleStorage, results=False)
_enter: Callable[[], AbstractContextManager] = nullcontext


def bind(database: Database, around: Callable[[], AbstractContextManager]) -> None:
    """Keep the queue in `database`, and run each job inside `around`."""
    global _enter
    huey.storage = Storage(name="portal", database=database, create_tables=False)
    _enter = around


def surroundings() -> AbstractContextManager:
    """What a job or a command runs in: the application's context and an open connection."""
    return _enter()


def job(function: Callable) -> Callable:
    """A function that the worker runs: calling it queues it, in the caller's transaction; it runs at most once.

    What must not get lost keeps its state in a row of its own, and a sweep in schedule.py queues it again.
    """

    @wraps(function)
    def run(*args, **kwargs):
        with surroundings():
            return function(*args, **kwargs)

    return huey.task()(run)


def every(*when, **cron):
    """A function that the worker runs by the clock; see huey.crontab for `when`."""

    def schedule(function: Callable) -> Callable:
        @wraps(function)
        def run():
            with surroundings():
                return function()

        return huey.periodic_task(*when, **cron)(run)

    return schedule


def nudge() -> None:
    """Let the worker look at the outbox as soon as the caller's transaction is done; many nudges are one."""
    if not huey.immediate and huey.storage.put_if_empty(NUDGED, b"1"):
        huey.enqueue(_drain.s())


@huey.task()
def _drain():
    with surroundings():
        huey.storage.pop_data(NUDGED)
        _drain_with()


def _drain_with() -> None:
    """Replaced by `drain_with`."""


def drain_with(function: Callable[[], object]) -> None:
    """Name what a nudge leads to."""
    global _drain_with
    _drain_with = function
