"""Sample data of the tables."""
from portal.web.paging import Page


def sample() -> dict:
    """A page in the middle of a list."""
    return {"page": Page([], 2, 4, 180)}
