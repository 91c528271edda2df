"""The way in and the way out: channels, reading, conversation, views."""

import os

# Spreadsheets that people send are read by the parser that defusedxml guards, never by lxml, which
# came along with the writer of documents and which openpyxl would prefer.
os.environ["OPENPYXL_LXML"] = "False"
