"""By what the demo's people show who they are: examples to look at, which nobody holds. The doors ask for none."""
from datetime import timedelta

import pyotp

from portal.demo.story import Story, insert
from portal.people.models import CodeApp, Passkey

PASSKEYS = (("Safari, Mac", 96, 1), ("Security key in the drawer", 60, None))


def set_up_factors(story: Story) -> None:
    """The coordinator has two passkeys and an app; sponsor and administrator have set up nothing yet."""
    holder = {"person": story.coordinator.id, "public_key": "of nobody", "user_handle": "coordinator"}
    rows = [
        {**holder, "credential_id": f"of-the-demo-{number}", "name": name, "added_at": story.at - timedelta(days=added),
         "used_at": story.at - timedelta(days=used) if used else None}
        for number, (name, added, used) in enumerate(PASSKEYS)
    ]
    insert(Passkey, rows)
    begun = {"started_at": story.at - timedelta(days=95), "confirmed_at": story.at - timedelta(days=95)}
    # Drawn afresh for each demo, and printed nowhere: a secret that stood here would be everybody's.
    insert(CodeApp, [{"person": story.coordinator.id, "sealed_secret": pyotp.random_base32(), **begun}])
