"""Indicators: what a unit is measured by, its targets by period, and the values that count."""
