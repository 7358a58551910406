"""Switching a way to sign in on or off."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db, is_postgresql
from portal.people.method_policy import MethodPolicy
from portal.people.methods import offered
from portal.people.models import Administration, Device, Method


def switch(key: str, *, is_on: bool, device: Device, at: datetime) -> bool:
    """Switch a way on or off for everybody, by the person of this device; False when the policy says no."""
    with db.atomic():
        if is_postgresql():
            # One administrator after the other, or two could switch off the last two ways at once. SQLite writes one by one anyway.
            Administration.select(Administration.id).order_by(Administration.id).for_update().execute()
        policy = MethodPolicy(offered(), device)
        if not (policy.switch_on(key) if is_on else policy.switch_off(key)):
            return False
        said = {Method.is_on: is_on, Method.switched_by: device.person, Method.switched_at: at}
        Method.insert({Method.key: key, **said}).on_conflict(conflict_target=[Method.key], update=said).execute()
        record("people.way_switched", by=device.person, about=f"method/{key}", on=is_on)
        return True
