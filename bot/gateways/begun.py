"""Letters of several messages that broke off: what of each was taken, so that it goes on there."""

from collections import OrderedDict

MOST = 1000
"""So many letters are remembered; an older one begins anew."""


class Begun:
    """Remembers, in this process, what the platform called the messages that it took."""

    def __init__(self) -> None:
        self._taken: OrderedDict[int, list[str]] = OrderedDict()

    def pop(self, letter: int) -> list[str]:
        """Give the names of a letter's messages that were taken, and forget them."""
        return self._taken.pop(letter, [])

    def keep(self, letter: int, names: list[str]) -> None:
        """Remember the names of what was taken of a letter, one for each message."""
        if names:
            self._taken[letter] = names
            if len(self._taken) > MOST:
                self._taken.popitem(last=False)
