"""The web chat that Viec serves itself: the gateway behind the port, and the page before it."""
