"""The agreement: ten short clauses that the members of a mentorship sign, in versions."""
