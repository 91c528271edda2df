"""Which verbs exist and what each one asks of the core."""
