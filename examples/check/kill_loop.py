#!/usr/bin/env python3
"""Kills the demo at random moments and runs it again until it ends, then looks at what is there (R14, R17, R18).

kill_loop.py DEMO [--accounts N] [--kills N] [--seed N]
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from check_demo import check
from demo_run import command, run
from findings import Findings
from mails import read


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("demo", type=Path, metavar="DEMO", help="the demo's binary")
    arguments.add_argument("--accounts", type=int, default=60)
    arguments.add_argument("--kills", type=int, default=5, help="how many kills, over as many demos as they take")
    arguments.add_argument("--seed", type=int, default=20261101, help="of the moments")
    arguments = arguments.parse_args()
    chance, findings, kills, number = random.Random(arguments.seed), Findings(), 0, 0
    while kills < arguments.kills and not findings.failed:
        number += 1
        folder = Path(tempfile.mkdtemp(prefix="schet-kill-"))
        data = ("--accounts", arguments.accounts, "--seed", number)
        kills += live(findings, arguments.demo, folder, data, arguments.kills - kills, chance)
        if findings.failed:
            findings.note(f"what is left of it: {folder}")
        else:
            shutil.rmtree(folder)
    findings.end()


def live(findings, demo, folder, data, kills, chance):
    """One whole demo with at most `kills` kills, and the claims about what it left; how often it was killed."""
    whole, killed, moments = folder / "whole", folder / "killed", []
    begun = time.monotonic()
    run(demo, whole, *data)
    took = time.monotonic() - begun
    # A life goes on where the last one was cut off, and may well reach the end.
    while len(moments) < kills:
        moment = chance.uniform(0.0, 0.6 * took)
        if not cut_off(command(demo, killed, *data), moment):
            break
        moments.append(f"{moment:.3f}")
    run(demo, killed, *data)
    findings.note(f"a run takes {took:.2f} s; killed after {', '.join(moments) or 'none of its'} s, then run to its end")
    check(findings, killed, sample=12)
    for what, contents in (("mails", mail_contents), ("invoices", document_names)):
        one, other = contents(whole), contents(killed)
        wrong = [f"only in the whole run: {name}" for name in (one - other).elements()]
        wrong += [f"only in the killed run: {name}" for name in (other - one).elements()]
        findings.claim(f"the {what} are those of a run that nobody killed", sum(one.values()), wrong)
    return len(moments)


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
    """Mails by what a customer sees of them: to whom, and what is attached."""
    attached = [(mail.to, *attachment) for mail in read(out / "mail") for attachment in mail.attachments]
    # Charges so far say as of when they are, and after a kill that is later.
    return Counter(f"{to} {name} {'' if name.endswith('.xlsx') else digest}" for to, name, digest in attached)


def document_names(out):
    """Stored PDFs by digest; mails that are kept as documents have their order's identifier in them."""
    return Counter(path.name for path in (out / "documents").rglob("*.pdf"))


if __name__ == "__main__":
    main()
