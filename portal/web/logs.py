"""One JSON line for each request and event: who asked for which endpoint, never what was written, no address, no token."""
import json
import logging
import sys
import time
from datetime import UTC, datetime

from flask import Flask, g, request
from flask_login import current_user

from portal.settings import Settings

PLAIN = frozenset(vars(logging.makeLogRecord({})))


class JsonLines(logging.Formatter):
    """A record as one line of JSON; control characters are escaped, so a line cannot be forged."""

    def format(self, record: logging.LogRecord) -> str:
        facts = {key: value for key, value in vars(record).items() if key not in PLAIN and key != "message"}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps({"at": at, "level": record.levelname.lower(), "event": record.getMessage(), **facts}, default=str)


def log_to_stderr(settings: Settings) -> None:
    """Write the portal's records to standard error as JSON lines; in a demo only what went wrong, or they would hide its sign-ins."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("portal")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.WARNING if settings.mode == "demo" else logging.INFO)
    logger.propagate = False


def log_requests(app: Flask) -> None:
    """Log each request by its endpoint; an address could hold a token, so it is left out."""
    log = logging.getLogger("portal.requests")

    @app.before_request
    def _start():
        g.started = time.perf_counter()

    @app.after_request
    def _finish(response):
        spent = round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1)
        is_unnamed = getattr(app.view_functions.get(request.endpoint), "is_unnamed", False)
        person = current_user.id if current_user and current_user.is_authenticated and not is_unnamed else None
        facts = {"method": request.method[:10], "endpoint": request.endpoint, "status": response.status_code, "ms": spent}
        log.info("request", extra={**facts, "person": person})
        return response
