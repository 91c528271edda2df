"""Tells, before anything is set up, what this machine lacks to run Viec."""

import sys

NEEDED = (3, 11)


def missing():
    """Give what is missing as one sentence, or nothing. Runs on any Python 3."""
    if sys.version_info < NEEDED:
        found = ".".join(str(part) for part in sys.version_info[:2])
        return (
            f"Viec needs Python {NEEDED[0]}.{NEEDED[1]} or newer; this is Python {found} "
            f"({sys.executable}). Install a newer one and say: make PYTHON=python3.12 demo"
        )
    try:
        import ensurepip
        import venv
    except ImportError:
        return (
            "Viec needs Python's venv module, which this system packages apart. "
            "On Debian or Ubuntu: apt-get install python3-venv. Then run the same command again."
        )
    del ensurepip, venv
    return None


if __name__ == "__main__":
    sys.exit(missing())
