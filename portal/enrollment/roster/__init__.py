"""The company's roster: files from HR, looked at and applied, and what they do to accounts."""
