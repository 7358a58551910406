"""Care: nobody falls silent. The schedule of reminders, the gate that they pass, the choice of how many, and the close without fault."""
