#!/usr/bin/env python3
"""Compares amounts in words with what num2words says: check_words.py [--random N] PROGRAM

Every amount from 0 to 10,000 kopecks and from 0 to 10,000 roubles, the neighbours of every power of ten, credits, and
random sums of 1 to 15 digits. PROGRAM is examples/words.
"""

import argparse
import random
import subprocess

from num2words import num2words

from findings import Findings


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program", metavar="PROGRAM")
    arguments.add_argument("--random", type=int, default=10_000, help="how many random sums")
    arguments = arguments.parse_args()
    findings = Findings()
    for name, sums in (
        ("every sum from 0 to 10,000 kopecks", range(10_001)),
        ("every sum from 0 to 10,000 roubles", range(0, 1_000_001, 100)),
        ("the neighbours of powers of ten, and credits", edges()),
        ("random sums", list(draw(arguments.random))),
    ):
        compare(findings, name, sums, arguments.program)
    findings.end()


def edges():
    """What stands beside each power of ten up to 15 digits, on either side of zero."""
    sums = {sign * (10**power + step) for power in range(16) for step in range(-100, 101) for sign in (1, -1)}
    return sorted(minor for minor in sums if abs(minor) < 10**15)


def draw(count):
    """Random sums, every length as likely as any other; the same at every run."""
    numbers = random.Random(4)
    for _ in range(count):
        yield numbers.randrange(10 ** numbers.randint(1, 15)) * numbers.choice((1, 1, 1, -1))


def compare(findings, name, sums, program):
    lines = "".join(f"{minor}\n" for minor in sums)
    done = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    found = [line.split("\t") for line in done.stdout.splitlines()]
    for place, (language, locale) in enumerate((("Russian", "ru"), ("English", "en"))):
        wrong = [
            f"{minor}: {pair[place]}, not {expected}"
            for minor, pair in zip(sums, found, strict=True)
            if pair[place] != (expected := words(minor, locale))
        ]
        findings.claim(f"{name} in {language}", len(found), wrong)


def words(minor, locale):
    """An amount as num2words has it, for which a whole number is kopecks: with a capital, without its commas, and with
    the kopeck of English dictionaries."""
    text = num2words(minor, to="currency", lang=locale, currency="RUB", cents=False, separator="")
    text = text.replace(",", "")
    if locale == "en":
        text = text.replace("kopek", "kopeck")
    return text[0].upper() + text[1:]


if __name__ == "__main__":
    main()
