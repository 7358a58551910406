"""Papers that a member asks for: printed by the worker, read by whoever asked, gone after some days."""
