"""The shapes of a card as matplotlib's Agg draws them, in true colours: what ours is held to."""

from typing import assert_never

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from reports.canvas import Dashes, Disc, Line, Rect
from reports.renderer import COLUMNS, ROWS
from reports.theme import SCALE, Colour

FINE = 2
"""Agg draws a circle as a polygon, a tenth of a pixel too small: so it draws larger."""

UPSIDE = Affine2D().scale(FINE, -FINE).translate(0, ROWS * FINE)
CURVE = 0.5523
DASH = 5


def true_colours(shapes, theme):
    """Give the shapes on paper, rows x columns x 3, 0 to 255."""
    agg = RendererAgg(COLUMNS * FINE, ROWS * FINE, 72)
    pixels = np.asarray(agg.buffer_rgba())
    pixels[:] = (*theme.rgb(Colour.PAPER), 255)
    for shape in shapes:
        draw(agg, shape, theme)
    blocks = pixels[:, :, :3].reshape(ROWS, FINE, COLUMNS, FINE, 3)
    return blocks.mean((1, 3), dtype=np.float32)


def draw(agg, shape, theme):
    match shape:
        case Rect(pixels, colour, radius):
            fill(agg, rounded(*pixels, radius * SCALE), theme.rgb(colour))
        case Disc(x, y, radius, colour, hole):
            for size, ink in ((radius, colour), (hole, Colour.PAPER)):
                x_pixel, y_pixel = (round(at * SCALE * 4) / 4 for at in (x, y))
                path = Path.circle((x_pixel, y_pixel), size * SCALE)
                fill(agg, path, theme.rgb(ink))
        case Line(points, colour, width):
            pen = agg.new_gc()
            pen.set_foreground([part / 255 for part in theme.rgb(colour)])
            pen.set_linewidth(width * SCALE * FINE)
            pen.set_capstyle("round")
            pen.set_joinstyle("round")
            pen.set_snap(False)
            placed = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
            agg.draw_path(pen, Path(placed), UPSIDE)
        case Dashes((left, top, right, bottom), colour):
            for start in range(left, right, 2 * DASH):
                end = min(start + DASH, right)
                fill(agg, rounded(start, top, end, bottom, 0), theme.rgb(colour))
        case _:
            assert_never(shape)


def fill(agg, path, rgb):
    pen = agg.new_gc()
    pen.set_linewidth(0)
    pen.set_snap(False)
    agg.draw_path(pen, path, UPSIDE, [part / 255 for part in rgb])


def rounded(left, top, right, bottom, radius):
    """Give a rectangle whose corners are quarters of a circle."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    off = radius * (1 - CURVE)
    corners = [
        ((right - radius, top), (right - off, top), (right, top + off), (right, top + radius)),
        (
            (right, bottom - radius),
            (right, bottom - off),
            (right - off, bottom),
            (right - radius, bottom),
        ),
        (
            (left + radius, bottom),
            (left + off, bottom),
            (left, bottom - off),
            (left, bottom - radius),
        ),
        ((left, top + radius), (left, top + off), (left + off, top), (left + radius, top)),
    ]
    points = [(left + radius, top), *(point for corner in corners for point in corner)]
    codes = [Path.MOVETO, *[Path.LINETO, *[Path.CURVE4] * 3] * 4]
    return Path(points, codes)
