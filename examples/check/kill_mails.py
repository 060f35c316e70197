#!/usr/bin/env python3
"""Kills a program that mails over SMTP at random moments and runs it again until all is sent; then counts what arrived
(R13, R14, R17): no mail is lost, and none arrives twice but those of which the order's history says that nobody knew.

kill_mails.py SEND MAILBOX [--orders N] [--kills N] [--seed N]
"""

import argparse
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import uuid
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from findings import Findings
from store import STATES

LINE = 130  # bytes of a line in the server's notes, about
START = datetime(2026, 10, 5, 9, tzinfo=timezone(timedelta(hours=3)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("send", type=Path, metavar="SEND", help="the example `send`, built")
    arguments.add_argument("mailbox", type=Path, metavar="MAILBOX", help="the mail server for developers, built")
    arguments.add_argument("--orders", type=int, default=600)
    arguments.add_argument("--kills", type=int, default=30)
    arguments.add_argument("--seed", type=int, default=20261101, help="of the moments")
    arguments = arguments.parse_args()
    findings, folder = Findings(), Path(tempfile.mkdtemp(prefix="schet-kill-mails-"))
    server = Server(arguments.mailbox, folder)
    try:
        campaign(findings, arguments, folder, server)
    finally:
        server.stop()
    if findings.failed:
        findings.note(f"what is left of it: {folder}")
    else:
        shutil.rmtree(folder)
    findings.end()


class Server:
    """The mail server, which notes each mail that it takes."""

    def __init__(self, binary, folder):
        self.folder, self.log = folder / "mailbox", folder / "taken"
        self.process = subprocess.Popen(
            [str(binary.resolve()), "--port", "0", "--out", str(self.folder), "--log", str(self.log)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        )
        self.port = re.search(r"localhost:(\d+)", self.process.stdout.readline())[1]

    def taken(self):
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return Counter(line.split("\t")[2].strip("<>").split("@")[0] for line in lines)

    def size(self):
        return self.log.stat().st_size if self.log.exists() else 0

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


def campaign(findings, arguments, folder, server):
    chance, kills, runs = random.Random(arguments.seed), 0, 0
    orders = max(1, arguments.orders // 4)

    def command(orders):
        # Each life begins ten minutes after the one before: what was put off is due.
        now = (START + timedelta(minutes=10 * runs)).isoformat()
        return [str(arguments.send.resolve()), "--port", server.port, "--roots", str(server.folder / "roots.pem"),
                "--out", str(folder / "send"), "--accounts", "40", "--orders", str(orders), "--at", now]

    while kills < arguments.kills:
        life = subprocess.Popen(command(orders), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        runs += 1
        # Every other life ends at a moment of its own, the rest in the midst of sending: after so many more mails.
        if runs % 2:
            ends = time.monotonic() + chance.uniform(0.0, 0.4)
            wait_for(life, lambda: time.monotonic() >= ends)
        else:
            least = server.size() + chance.randrange(1, 120 * LINE)
            wait_for(life, lambda: server.size() >= least)
        if life.poll() is None:
            life.send_signal(signal.SIGKILL)
            kills += 1
        life.wait()
        # There is always something left to do at the next kill.
        orders = min(arguments.orders, orders + max(1, arguments.orders // arguments.kills))
    for _ in range(100):
        done = subprocess.run(command(arguments.orders), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=900)
        runs += 1
        if done.returncode:
            raise SystemExit(f"send ended with {done.returncode}: {done.stdout}{done.stderr}")
        if "; 0 orders unfinished" in done.stdout:
            break
    judge(findings, folder, server, kills, runs, arguments.orders)


def wait_for(life, is_time):
    """Waits until it is time, or the program has ended."""
    while life.poll() is None and not is_time():
        time.sleep(0.001)


def judge(findings, folder, server, kills, runs, ordered):
    with sqlite3.connect(folder / "send" / "schet.db") as store:
        states, doubts = histories(store)
    server_has = settled(server, len(states))
    mailed = {order for order, state in states.items() if state != "in_batch"}
    findings.note(f"{kills} kills in {runs} lives over {len(states)} orders")
    findings.claim("all orders are taken", ordered, [] if len(states) >= ordered else [f"{len(states)} are there"])
    findings.claim("every order ends sent", len(mailed), [f"{o} {states[o]}" for o in mailed if states[o] != "sent"])
    findings.claim("no mail is lost", len(mailed), [order for order in mailed if not server_has[order]])
    findings.claim("no mail is of no order", len(server_has), [order for order in server_has if order not in mailed])
    twice = [order for order in mailed if server_has[order] > 1]
    findings.claim("none arrives more often than its history has doubts", len(mailed),
                   [f"{o}: {server_has[o]} times, {doubts[o]} doubts" for o in twice if server_has[o] > 1 + doubts[o]])
    findings.note(f"arrived once {len(mailed) - len(twice)}, more often {len(twice)}; "
                  f"in doubt at some time {sum(1 for o in mailed if doubts[o])}")


def settled(server, least):
    """What the server has noted, once it has noted all that it took."""
    until, seen = time.monotonic() + 30, server.taken()
    while time.monotonic() < until and len(seen) < least:
        time.sleep(0.05)
        seen = server.taken()
    return seen


def histories(store):
    """Each order's state, and how often its history says that nobody knows."""
    states, doubts, names = {}, Counter(), {}
    for identifier, state in store.execute("SELECT id, state FROM orders"):
        names[identifier] = str(uuid.UUID(bytes=identifier))
        states[names[identifier]] = STATES[state]
    for identifier, state in store.execute("SELECT order_id, state FROM order_events"):
        doubts[names[identifier]] += STATES[state] == "unknown"
    return states, doubts


if __name__ == "__main__":
    main()
