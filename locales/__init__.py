"""Every word a user can read."""
