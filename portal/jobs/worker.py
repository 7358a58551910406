"""The worker process: runs what is queued and what is due by the clock, until it is told to end."""
import logging

from portal.db import db
from portal.jobs.queue import huey


def work() -> None:
    """Run jobs until SIGTERM, which lets a running job finish first, or SIGINT, which does not.

    The caller has imported what runs when.
    """
    logging.getLogger("huey").setLevel(logging.WARNING)
    if not db.is_closed():
        db.close()
    # Of itself huey has it the other way round: SIGTERM, which is what supervisors send, would cut a job off.
    consumer = huey.create_consumer(
        workers=1, periodic=True, initial_delay=0.1, max_delay=1.0, check_worker_health=True, graceful_signal="TERM"
    )
    consumer.run()
