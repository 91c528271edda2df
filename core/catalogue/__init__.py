"""Products with their conversion coefficient."""
