"""What a WSGI server loads: `wsgi:app`."""
from portal import create_app
from portal.web.logs import log_to_stderr

app = create_app()
log_to_stderr(app.config["SETTINGS"])
