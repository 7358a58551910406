"""Which blueprint hangs where: the street map."""
from flask import Flask

from portal.desk import views as desk
from portal.home import views as home
from portal.patterns import views as patterns
from portal.people import own_views, setup_views  # noqa: F401  (they hang their views on the room's blueprint)
from portal.people import views as people
from portal.web import health


def hang(app: Flask) -> None:
    """Hang every blueprint; each view writes its own address in full."""
    for blueprint in (health.bp, people.bp, home.bp, desk.bp, patterns.bp):
        app.register_blueprint(blueprint)
