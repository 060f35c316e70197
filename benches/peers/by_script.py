#!/usr/bin/env python3
"""Peers of Python, in a process that stays: by_script.py reportlab|typst DRAWINGS

DRAWINGS has the pages of a document a line. For each number on its standard input it renders so many of them, one after
another, and answers how many seconds of a core that took and how many bytes a document has.
"""

import io
import json
import sys
import tempfile
import time
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "core" / "assets" / "fonts"
FACES = ["inter-regular-plain.ttf", "inter-semibold-plain.ttf"]


def complete(folder):
    """The fonts in a folder, with the tables that only schet does without."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import TTFont

    for name, style in zip(FACES, ("Regular", "SemiBold")):
        font = TTFont(FONTS / name)
        builder = FontBuilder(font=font)
        builder.setupNameTable({"familyName": "Inter", "styleName": style, "psName": f"Inter-{style}"})
        builder.setupOS2(usWeightClass=400 if style == "Regular" else 600)
        builder.setupPost(keepGlyphNames=False)
        font.save(Path(folder) / name)


def by_reportlab(fonts):
    """The canvas, which lays nothing out; fonts registered once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name, face in zip("rb", FACES):
        pdfmetrics.registerFont(TTFont(name, f"{fonts}/{face}"))

    def render(pages):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(595, 842), pageCompression=1)
        for page in pages:
            for x, y, size, is_bold, text in page["runs"]:
                canvas.setFont("b" if is_bold else "r", size)
                canvas.drawString(x, 842 - y, text)
            for x, y, length in page["rules"]:
                canvas.line(x, 842 - y, x + length, 842 - y)
            path = canvas.beginPath()
            for x, y, width, height in page["squares"]:
                path.rect(x, 842 - y - height, width, height)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return render


def by_typst(fonts):
    """Everything placed, nothing laid out; one compiler, which keeps what it has compiled; the code as one image."""
    import typst

    source = b"""
#set page(width: 595pt, height: 842pt, margin: 0pt)
#set text(font: "Inter", top-edge: "baseline")
#for (number, page) in json(bytes(sys.inputs.pages)).enumerate() {
  if number > 0 { pagebreak() }
  for (x, y, size, bold, body) in page.runs {
    place(dx: x * 1pt, dy: y * 1pt, text(size: size * 1pt, weight: if bold { 600 } else { 400 }, body))
  }
  for (x, y, length) in page.rules { place(dx: x * 1pt, dy: y * 1pt, line(length: length * 1pt, stroke: 0.5pt)) }
  if page.svg != "" { place(image(bytes(page.svg), format: "svg", width: 595pt, height: 842pt)) }
}
"""
    compiler = typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)

    def svg(page):
        path = "".join(f"M{x:.3f} {y:.3f}h{width:.3f}v{height:.3f}h{-width:.3f}z" for x, y, width, height in page["squares"])
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><path d="{path}"/></svg>' if path else ""

    def render(pages):
        pages = [{"runs": page["runs"], "rules": page["rules"], "svg": svg(page)} for page in pages]
        return compiler.compile(source, format="pdf", sys_inputs={"pages": json.dumps(pages)}, pdf_tags=False)

    return render


def main():
    peer, drawings = sys.argv[1:]
    documents = [json.loads(line) for line in Path(drawings).read_text().splitlines()]
    with tempfile.TemporaryDirectory() as fonts:
        complete(fonts)
        answer({"reportlab": by_reportlab, "typst": by_typst}[peer](fonts), documents)


def answer(render, documents):
    number = 0
    for line in sys.stdin:
        count = int(line)
        start, size = time.process_time(), 0
        for _ in range(count):
            size += len(render(documents[number % len(documents)]))
            number += 1
        print(time.process_time() - start, size // count, flush=True)


if __name__ == "__main__":
    main()
