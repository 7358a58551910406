"""Sample data of the tables."""
from portal.web.listing import Column, Filter, Listing
from portal.web.paging import Page

PAIRS = [
    ("Chidi Eze", "Delphine Roy", "silent", "1 of 3", "4 Oct"),
    ("Bartholomea-Konstantina Papadopoulou-Wallenstein", "Maximiliane-Theodora von Hohenfels-Brandenstein", "behind", "2 of 4", "12 Oct"),
    ("Ama Owusu", "Benoit Laurent", "well", "3 of 3", "29 Oct"),
]
STATES = {"silent": "Silent", "behind": "Behind", "well": "Well"}


def sample() -> dict:
    """A page in the middle of a list; one list as it is, one that is ordered and narrowed, one that is narrowed to nothing."""
    lists = {
        "whole": _listing("pairs", {}),
        "narrowed": _listing("pairs_narrowed", {"sort": "-held", "q": "ama", "department": "Audit", "state": "well"}),
        "nothing": _listing("pairs_nothing", {"q": "nobody of this name"}),
    }
    return {"page": Page([], 2, 4, 180), "lists": lists, "pairs": PAIRS, "states": STATES}


def _listing(region: str, address: dict[str, str]) -> Listing:
    columns = [
        Column("mentor", "Mentor", (len,)),
        Column("leader", "Leader", (len,)),
        Column("state", "State", (len,)),
        Column("held", "Held of due", (len,), is_number=True, falls=True),
        Column("last", "Last held"),
    ]
    departments = Filter("department", "Department", [("Audit", "Audit"), ("Tax", "Tax")], "All departments")
    state = Filter("state", "State", list(STATES.items()))
    narrows = {"filters": [departments], "state": state, "search": "Mentor or leader"}
    return Listing("patterns.show", {"_anchor": "tables"}, region, columns, "state", **narrows).read(address)
