"""Open enrollment: a program's page, who may apply, applications, and the waiting list with its order."""
