"""Masks: how much of each pixel a shape covers."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from reports.palette import Levels, levels_of

_FINE = 8  # a round edge is measured at so many points across a pixel and down
_PHASES = 4

Point = tuple[float, float]


class Mask(NamedTuple):
    """Levels of a block of pixels whose first one lies at `left` and `top` of the picture."""

    left: int
    top: int
    levels: Levels


class Corners(NamedTuple):
    """The corners of a rectangle that is rounded: those at its left end, and at its right."""

    top_left: Levels
    top_right: Levels
    bottom_left: Levels
    bottom_right: Levels


@lru_cache(maxsize=256)
def corners(radius: float, rows: int, columns: int) -> Corners:
    """Give the corners of a radius in pixels, each at most so many rows and columns large."""
    size = int(np.ceil(radius))
    levels = _round(radius, radius, radius, size)[:rows, :columns].copy()
    return Corners(levels, levels[:, ::-1], levels[::-1], levels[::-1, ::-1])


def disc(x: float, y: float, radius: float) -> Mask:
    """Give a filled circle, its middle and radius in pixels, to a quarter of a pixel."""
    left, top = int(x - radius) - 1, int(y - radius) - 1
    place = (round((x - left) * _PHASES) / _PHASES, round((y - top) * _PHASES) / _PHASES)
    return Mask(left, top, _round(*place, radius, int(np.ceil(2 * radius)) + 3))


@lru_cache(maxsize=512)
def _round(x: float, y: float, radius: float, size: int) -> Levels:
    """Give a circle about a point of a square of pixels."""
    at = (np.arange(size * _FINE) + 0.5) / _FINE
    inside = (at[None] - x) ** 2 + (at[:, None] - y) ** 2 <= radius**2
    return levels_of(inside.reshape(size, _FINE, size, _FINE).mean((1, 3)))


def stroke(points: tuple[Point, ...], width: float) -> Mask:
    """Give a line of a width through points, with round ends and joints, to a whole pixel."""
    placed = [(round(x), round(y)) for x, y in points]
    reach = _reach(width)
    left, top = (min(ends) - reach for ends in zip(*placed, strict=True))
    right, bottom = (max(ends) + reach for ends in zip(*placed, strict=True))
    levels = np.zeros((bottom - top, right - left), np.intp)
    for (x, y), (next_x, next_y) in pairwise(placed):
        part = _segment(next_x - x, next_y - y, width)
        high, wide = min(y, next_y) - reach - top, min(x, next_x) - reach - left
        place = levels[high : high + part.shape[0], wide : wide + part.shape[1]]
        np.maximum(place, part, out=place)
    return Mask(left, top, levels)


@lru_cache(maxsize=1024)
def _segment(across: int, down: int, width: float) -> Levels:
    """Give a straight line so far across and down; its block is wider by its reach all round."""
    reach = _reach(width)
    x = np.arange(abs(across) + 2 * reach) + 0.5 - reach - max(0, -across)
    y = (np.arange(abs(down) + 2 * reach) + 0.5 - reach - max(0, -down))[:, None]
    along = np.clip((x * across + y * down) / max(across**2 + down**2, 1), 0, 1)
    far = np.hypot(x - along * across, y - along * down)
    return levels_of(np.clip(width / 2 + 0.5 - far, 0, 1))


def _reach(width: float) -> int:
    return int(width / 2) + 2
