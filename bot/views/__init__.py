"""How each notice looks."""
