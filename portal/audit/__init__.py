"""Who did what, when: append-only; it holds a person's id without a foreign key, because it lies below people."""
