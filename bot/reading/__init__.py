"""Text typed in a hurry to facts: no database, no platform."""
