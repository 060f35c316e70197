#!/usr/bin/env python3
"""Looks at PDFs that examples/random wrote: check_documents.py [--jobs N] FOLDER

Each through qpdf, Ghostscript, MuPDF and poppler: none of them warns, every font is embedded as a subset with the
Unicode of its text, and the text has every amount of the invoice, as often as the invoice has it.
"""

import argparse
import json
import re
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from findings import Findings

# Nothing of these paints: they read the whole file, run every page's content, and say what displeases them.
READERS = {
    "qpdf": ["qpdf", "--check", "{}"],
    "Ghostscript": ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=nullpage", "{}"],
    "MuPDF": ["mutool", "draw", "-q", "-N", "-F", "trace", "-o", "/dev/null", "{}"],
}
# Poppler makes a blank of a no-break space; columns are two blanks apart at least.
TOKENS = {
    "ru": re.compile(r"−?(?<!\d)\d{1,3}(?:[ \u00a0]\d{3})*,\d{2}(?!\d)"),
    "en": re.compile(r"−?₽?(?<!\d)\d{1,3}(?:,\d{3})*\.\d{2}(?!\d)"),
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path, metavar="FOLDER")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments = arguments.parse_args()
    findings = Findings()
    lines = [json.loads(line) for line in (arguments.folder / "manifest.jsonl").read_text().splitlines()]
    with ThreadPoolExecutor(arguments.jobs) as pool:
        seen = list(pool.map(lambda line: look(arguments.folder, line), lines))
    tell(findings, seen)
    findings.end()


def look(folder, line):
    """What displeases about a document: a list of texts by what was asked."""
    path = folder / f"{line['file']}.pdf"
    document = json.loads((folder / f"{line['file']}.json").read_text())
    found = {name: complaints(command, path) for name, command in READERS.items()}
    found["fonts"] = fonts(path)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    found["poppler"] = done.stderr.decode().splitlines()
    text = done.stdout.decode()
    found["amounts"] = missing(text, document["invoice"]["bill"], line["locale"])
    found["carried"] = carried(text, line["locale"])
    return {name: [f"{path.name}: {text}" for text in texts[:3]] for name, texts in found.items()}, text.count("\f")


def tell(findings, seen):
    against = {name: [text for found, _ in seen for text in found[name]] for name in seen[0][0]} if seen else {}
    pages = sum(count for _, count in seen)
    for name in [*READERS, "poppler"]:
        findings.claim(f"{name} reads every page without a warning", pages, against.get(name, []))
    findings.claim("fonts are embedded, subset, and their text is Unicode", len(seen), against.get("fonts", []))
    findings.claim("the text has every amount of the invoice, as often", len(seen), against.get("amounts", []))
    findings.claim("what a page carries over is what the next one begins with", len(seen), against.get("carried", []))


def complaints(command, path):
    """The lines that a reader has to say, but those of qpdf that say all is well."""
    done = subprocess.run([part.format(path) for part in command], capture_output=True)
    said = (done.stdout + done.stderr).decode(errors="replace").splitlines()
    if command[0] == "qpdf":
        well = ("checking ", "PDF Version:", "File is not ", "No syntax or stream encoding errors", "errors that qpdf cannot detect")
        said = [line for line in said if not line.startswith(well)]
    return said + ([f"exit code {done.returncode}"] if done.returncode else [])


def fonts(path):
    """What pdffonts has of fonts that are not embedded, not subset, or without Unicode."""
    done = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    rows = done.stdout.splitlines()[2:]
    # … emb sub uni object ID
    wrong = [row for row in rows if row.split()[-5:-2] != ["yes"] * 3]
    return wrong if rows else ["there is no font"]


def missing(text, bill, locale):
    """Amounts that the text has less often than the bill."""
    shown = Counter(minor(token, locale) for token in TOKENS[locale].findall(text))
    wanted = Counter(line["amount"] for line in bill["lines"])
    wanted.update(-payment["amount"] for payment in bill["payments"])
    for part in bill["instalments"]:
        wanted.update([part["amount"], part["remaining"]])
    wanted.update([bill["opening_balance"], bill["total"], bill["amount_due"], abs(bill["amount_due"])])
    for group in bill["vat"]:
        if len(bill["vat"]) > 1:
            wanted.update([group["net"], group["vat"], group["gross"]])
        elif group["rate"] != "without":
            wanted.update([group["vat"], group["gross"]])
    lacking = wanted - shown
    return [f"{amount} kopecks {wanted[amount]} times, shown {shown[amount]} times" for amount in lacking]


def carried(text, locale):
    """Sums at the end of a page that are not those at the beginning of the next."""
    words = {"ru": ("К переносу", "Перенос"), "en": ("Carried forward", "Brought forward")}[locale]
    ends, begins = (
        [minor(TOKENS[locale].findall(line)[-1], locale) for line in text.splitlines() if line.strip().startswith(word + " ")]
        for word in words
    )
    return [] if ends == begins else [f"carried {ends}, brought {begins}"]


def minor(token, locale):
    """The kopecks of an amount as documents print it."""
    digits = int("".join(c for c in token if c.isdigit()))
    return -digits if token.startswith("−") else digits


if __name__ == "__main__":
    main()
