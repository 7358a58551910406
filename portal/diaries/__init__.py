"""The diaries that an assistant keeps, and a leader's page about assistants: they look into several rooms."""
