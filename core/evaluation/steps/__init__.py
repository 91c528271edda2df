"""The steps of an evaluation: periods, self-assessment, review, decision, petition, lock."""
