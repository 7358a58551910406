"""Administration: who runs what, and the whole roster."""
from tests.gallery.acts import press, send
from tests.gallery.windows import Window, refused

_PROVIDER = "/administration/company-groups"

WINDOWS = [
    Window("staff-who-runs-what", "adam", "/administration"),
    Window("staff-removal-asked", "adam", "/administration", press("Remove"), state="open"),
    refused("staff-appoint", "adam", "/administration", send("/appointments"), "staff.make"),
    Window("staff-sorted", "adam", "/administration?sort=-name&role=sponsor"),
    Window("staff-nothing-found", "adam", "/administration?q=nobody-of-this-name", state="empty"),
    Window("staff-roster", "adam", "/administration/roster", state="long"),
    Window("staff-roster-nobody-fits", "adam", "/administration/roster?q=nobody-of-this-name", state="empty"),
    Window("staff-company-groups", "adam", _PROVIDER),
    Window("staff-company-groups-nobody-fits", "adam", f"{_PROVIDER}?q=nothing-of-this-name", state="empty"),
    Window("staff-company-group-removal-asked", "adam", _PROVIDER, press("Remove"), state="open"),
    refused("staff-company-groups", "adam", _PROVIDER, send(_PROVIDER), "company_groups.make"),
    Window("staff-ways", "adam", "/administration/sign-in"),
    Window("staff-ways-switching-asked", "adam", "/administration/sign-in", press("Switch off"), state="open"),
    Window("staff-ways-reset-asked", "adam", "/administration/sign-in?q=ama", press("Remove what was lost"), state="open"),
    Window("staff-ways-nobody-fits", "adam", "/administration/sign-in?q=nobody-of-this-name", state="empty"),
]
