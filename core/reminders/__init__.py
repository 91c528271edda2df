"""What falls due, and what to say then; digests and weekly cards."""
