"""For every test: the bot is imported before anything that it has to tell how to behave."""

import bot  # noqa: F401 - it keeps openpyxl to the parser that defusedxml guards
