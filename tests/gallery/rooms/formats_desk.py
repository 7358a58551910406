"""Programs that are not reverse, at the desk: how one is made, a round of each, the end of a circle."""
from tests.gallery.acts import open_all
from tests.gallery.windows import Window

_NEW = "/desk/programs/new"

WINDOWS = [
    Window("program-purposes-peer", "fanny", f"{_NEW}?format=peer"),
    Window("program-new-peer", "fanny", f"{_NEW}?purpose=generations&format=peer"),
    Window("program-new-group", "fanny", f"{_NEW}?purpose=generations&format=group"),
    Window("program-settings-one-to-one", "fanny", "/desk/programs/{single_program}/settings"),
    Window("desk-pairing-peer", "fanny", "/desk/programs/{peer_program}/pairing"),
    Window("desk-round-peer", "fanny", "/desk/programs/{peer_program}/rounds/1", open_all, state="open"),
    Window("desk-round-group", "fanny", "/desk/programs/{group_program}/rounds/1", open_all, state="open"),
    Window("desk-pairing-rules-one-to-one", "fanny", "/desk/programs/{single_program}/pairing/rules"),
    Window("desk-pairing-rules-peer", "fanny", "/desk/programs/{peer_program}/pairing/rules"),
    Window("desk-pairing-rules-group", "fanny", "/desk/programs/{group_program}/pairing/rules"),
    Window("desk-by-hand-group", "fanny", "/desk/programs/{group_program}/by-hand"),
    Window("desk-choosing-peer", "fanny", "/desk/programs/{peer_program}/choosing"),
    Window("desk-circle-ending", "fanny", "/desk/programs/{group_program}/mentorships/{circle}/ending"),
]
