"""A Zalo Official Account: buttons and uploads, tokens that are renewed, and hours that close."""
