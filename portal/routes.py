"""Which blueprint hangs where: the street map."""
from flask import Flask

from portal.desk import views as desk
from portal.web import health


def hang(app: Flask) -> None:
    """Hang every blueprint; each view writes its own address in full."""
    for blueprint in (health.bp, desk.bp):
        app.register_blueprint(blueprint)
