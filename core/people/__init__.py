"""Units, persons, their posts and chat addresses, and who may see whom."""
