"""One's own data: read, taken along, who did what, erased."""
from tests.gallery.acts import send
from tests.gallery.windows import NOBODY, Window, refused

WINDOWS = [
    Window("own-data", "ama", "/me/data"),
    Window("own-data-all", "ama", "/me/data/all"),
    Window("own-data-all-empty", "zoe", "/me/data/all", state="empty"),
    Window("own-data-trail", "ama", "/me/data/trail"),
    Window("own-data-erasure", "ama", "/me/erasure"),
    refused("own-data-erasure", "ama", "/me/erasure", send("/me/erasure"), "own_data.erase"),
    Window("own-data-hindered", "adam", "/me/erasure", state="error"),
    Window("own-data-goodbye", NOBODY, "/erased"),
]
