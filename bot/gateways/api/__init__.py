"""The read-only interface over HTTP by which other systems read an office."""
