"""Upward's front door: settings, database, routes, guard, wiring."""
from contextlib import contextmanager

from flask import Flask, g, request
from flask_babel import Babel, gettext
from flask_compress import Compress
from flask_login import LoginManager
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter
from whitenoise import WhiteNoise

from portal import consequences, db, routes, secrets, words
from portal.desk.navigation import company_navigation, desk_navigation
from portal.jobs import queue
from portal.mail.delivery import drain
from portal.pairing.format_words import pairing_globals
from portal.people.devices import keep_signed_in
from portal.people.passkeys import passkey_host
from portal.people.proof import before_staff_pages
from portal.programs.partner_words import partner_word
from portal.programs.role_words import role_globals
from portal.settings import ROOT, Settings
from portal.web import access, assets, compiled, errors, filters, headers, kept, languages, logs, origin, ui
from portal.web.htmx import htmx
from portal.web.incoming import Incoming

LARGEST_ID = 2**63 - 1


class Id(IntegerConverter):
    """An id in an address: a number that fits the database's largest."""

    regex = "[0-9]{1,19}"

    def __init__(self, url_map):
        super().__init__(url_map, min=1, max=LARGEST_ID)


def create_app(settings: Settings | None = None) -> Flask:
    """The portal as a WSGI application, its database opened but not connected. Raises SettingsError, SecretsError."""
    settings = settings or Settings.from_environment()
    app = Flask("portal", static_folder=None, template_folder=str(ROOT / "templates"))
    app.request_class = Incoming
    _configure(app, settings)
    database = db.open_database(settings.database_url)
    secrets.use_key_file(settings.private_key_file)
    queue.bind(database, _surroundings(app))
    queue.drain_with(lambda: drain(settings))
    _open_for_each_request(app)
    logs.log_requests(app)
    origin.refuse_cross_site(app)
    kept.receive_kept(app)
    headers.add_headers(app)
    errors.handle_errors(app)
    routes.hang(app)
    access.guard(app)
    consequences.wire()
    _serve_static(app, settings)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        # Whatever FLASK_DEBUG says: a debugger runs the code of whoever finds it.
        DEBUG=False,
        SESSION_COOKIE_NAME="__Host-words" if settings.is_https else "words",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=11 * 2**20,
        MAX_FORM_MEMORY_SIZE=2**20,
        MAX_FORM_PARTS=500,
        COMPRESS_ALGORITHM=["zstd", "br", "gzip"],
        COMPRESS_BR_LEVEL=4,
        COMPRESS_ZSTD_LEVEL=6,
        COMPRESS_MIMETYPES=["text/html", "text/css", "application/json", "image/svg+xml", "text/csv"],
        BABEL_DEFAULT_LOCALE="en",
    )
    app.url_map.converters["id"] = Id
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.i18n")
    Babel(app, timezone_selector=filters.reader_zone)
    languages.speak(app.jinja_env)
    app.jinja_env.bytecode_cache = compiled.kept_templates(app.jinja_env)
    words.translate_with(gettext)
    Compress(app)
    htmx.init_app(app)
    LoginManager(app)
    keep_signed_in(app)
    access.hold_staff_pages(app, before_staff_pages)
    filters.add_filters(app)
    app.jinja_env.globals.update(passkey_host=passkey_host, account=kept.account, kept_version=kept.VERSION)
    app.jinja_env.globals.update(
        ui=ui.gather(app.jinja_env), page_language=ui.page_language, paper_colors=ui.paper_colors(),
        desk_navigation=desk_navigation, company_navigation=company_navigation, **role_globals, **pairing_globals,
        partner_word=partner_word,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)


def _open_for_each_request(app: Flask) -> None:
    @app.before_request
    def _connect() -> None:
        # Whether the process is alive has nothing to do with its database.
        if request.endpoint != "health.alive":
            db.connect()
            g.is_connected = True

    @app.teardown_request
    def _release(_error) -> None:
        # The context that a letter is composed in never asked for a connection, and must not end its caller's.
        if g.pop("is_connected", False):
            db.release()


def _surroundings(app: Flask):
    """What a job runs in: the application's context and a connection."""

    @contextmanager
    def surroundings():
        with app.app_context():
            db.connect()
            try:
                yield
            finally:
                db.release()

    return surroundings


def _serve_static(app: Flask, settings: Settings) -> None:
    made = assets.make_assets(ROOT / "static", settings.data_dir / "assets")
    app.jinja_env.globals["asset"] = made.address
    app.wsgi_app = WhiteNoise(
        app.wsgi_app,
        root=str(made.folder),
        prefix="static/",
        immutable_file_test=assets.is_hashed,
        max_age=60,
        allow_all_origins=False,
        add_headers_function=headers.for_static_files(settings),
    )

