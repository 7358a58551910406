"""The ground holds: the app starts, the cast is there, health answers."""


def test_the_portal_says_that_it_is_alive(app):
    assert app.test_client().get("/healthz").json == {"status": "ok"}


def test_the_cast_comes_back_unchanged(cast):
    assert cast.ama.name == "Ama Owusu"
    assert cast.private_entry.sealed_words.open() == "canary-private-journal"
