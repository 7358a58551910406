"""What would happen if: questions of a coordinator's that the worker answers."""
