#!/usr/bin/env python3
"""Makes srgb.icc: the colours of IEC 61966-2-1 as a small ICC profile of version 2 (ICC.1:2001-04), dedicated to the public domain (CC0)."""

import struct
from pathlib import Path

# The primaries and the white of sRGB, adapted to D50 by the Bradford transform (IEC 61966-2-1, Amendment 1).
WHITE = (0.9642, 1.0, 0.8249)
PRIMARIES = {"r": (0.4361, 0.2225, 0.0139), "g": (0.3851, 0.7169, 0.0971), "b": (0.1431, 0.0606, 0.7141)}
POINTS = 128


def fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(fixed, values))


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def main() -> None:
    name = b"sRGB\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)
    curve = b"curv\0\0\0\0" + struct.pack(">I", POINTS)
    curve += b"".join(struct.pack(">H", round(linear(at / (POINTS - 1)) * 65535)) for at in range(POINTS))
    tags = {b"desc": described, b"cprt": b"text\0\0\0\0CC0\0", b"wtpt": xyz(WHITE)}
    tags |= {part.encode() + b"XYZ": xyz(values) for part, values in PRIMARIES.items()}
    tags |= {part.encode() + b"TRC": curve for part in PRIMARIES}
    table, data, places = struct.pack(">I", len(tags)), b"", {}
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += tag + struct.pack(">II", places[content], len(content))
    head = struct.pack(">I4sI4s4s4s6H4s4sIIIIII", start + len(data), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
                       2026, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, 0)
    head += b"".join(map(fixed, WHITE)) + b"\0\0\0\0"
    Path(__file__).with_name("srgb.icc").write_bytes(head.ljust(128, b"\0") + table + data)


if __name__ == "__main__":
    main()
