#!/usr/bin/env python3
"""Kills the demo at random moments and runs it again until it ends, then looks at what is there (R14, R17, R18).

kill_loop.py DEMO [--accounts N] [--kills N] [--runs N] [--seed N]
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from check_demo import check
from demo_run import command, run
from findings import Findings


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("demo", type=Path, metavar="DEMO", help="the demo's binary")
    arguments.add_argument("--accounts", type=int, default=60)
    arguments.add_argument("--kills", type=int, default=5, help="how many kills in all")
    arguments.add_argument("--runs", type=int, default=1, help="over how many whole demos they are spread")
    arguments.add_argument("--seed", type=int, default=20261101, help="of the moments")
    arguments = arguments.parse_args()
    chance = random.Random(arguments.seed)
    findings = Findings()
    for number in range(arguments.runs):
        folder = Path(tempfile.mkdtemp(prefix="schet-kill-"))
        data = ("--accounts", arguments.accounts, "--seed", number + 1)
        kills = arguments.kills // arguments.runs
        live(findings, arguments.demo, folder, data, kills, chance)
        if findings.failed:
            findings.note(f"what is left of it: {folder}")
            break
        shutil.rmtree(folder)
    findings.end()


def live(findings, demo, folder, data, kills, chance):
    """One whole demo with its kills, and the claims about what it left."""
    whole = folder / "whole"
    begun = time.monotonic()
    run(demo, whole, *data)
    took = time.monotonic() - begun
    killed, moments = folder / "killed", []
    # Each life goes on where the last one was cut off: all of them together are to take about the time of a whole run,
    # so that kills fall everywhere into it.
    for _ in range(kills):
        moment = chance.uniform(0.001, 2 * took / kills)
        if not cut_off(command(demo, killed, *data), moment):
            break
        moments.append(f"{moment:.3f}")
    run(demo, killed, *data)
    findings.note(f"a run takes {took:.2f} s; killed after {', '.join(moments)} s, then run to its end")
    findings.claim("the demo was killed and ended all the same", len(moments), [])
    check(findings, killed, sample=12)
    for what, contents in (("mails", mail_contents), ("documents", document_names)):
        one, other = contents(whole), contents(killed)
        wrong = [f"only in the whole run: {name}" for name in sorted(one - other)]
        wrong += [f"only in the killed run: {name}" for name in sorted(other - one)]
        findings.claim(f"the {what} are those of a run that nobody killed", len(one), wrong)


def cut_off(arguments, moment):
    """Runs a command and kills it after a moment; False where it had ended by then."""
    process = subprocess.Popen(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace"
    )
    try:
        told, _ = process.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True
    if process.returncode:
        sys.exit(f"the demo, run again after a kill, ended with {process.returncode}:\n{told}")
    return False


def mail_contents(out):
    """Mails by what a customer sees of them: to whom, and the documents."""
    from mails import read

    return {f"{mail.to} {name} {digest}" for mail in read(out / "mail") for name, digest in mail.attachments}


def document_names(out):
    """Stored PDFs of invoices by digest; mails that are kept as documents carry their order's identifier."""
    return {path.name for path in (out / "documents").rglob("*.pdf")}


if __name__ == "__main__":
    main()
