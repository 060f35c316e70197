#!/usr/bin/env python3
"""Looks at the documents that examples/gallery wrote: check_gallery.py FOLDER

Their pages look as the pictures in core/docs/gallery do, within a tolerance that another version of poppler needs;
SCHET_UPDATE_GOLDEN=1 paints the pictures anew. Each twin in PDF/A-1b passes Apache PDFBox's preflight, each document in
PDF/A-3b what PyPI's pdfua knows of PDF/UA-1, and all of them qpdf.
"""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pdf
from findings import Findings

PICTURES = Path(__file__).resolve().parents[2] / "core/docs/gallery"
# Which pages of which documents are kept as pictures.
PAGES = {
    "one-line": [1], "twelve-lines": [1], "hundred-lines": [3], "long-names": [1], "english": [1], "credit": [1],
    "annex": [3, 4], "in-person": [1], "register": [1], "calls": [1],
}
RESOLUTION = 60
# How much a channel of a pixel may differ on the average, of 255, and how many of a thousand by more than a quarter.
AVERAGE, OUTLIERS = 2.0, 4
JAVA = Path("/usr/share/java")
JARS = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api"]


def main():
    folder = Path(sys.argv[1])
    findings = Findings()
    look(folder, findings)
    documents = sorted(folder.glob("*.pdf"))
    findings.claim("qpdf has nothing against a document", len(documents), told(documents, pdf.complaints))
    twins = sorted(folder.glob("*.a1b.pdf"))
    findings.claim("PDFBox's preflight takes a twin as PDF/A-1b", len(twins), told(twins, preflight))
    tagged = [path for path in documents if path.with_suffix(".a1b.pdf").exists()]
    findings.claim("pdfua has nothing against a document", len(tagged), told(tagged, universal))
    findings.end()


def told(paths, complaints):
    found = ((path.name, complaints(path)) for path in paths)
    return [f"{name}: {text}" for name, text in found if text]


def preflight(path):
    """What preflight has against a document as PDF/A-1b; None: nothing."""
    command = ["java", "-cp", ":".join(f"{JAVA / jar}.jar" for jar in JARS)]
    command += ["org.apache.pdfbox.preflight.Validator_A1b", path]
    done = subprocess.run(command, capture_output=True, text=True)
    is_valid = f"The file {path.name} is a valid PDF/A-1b file" in done.stdout
    return None if is_valid else (done.stdout + done.stderr).strip().replace("\n", "; ")


def universal(path):
    """What pdfua has against a document; None: nothing."""
    command = [sys.executable, "-m", "pdfua", "check", "--format", "json", path]
    done = subprocess.run(command, capture_output=True, text=True)
    return None if done.returncode == 0 else (done.stdout + done.stderr).strip()[:500]


def look(folder, findings):
    """Compares pages with their pictures, or paints the pictures."""
    against, count = [], 0
    for name, pages in PAGES.items():
        for page in pages:
            count += 1
            picture = PICTURES / f"{name}-{page}.png"
            if os.environ.get("SCHET_UPDATE_GOLDEN"):
                PICTURES.mkdir(parents=True, exist_ok=True)
                picture.write_bytes(painted(folder / f"{name}.pdf", page, "-png"))
            if not picture.exists():
                against.append(f"{picture.name} is missing: SCHET_UPDATE_GOLDEN=1 paints it")
                continue
            against += differences(picture, painted(folder / f"{name}.pdf", page))
    findings.claim("a page looks as its picture does", count, against)


def painted(path, page, *form):
    command = ["pdftoppm", "-q", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page), "-singlefile", *form, path]
    return subprocess.run(command, capture_output=True, check=True).stdout


def differences(picture, fresh):
    """What speaks against a fresh page being the one of the picture."""
    magic, size, _, now = fresh.split(b"\n", 3)
    assert magic == b"P6"
    width, height, before = pixels(picture.read_bytes())
    if f"{width} {height}".encode() != size:
        return [f"{picture.name} is {width} by {height}, the page {size.decode()}"]
    apart = [abs(one - other) for one, other in zip(before, now)]
    average, outliers = sum(apart) / len(apart), 1000 * sum(value > 64 for value in apart) / len(apart)
    if average <= AVERAGE and outliers <= OUTLIERS:
        return []
    return [f"{picture.name}: {average:.2f} of 255 on the average, {outliers:.1f} of a thousand far off"]


def pixels(png):
    """Width, height and bytes of an RGB picture, as poppler writes it (ISO/IEC 15948)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        chunk = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height = int.from_bytes(chunk[:4], "big"), int.from_bytes(chunk[4:8], "big")
            assert chunk[8:] == bytes([8, 2, 0, 0, 0]), "RGB of eight bits"
        elif kind == b"IDAT":
            data += chunk
        at += 12 + length
    rows, out, last = zlib.decompress(data), bytearray(), bytes(3 * width)
    for start in range(0, len(rows), 3 * width + 1):
        row = unfiltered(rows[start], bytearray(rows[start + 1 : start + 1 + 3 * width]), last)
        out += row
        last = bytes(row)
    return width, height, bytes(out)


def unfiltered(kind, row, above):
    if kind == 2:
        return bytearray((value + up) & 255 for value, up in zip(row, above))
    for at in range(len(row) if kind else 0):
        left = row[at - 3] if at >= 3 else 0
        corner = above[at - 3] if at >= 3 else 0
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + above[at]) // 2
        else:
            estimate = left + above[at] - corner
            near = [abs(estimate - value) for value in (left, above[at], corner)]
            guess = (left, above[at], corner)[near.index(min(near))]
        row[at] = (row[at] + guess) & 255
    return row


if __name__ == "__main__":
    main()
