"""The console script `viec`."""


def main() -> None:
    """Run the command line."""
