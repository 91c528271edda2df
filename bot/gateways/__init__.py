"""One gateway for each platform, behind one port."""
