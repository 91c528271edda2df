"""Zalo Bot: texts and pictures by address, nothing else; so everything works as plain words."""
