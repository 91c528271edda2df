"""Beside other systems: tasks taken over from them, and what they may read of an office."""
