"""What is true and what may happen in an office: no platform, no words."""
