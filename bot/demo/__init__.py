"""The invented demo office: who works there, and about twelve weeks of its life."""
