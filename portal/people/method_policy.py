"""What an administrator may do about the ways to sign in."""
from portal.people.methods import ENTRANCES, LETTER, STRONG_FOR_STAFF
from portal.people.models import Device

# The ways of a device that are a letter.
LETTERS = ("letter", "link", "code")


class MethodPolicy:
    """Each way can be switched, as long as everybody can still come in, staff can show more than a letter, and so can whoever switches."""

    def __init__(self, offered: set[str], device: Device):
        self.offered = offered
        self.own = {LETTER if way in LETTERS else way for way in (device.way, device.strong_way)}

    def switch_on(self, _key: str) -> bool:
        """Always."""
        return True

    def switch_off(self, key: str) -> bool:
        """Whether nothing speaks against it."""
        return not self.against(key)

    def against(self, key: str) -> str:
        """Why this way cannot be switched off: "entrance" (the last to come in by), "strong" (the last for staff), "own"; "" if it can."""
        if key in self.own:
            return "own"
        for reason, kind in (("entrance", ENTRANCES), ("strong", STRONG_FOR_STAFF)):
            if key in kind and not self.offered.intersection(kind) - {key}:
                return reason
        return ""
