"""A PNG of palette numbers, written as plainly as it packs well."""

import struct
import zlib

import numpy as np

from reports.palette import Indexed


def blank(rows: int, columns: int) -> Indexed:
    """Give the lines of an empty picture: before the numbers of each stands its filter, 0."""
    return np.zeros((rows, columns + 1), np.uint8)


def encoded(lines: Indexed, colours: Indexed) -> bytes:
    """Give lines of palette numbers as PNG."""
    rows, columns = lines.shape[0], lines.shape[1] - 1
    header = struct.pack(">IIBBBBB", columns, rows, 8, 3, 0, 0, 0)
    packed = zlib.compress(lines.data, 1)
    chunks = ((b"IHDR", header), (b"PLTE", colours.tobytes()), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
