"""Rate limits: counted in the database, by stretches of time."""
from portal.web.limits import Allowance, forget_allowances, spend


def test_the_eleventh_try_within_the_hour_is_one_too_many(app, cast, clock):
    with app.test_request_context():
        tries = [spend("sign-in", "ama@northwind.example", limit=10, seconds=3600) for _ in range(11)]
        assert tries == [True] * 10 + [False]
        assert spend("sign-in", "benoit@northwind.example", limit=10, seconds=3600)
        clock.forward(hours=1)
        assert spend("sign-in", "ama@northwind.example", limit=10, seconds=3600)


def test_a_bucket_does_not_tell_whose_it_is_and_is_forgotten(app, cast, clock):
    with app.test_request_context():
        spend("sign-in", "ama@northwind.example", limit=10, seconds=3600)
    assert "ama" not in Allowance.get().bucket
    clock.forward(days=3)
    forget_allowances(before=clock.at)
    assert not Allowance.select().exists()
