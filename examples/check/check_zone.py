#!/usr/bin/env python3
"""The zone of the machine changes nothing (R1): check_zone.py DEMO"""

import sys
import tempfile
from pathlib import Path

from demo_run import run
from findings import Findings

ZONES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati")


def main():
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="schet-zone-") as folder:
        seen = {}
        for zone in ZONES:
            out = Path(folder) / zone.replace("/", "-")
            run(sys.argv[1], out, "--accounts", "20", zone=zone)
            seen[zone] = contents(out)
        first = seen[ZONES[0]]
        for zone in ZONES[1:]:
            differ = sorted(name for name in first.keys() | seen[zone].keys() if first.get(name) != seen[zone].get(name))
            findings.claim(f"R1: mails, documents and pickup are the same in {zone} as in {ZONES[0]}", len(first), differ)
    findings.end()


def contents(out):
    """The bytes of every file that is handed to somebody, by its place."""
    files = (path for part in ("mail/new", "documents", "pickup") for path in (out / part).rglob("*"))
    return {str(path.relative_to(out)): path.read_bytes() for path in files if path.is_file()}


if __name__ == "__main__":
    main()
