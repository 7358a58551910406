"""What may be shown about groups: the one place that decides it, for facts and for answers, by the rules R1 to R13.

`rules` are those for one table, `auditing` compares a publication with everything published before, `deciding` puts them
together; `answers` and `quoting` are stricter rules for what people say. All of these are pure. `ledger` keeps what was
published, about whom, under numbers that lead back to nobody.
"""
