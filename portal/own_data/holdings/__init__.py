"""What each table holds about a person, room by room: the one list that taking along, erasing and the tests go by."""
