"""The way in and the way out: channels, reading, conversation, views."""
