"""What a WSGI server loads: `wsgi:app`."""
from portal import create_app

app = create_app()
