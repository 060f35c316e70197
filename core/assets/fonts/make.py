#!/usr/bin/env python3
"""Makes the four fonts of this folder from the npm package @fontsource/inter 5.3.0 (see README.md).

Usage: npm pack @fontsource/inter@5.3.0 && tar xf fontsource-inter-5.3.0.tgz
       pip install fonttools==4.68.0 brotli && ./make.py package/files
"""

import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = {"regular": (400, "Regular"), "semibold": (600, "SemiBold")}
SCRIPTS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext"]

RUSSIAN = [*range(0x410, 0x450), 0x401, 0x451]
PUNCTUATION = [ord(c) for c in "–—‘’‚“”„•…‹›₽€№−×"]
# What nearly every document is written with: each of these is a code of one byte in the PDF.
PLAIN = [*range(0x20, 0x7F), *(ord(c) for c in "\u00a0§«»°±²³·¼½¾©®"), *RUSSIAN, *PUNCTUATION]
# The published repertoire: Latin-1, Latin Extended-A, Cyrillic, its letters of Kazakh, Tatar and others.
WIDE = [*PLAIN, *range(0xA1, 0x180), *range(0x400, 0x460), *range(0x48A, 0x530), *(ord(c) for c in "†‡‰′″₴₸₾€™≈≤≥≠∞")]


def figures_of_one_width(font: TTFont) -> None:
    """Lets digits and their companions be the glyphs of the feature tnum, since the PDF has no shaping."""
    gsub = font["GSUB"].table
    lookups = {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
    tabular = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(table, "ExtSubTable", table).mapping)
    digits = {ord(c) for c in "0123456789"}
    for table in font["cmap"].tables:
        for code in digits & table.cmap.keys():
            table.cmap[code] = tabular.get(table.cmap[code], table.cmap[code])


def merged(files: Path, weight: int) -> TTFont:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for script in SCRIPTS:
            font = TTFont(files / f"inter-{script}-{weight}-normal.woff2")
            if script == "latin":
                figures_of_one_width(font)
            for tag in [*font.keys()]:
                if tag not in ("GlyphOrder", "head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "post", "name", "OS/2"):
                    del font[tag]
            font.flavor = None
            paths.append(Path(folder) / f"{script}.ttf")
            font.save(paths[-1])
        return Merger().merge([str(path) for path in paths])


def narrowed(font: TTFont, repertoire: list[int], name: str, tag: str) -> None:
    options = subset.Options(
        hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, name_IDs=[0, 1, 2, 6, 13, 14], recalc_timestamp=False
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=repertoire)
    subsetter.subset(font)
    missing = [chr(code) for code in repertoire if code not in font.getBestCmap()]
    print(name, "lacks", " ".join(f"{c} U+{ord(c):04X}" for c in missing) or "nothing")
    for record in font["name"].names:
        if record.nameID == 6:
            record.string = f"{tag}+Inter-{name}"
    for tag in ("post", "name", "OS/2", "GDEF", "GPOS", "GSUB"):
        if tag in font and tag not in ("name", "OS/2"):
            del font[tag]


def main() -> None:
    files, here = Path(sys.argv[1]), Path(__file__).parent
    for weight, (number, name) in WEIGHTS.items():
        for extent, repertoire in {"plain": PLAIN, "wide": WIDE}.items():
            font = merged(files, number)
            narrowed(font, repertoire, name, "SCHETP" if extent == "plain" else "SCHETW")
            font.recalcTimestamp = False
            font["head"].created = font["head"].modified = 3_786_912_000  # 2024-01-01, in seconds since 1904
            path = here / f"inter-{weight}-{extent}.ttf"
            font.save(path)
            widths = {font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in "0123456789"}
            print(path.name, path.stat().st_size, "bytes,", len(font.getGlyphOrder()), "glyphs, digits", widths)


if __name__ == "__main__":
    main()
