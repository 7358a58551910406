"""Kind pages for what goes wrong; a crash is logged once, with a reference and without personal data."""
import logging
import secrets

from flask import Flask, current_app, g, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin
from peewee import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from portal.web.htmx import htmx
from portal.web.links import safe_path
from portal.web.once import KeyReused

log = logging.getLogger("portal.errors")


def handle_errors(app: Flask) -> None:
    """Answer every failure with a page of ours."""
    # Flask would log the address, and with it a token; the handlers here log what may be known.
    app.log_exception = lambda _error: None
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(KeyReused, _key_reused)
    app.register_error_handler(OperationalError, _database_failed)
    app.register_error_handler(InternalServerError, _handler_failed)
    app.register_error_handler(Exception, _crashed)


def _refused(error: HTTPException):
    if error.response is not None or error.code is None or error.code < 400:
        return error
    if error.code == 405 and request.method in ("GET", "HEAD") and (page := _page_above(request.path)):
        return redirect(page)
    words = {
        400: (_("Something was missing"), _("What arrived was not complete. Go back and try it again.")),
        403: (_("That is not yours to change"), _("You can see it, and somebody else can change it. Your coordinator knows who.")),
        404: (_("There is nothing here"), _("It may have moved, or it belongs to somebody else. Check the address.")),
        405: (_("That does not work here"), _("Open the page again from the start page, and use its buttons.")),
        409: (_("Somebody else is signed in here now"), _("What was written waits for its writer, and is sent after the next sign-in.")),
        410: (_("The form has changed since you wrote this"), _("Your words are still on this device. Open the form again, and send it.")),
        413: (_("That is too large"), _("Go back and send a smaller file, or fewer words.")),
        429: (_("Wait a moment"), _("There were many tries in a short time. Try again in an hour.")),
    }
    title, text = words.get(error.code, words[400])
    response = _page(title, text, error.code)
    if error.code == 405 and error.valid_methods:
        response.allow.update(error.valid_methods)
    return response


def _page_above(path: str) -> str | None:
    """The nearest page that a write's address stands under; None for the start page. It is read from the address and no row.

    Without a script, a refused form leaves the browser at the address that it was sent to; who opens that again wants the page.
    """
    streets = current_app.create_url_adapter(request)
    while path := path.rpartition("/")[0]:
        try:
            endpoint, values = streets.match(path, method="GET")
        except HTTPException:
            continue
        return url_for(endpoint, **values)
    return None


def _key_reused(error: KeyReused):
    return _page(_("You saved this already"), _("Open it and change it there, or start a new one."), 409)


def _database_failed(error: OperationalError):
    """The disk is full, the database locked or gone: nothing was acknowledged, so nothing is lost."""
    _log_once(error, "database")
    if request.method in ("GET", "HEAD"):
        title, text = _("This does not open now"), _("Nothing is lost. Try again in a minute.")
    else:
        title, text = _("This was not saved"), _("Nothing else is lost: go back, and try again in a minute.")
    response = _page(title, text, 503)
    response.headers["Retry-After"] = "60"
    return response


def _crashed(error: Exception):
    reference = _log_once(error, "crash")
    return _page(_("Something broke here"), _("It is not your doing. Tell your coordinator this reference:"), 500, reference)


def _handler_failed(error: InternalServerError):
    """Another of these pages, or what runs after the view, failed; seldom for another reason than the database."""
    cause = error.original_exception
    try:
        return _database_failed(cause) if isinstance(cause, OperationalError) else _crashed(cause or error)
    except Exception as another:
        # Not even the page of a crash can be made: left to the server, the words of the error would stand in its log.
        _log_once(another, "crash")
        return make_response(("Something broke here. Try again in a minute.", 500, {"Content-Type": "text/plain; charset=utf-8"}))


def _log_once(error: Exception, kind: str) -> str:
    reference = secrets.token_hex(4)
    # The message of an error may quote what somebody wrote; its kind and place never do.
    place = _place(error)
    log.error(kind, extra={"reference": reference, "error": type(error).__name__, "place": place, "endpoint": request.endpoint})
    return reference


def _place(error: Exception) -> str:
    trace, places = error.__traceback__, []
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/portal/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-4:])


def _again(status: int) -> str | None:
    """The address to try once more, where trying helps: a page that was opened, and broke."""
    return safe_path(request.full_path.rstrip("?")) if status in (500, 503) and request.method == "GET" else None


def _page(title: str, text: str, status: int, reference: str | None = None):
    if status >= 500 and "_login_user" not in g:
        # Who asks could not be looked up, and a second try would fail like the first.
        g._login_user = AnonymousUserMixin()
    template = "errors/_part.html" if htmx else "errors/error.html"
    said = {"title": title, "text": text, "reference": reference, "status": status, "again": _again(status)}
    response = make_response(render_template(template, **said), status)
    if htmx:
        response.headers["HX-Retarget"] = "#flashes"
        response.headers["HX-Reswap"] = "innerHTML"
    return response
