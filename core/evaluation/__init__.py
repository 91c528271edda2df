"""From accepted work to points and class, with a receipt."""
