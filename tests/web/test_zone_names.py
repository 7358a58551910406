"""A time zone is told by a name that a person knows."""
import pytest

from portal.web.filters import zone_name


@pytest.mark.parametrize(("zone", "name"), [("UTC", "UTC"), ("Etc/UTC", "UTC"), ("Europe/Paris", "Central European Time")])
def test_a_zone_is_never_an_unknown_region(app, zone, name):
    with app.test_request_context():
        assert zone_name(zone) == name
