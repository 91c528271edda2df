"""The products an office's work comes to, each with its conversion coefficient K."""
