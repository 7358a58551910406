"""The launch of a program: its kick-off event, with a calendar entry for everybody who meets, and who has been asked to it."""
