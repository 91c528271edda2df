"""Photos of papers as evidence in the story: a page on a table with lines, a stamp, a signature."""

import random
import struct
import zlib

WIDE, HIGH = 360, 480
_TABLE, _PAPER, _INK, _STAMP, _PEN = range(5)
_COLOURS = ((112, 84, 62), (238, 235, 226), (72, 74, 84), (196, 38, 44), (38, 62, 148))
_LEAN = 14
"""The page leans to the right by a pixel in so many rows, as paper on a table does."""


def photo(name: str) -> bytes:
    """Give a picture of a paper as PNG, the same for the same name."""
    chance = random.Random(name)
    rows = [bytearray([_TABLE] * WIDE) for _ in range(HIGH)]
    for y in range(24, HIGH - 30):
        left = 26 + (HIGH - y) // _LEAN
        rows[y][left : left + 276] = bytes([_PAPER] * 276)
    y = 54
    while y < HIGH - 150:
        _write(rows, y, 56 + (HIGH - y) // _LEAN, chance.randrange(120, 226), chance)
        y += chance.choice((13, 13, 13, 26))
    _stamp(rows, 214 + chance.randrange(30), HIGH - 96, chance)
    return _png(rows)


def _write(rows: list[bytearray], y: int, left: int, wide: int, chance: random.Random) -> None:
    x = left
    while x < left + wide:
        word = chance.randrange(8, 30)
        for line in range(4):
            rows[y + line][x : min(x + word, left + wide)] = bytes(
                [_INK] * (min(x + word, left + wide) - x)
            )
        x += word + 5


def _stamp(rows: list[bytearray], middle: int, height: int, chance: random.Random) -> None:
    for y in range(height - 36, height + 37):
        for x in range(middle - 36, middle + 37):
            away = (x - middle) ** 2 + (y - height) ** 2
            if 32**2 < away < 36**2 or 21**2 < away < 23**2 or away < 6**2:
                rows[y][x] = _STAMP
    y = height
    for x in range(middle - 70, middle + 62):
        y = max(height - 16, min(height + 16, y + chance.randrange(-3, 4)))
        rows[y][x] = rows[y + 1][x] = _PEN


def _png(rows: list[bytearray]) -> bytes:
    colours = b"".join(bytes(one) for one in _COLOURS)
    head = struct.pack(">IIBBBBB", WIDE, HIGH, 8, 3, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", body), (b"IEND", b""))
    )
