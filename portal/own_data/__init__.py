"""A person's own data: what is held about them, taken along, erased, kept for so long, and who did what with it."""
