"""What follows from what, across rooms, upward; each effect in the caller's transaction."""
from portal.announcements import when  # noqa: F401


def wire() -> None:
    """Tell every follower what to follow."""
