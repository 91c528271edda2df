"""Lives of `viec run` that begin at once: `python -m tests.simulation.nursery`.

It imports what a running installation needs; for every line that it reads it starts a process, says
its number, and says how it ended.
"""

import os
import sys
import traceback

import core.kernel.fleet  # noqa: F401 - all of them are only to be there already
from bot.cli import main


def live() -> int:
    """Start a process that is `viec run`; give its number."""
    number = os.fork()
    if number:
        return number
    ending = 1
    try:
        ending = main(["run"])
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ending)


if __name__ == "__main__":
    told = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what the installation prints goes with its log
    for _ in sys.stdin:
        life = live()
        told.write(f"{life}\n")
        told.write(f"{os.waitpid(life, 0)[1]}\n")
