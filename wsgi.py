"""What a WSGI server loads: `wsgi:app`."""
from portal import create_app
from portal.settings import keep_to_ourselves
from portal.web.logs import log_to_stderr

keep_to_ourselves()
app = create_app()
log_to_stderr(app.config["SETTINGS"])
