"""Care: nobody falls silent, and what worries somebody is told in confidence.

The schedule of reminders, the gate that they pass, the choice of how many, and the close without fault; concerns/ and requests/ hold
what is told to a coordinator, confidants.py who of them may be told.
"""
