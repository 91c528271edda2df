"""Objectives and key results: where an office wants to get in a quarter, for steering only."""
