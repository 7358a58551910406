"""How long a proof of who somebody is counts on a device: hours before the pages of staff, minutes before a sensitive step."""
from datetime import datetime, timedelta

from portal.people.models import Device

# NIST SP 800-63B, level 2: twelve hours in all, and an hour without a visit.
STRONG_FOR, STRONG_IDLE = timedelta(hours=12), timedelta(hours=1)
# OWASP ASVS 7.5.1: what changes how somebody signs in, who may do what, or leaves the portal, wants a proof of just now.
FRESH = timedelta(minutes=5)
# Setting up the first factor takes a while: an app has to be found and installed.
FIRST_FACTOR = timedelta(minutes=15)


def is_strong(device: Device, at: datetime) -> bool:
    """Whether its person proved more here than that they read their mail, today, and did not leave it lying about since."""
    proved = device.strongly_proved_at
    return proved is not None and at - proved < STRONG_FOR and at - device.seen_at < STRONG_IDLE


def is_fresh(device: Device, at: datetime, *, has_factor: bool) -> bool:
    """Whether its person proved who they are just now: by a factor if they have one, by any way otherwise."""
    proved = device.strongly_proved_at if has_factor else device.proved_at
    return proved is not None and at - proved < FRESH


def may_add_first_factor(device: Device, at: datetime) -> bool:
    """Whether somebody without a factor may add one here: right after signing in, or where something stronger was shown."""
    return at - device.proved_at < FIRST_FACTOR or is_strong(device, at)
