#!/usr/bin/env python3
"""Makes core/src/render/deflate/samples.rs: the lengths of Huffman codes for streams like those of some documents.

Usage: train.py TEXT_FILE... -- PDF_FILE...      (attachments as text, and documents of ours in every form)
"""

import heapq
import re
import sys
import zlib
from pathlib import Path

LENGTHS = [(257 + at, 3 + at, 0) for at in range(8)]
for more in range(1, 6):
    for part in range(4):
        LENGTHS.append((LENGTHS[-1][0] + 1, LENGTHS[-1][1] + (1 << LENGTHS[-1][2]), more))
LENGTHS[-1] = (284, LENGTHS[-1][1], 5)
DISTANCES = [(at, 1 + at, 0) for at in range(4)]
for more in range(1, 14):
    for part in range(2):
        DISTANCES.append((DISTANCES[-1][0] + 1, DISTANCES[-1][1] + (1 << DISTANCES[-1][2]), more))


def symbol(table: list[tuple[int, int, int]], value: int) -> int:
    return max(entry for entry in table if entry[1] <= value)[0]


def tokens(data: bytes):
    """What our encoder makes of the data."""
    seen: dict[int, int] = {}
    at = 0
    while at + 4 <= len(data):
        key = (int.from_bytes(data[at : at + 4], "little") * 0x9E3779B1 & 0xFFFFFFFF) >> 21
        before, seen[key] = seen.get(key), at
        if before is not None and at - before <= 32768:
            length = 0
            while length < 258 and at + length < len(data) and data[before + length] == data[at + length]:
                length += 1
            if length >= 4:
                yield 285 if length == 258 else symbol(LENGTHS, length), symbol(DISTANCES, at - before)
                at += length
                continue
        yield data[at], None
        at += 1
    for byte in data[at:]:
        yield byte, None


def lengths(weights: list[float], longest: int = 15) -> list[int]:
    """A Huffman code's lengths; the rarest are taken for less rare until none is longer than it may be."""
    floor = 0.0
    while True:
        heap = [(max(weight, floor), index, (index,)) for index, weight in enumerate(weights)]
        heapq.heapify(heap)
        found = [0] * len(weights)
        tie = len(weights)
        while len(heap) > 1:
            left, right = heapq.heappop(heap), heapq.heappop(heap)
            for index in left[2] + right[2]:
                found[index] += 1
            heapq.heappush(heap, (left[0] + right[0], tie, left[2] + right[2]))
            tie += 1
        if max(found) <= longest:
            return found
        floor = max(floor * 1.5, min(weight for weight in weights if weight > 0))


def trained(streams: list[bytes]) -> tuple[list[int], list[int]]:
    symbols, distances = [0.02] * 286, [0.02] * 30
    symbols[256] = len(streams)
    for data in streams:
        # Each stream counts alike, however long it is.
        made = list(tokens(data))
        for one, distance in made:
            symbols[one] += 1000 / len(made)
            if distance is not None:
                distances[distance] += 1000 / len(made)
    return lengths(symbols), lengths(distances)


def table(name: str, symbols: list[int], distances: list[int]) -> str:
    def rows(numbers: list[int]) -> str:
        lines = [numbers[at : at + 30] for at in range(0, len(numbers), 30)]
        return "".join(f"        {', '.join(map(str, line))},\n" for line in lines)

    head = f"#[rustfmt::skip]\npub(super) const {name}: Lengths = Lengths {{\n"
    return f"{head}    symbols: [\n{rows(symbols)}    ],\n    distances: [\n{rows(distances)}    ],\n}};\n"


def main() -> None:
    texts, documents = " ".join(sys.argv[1:]).split(" -- ")
    page, tree = [], []
    for path in documents.split():
        for match in re.finditer(rb"/FlateDecode/Length (\d+)[^\n]*>>\nstream\n", data := Path(path).read_bytes()):
            content = zlib.decompress(data[match.end() : match.end() + int(match[1])])
            if content.startswith(b".1 0 0 .1"):
                page.append(content)
            elif b"/ObjStm" in (head := data[match.start() - 60 : match.end()]) or b"/XRef" in data[match.start() - 300 : match.start()]:
                tree.append(content)
    made = {"PAGE": page, "TREE": tree, "TEXT": [Path(path).read_bytes() for path in texts.split()]}
    out = "//! Made by `core/assets/deflate/train.py`.\n\nuse super::alphabet::Lengths;\n"
    for name, streams in made.items():
        print(name, len(streams), "streams", sum(map(len, streams)), "bytes")
        out += "\n" + table(name, *trained(streams))
    (Path(__file__).parents[2] / "src/render/deflate/samples.rs").write_text(out)


if __name__ == "__main__":
    main()
