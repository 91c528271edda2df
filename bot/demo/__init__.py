"""The invented demo office: who works there, and eight weeks of its life."""
