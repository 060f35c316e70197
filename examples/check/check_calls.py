#!/usr/bin/env python3
"""An Asterisk's Master.csv: every second of it is in a call detail or refused: check_calls.py DEMO [CALLS TARIFF]"""

import csv
import re
import sys
import tempfile
from pathlib import Path

from demo_run import run
from findings import Findings
from store import Store

DATA = Path(__file__).resolve().parent.parent / "data"
BILLSEC = 13  # the column of cdr_csv, from 0


def main():
    demo, *files = sys.argv[1:]
    calls, tariff = map(Path, files or (DATA / "Master.csv", DATA / "tariff.toml"))
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="schet-calls-") as folder:
        out = Path(folder)
        run(demo, out, "--calls", calls, "--tariff", tariff)
        check(findings, calls, out)
        # The same file once more changes nothing.
        before = Store(out / "schet.db").call_seconds()
        run(demo, out, "--calls", calls, "--tariff", tariff)
        again = Store(out / "schet.db").call_seconds()
        findings.claim("the same file once more is the same calls", before[0], [] if before == again else [f"{again}"])
    findings.end()


def check(findings, calls, out):
    """The lines and seconds of the file against those that are kept and refused."""
    lines = physical_lines(calls.read_bytes())
    refused = refused_lines(out / "refused.txt")
    kept, kept_seconds = Store(out / "schet.db").call_seconds()
    rows, seconds = call_details(out / "calls")
    findings.claim("every call is in a call detail", kept, [] if rows == kept else [f"{rows} rows"])
    findings.claim("with all its seconds", kept_seconds, [] if seconds == kept_seconds else [f"{seconds} s"])
    wrong = [f"line {number}: {len(reasons)} times" for number, reasons in refused.items() if len(reasons) > 1]
    wrong += [f"line {number} is not in the file" for number in refused if number not in lines]
    wrong += [f"line {number} has no reason" for number, reasons in refused.items() if not all(reasons)]
    findings.claim("every refused line is one of the file's, told once, with its reason", len(refused), wrong)
    rest = [number for number in lines if number not in refused]
    findings.claim("every other line is a call", len(rest), [] if kept == len(rest) else [f"{kept} calls are kept"])
    stated, lost = sum(lines.values()), sum(lines.get(number, 0) for number in refused)
    findings.note(f"{stated} s in the file, {kept_seconds} s in calls, {lost} s refused")
    findings.claim("seconds kept and refused add up to the file's", stated,
                   [] if kept_seconds + lost == stated else [f"{kept_seconds} + {lost}"])  # fmt: skip


def physical_lines(raw):
    """The records of a file by the number of their first line, and the seconds they state.

    A record goes on in the next lines while a quote is open, where that makes a record of them.
    """
    texts = [line.strip("\r\0") for line in raw.decode("latin-1").split("\n")]
    lines, at = {}, 0
    while at < len(texts):
        taken = 1
        if texts[at].count('"') % 2:
            for more in range(2, 17):
                joined = "\n".join(texts[at : at + more])
                if joined.count('"') % 2 == 0:
                    fields = columns(joined)
                    taken = more if 16 <= len(fields) <= 21 and fields[BILLSEC].isdigit() else 1
                    break
        record = "\n".join(texts[at : at + taken])
        if record.strip():
            fields = columns(record)
            stated = fields[BILLSEC] if len(fields) > BILLSEC else ""
            lines[at + 1] = int(stated) if stated.isdigit() else 0
        at += taken
    return lines


def columns(record):
    """The columns of a record; none where it is nothing of the kind."""
    try:
        return next(csv.reader([record]), [])
    except csv.Error:
        return []


def call_details(folder):
    """How many calls the call details have, and how many seconds."""
    rows, seconds = 0, 0
    for path in folder.glob("*/*.csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                if row["Направление"] in ("Исходящий", "Входящий"):
                    rows += 1
                    seconds += int(row["Длительность, с"])
    return rows, seconds


def refused_lines(path):
    """What refused.txt tells: line to reasons."""
    refused = {}
    for text in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        found = re.search(r"(?:line |:)(\d+)[: ]\s*(.*)", text)
        if found:
            refused.setdefault(int(found.group(1)), []).append(found.group(2))
    return refused


if __name__ == "__main__":
    main()
