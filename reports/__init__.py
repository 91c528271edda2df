"""Facts in, files out: the cards and charts, drawn without a database or a chat."""
