"""Work given, reported, handed in and accepted, with its journal."""
