"""Working days, office hours and periods of evaluation."""
