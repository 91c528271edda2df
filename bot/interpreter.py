"""How Python itself is set for a process that serves: the garbage collector, the threads' turns."""

import gc
import sys

TURN = 0.0005
"""Seconds for which a busy thread keeps the others waiting; Python's own 5 ms make each step of an
answer wait that long while the writer works."""


def begin() -> None:
    """Let the collector rest: what a start makes stays.

    Looking through it again and again costs a tenth of the start.
    """
    gc.disable()


def settle() -> None:
    """Take what there is out of the collector's sight for good, and have it work from now on.

    The models of aiogram alone are some 190,000 objects: looking through them would stop everything
    for more than a tenth of a second each time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()
    sys.setswitchinterval(TURN)
