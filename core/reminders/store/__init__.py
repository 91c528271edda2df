"""The only queries behind cards, boards and reminders, a module for each noun."""
