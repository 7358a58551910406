"""The worker process: runs what is queued and what is due by the clock, until it is told to end."""
import logging

from flask import Flask

from portal.db import db
from portal.jobs.queue import huey


def work(app: Flask) -> None:
    """Run jobs until SIGTERM or SIGINT; a running job is finished first."""
    from portal import schedule  # noqa: F401  registers what runs when
    from portal.web.logs import log_to_stderr

    log_to_stderr()
    logging.getLogger("huey").setLevel(logging.WARNING)
    if not db.is_closed():
        db.close()
    consumer = huey.create_consumer(workers=1, periodic=True, initial_delay=0.1, max_delay=1.0, check_worker_health=True)
    consumer.run()
