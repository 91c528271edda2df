"""Resolutions, programmes and plans: their numbered paragraphs, and who answers for each."""
