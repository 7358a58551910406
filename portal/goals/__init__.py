"""What a member wants out of it: Goal, Milestone, JournalEntry."""
