"""The garbage collector: at rest while a process starts, and blind to what the start made.

The models of aiogram alone are some 190,000 objects. Looking through them again and again costs a
tenth of the start, and would later stop everything for more than a tenth of a second each time.
"""

import gc


def begin() -> None:
    """Let the collector rest: what a start makes stays."""
    gc.disable()


def settle() -> None:
    """Take what there is out of the collector's sight for good, and have it work from now on."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()
