#!/usr/bin/env python3
"""Mails over SMTP as other people's programs see them: Postfix takes them, encrypted or not at all, and delivers them into
a Maildir that Python's mailbox reads; dkimpy verifies both signatures; SpamAssassin, by its local rules, finds no spam.

check_smtp.py SEND            the example `send`, built
"""

import argparse
import mailbox
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone
from pathlib import Path

import dkim

from findings import Findings

SPAM = 2.0  # SpamAssassin calls a mail spam from 5 on


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("send", type=Path, metavar="SEND")
    arguments = arguments.parse_args()
    if os.geteuid() != 0:
        sys.exit("Postfix starts as root alone")
    findings = Findings()
    folder = Path(tempfile.mkdtemp(prefix="schet-postfix-"))
    folder.chmod(0o755)
    postfix = Postfix(folder)
    try:
        postfix.start()
        records, summary = send(arguments.send.resolve(), folder, postfix.port)
        findings.note(summary)
        count = int(re.search(r"sent (\d+)", summary)[1])
        letters = postfix.letters(count)
        look(findings, letters, count, records)
    finally:
        postfix.stop()
        print(postfix.log()[-2_000:] if findings.failed else "", end="")
    shutil.rmtree(folder)
    findings.end()


class Postfix:
    """A Postfix of its own on a free port of this machine: it wants TLS, and puts all mails into one Maildir."""

    def __init__(self, folder):
        self.folder, self.maildir = folder, folder / "mail"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self):
        etc, queue, data = (self.folder / name for name in ("etc", "queue", "data"))
        for path in (etc, queue, data, self.maildir):
            path.mkdir()
        certificate(self.folder)
        shutil.chown(data, "postfix")
        shutil.chown(self.maildir, "nobody", "nogroup")
        (etc / "main.cf").write_text(
            f"""compatibility_level = 3.6
queue_directory = {queue}
data_directory = {data}
maillog_file = {self.folder}/mail.log
maillog_file_prefixes = {self.folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
smtpd_tls_cert_file = {self.folder}/server.pem
smtpd_tls_key_file = {self.folder}/server.key
smtpd_tls_security_level = encrypt
smtpd_tls_received_header = yes
smtpd_relay_restrictions = permit_mynetworks, reject
smtputf8_enable = yes
virtual_mailbox_domains = static:all
virtual_mailbox_maps = static:all/
virtual_mailbox_base = {self.maildir}
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_mailbox_limit = 0
"""
        )
        (etc / "master.cf").write_text(
            f"""127.0.0.1:{self.port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
        )
        self.run("start")

    def stop(self):
        self.run("stop", check=False)

    def run(self, what, check=True):
        done = subprocess.run(
            ["postfix", "-c", str(self.folder / "etc"), what], stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if check and done.returncode:
            raise SystemExit(f"postfix {what}: {done.stdout}{done.stderr}{self.log()}")

    def log(self):
        log = self.folder / "mail.log"
        return log.read_text(errors="replace") if log.exists() else ""

    def letters(self, count):
        """The mails delivered, once there are so many, or after a minute."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            new = self.maildir / "all" / "new"
            if new.is_dir() and len(list(new.iterdir())) >= count:
                break
            time.sleep(0.05)
        delivered = mailbox.Maildir(self.maildir / "all", create=False)
        return [delivered.get_bytes(key) for key in delivered.keys()]


def certificate(folder):
    """A certificate for localhost and the one that vouches for it."""
    ca, key, request = folder / "roots.pem", folder / "roots.key", folder / "server.csr"
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=check", "-keyout", key, "-out", ca)
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", folder / "server.key", "-out", request)
    extensions = folder / "extensions"
    extensions.write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", request, "-CA", ca, "-CAkey", key, "-CAcreateserial", "-days", "2",
            "-extfile", extensions, "-out", folder / "server.pem")


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, stdin=subprocess.DEVNULL, capture_output=True)


def send(binary, folder, port):
    """Sends an operator's mails, signed; the records of its keys, and what it says in the end."""
    openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", folder / "rsa.pem")
    openssl("genpkey", "-algorithm", "ed25519", "-out", folder / "ed25519.pem")
    done = subprocess.run(
        [binary, "--port", str(port), "--roots", folder / "roots.pem", "--out", folder / "send", "--accounts", "30",
         "--orders", "30", "--dkim", f"r1={folder}/rsa.pem", "--dkim", f"e1={folder}/ed25519.pem",
         "--verp", "bounces", "--at", datetime.now(timezone.utc).isoformat()],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
    )
    if done.returncode:
        raise SystemExit(f"send ended with {done.returncode}: {done.stdout}{done.stderr}")
    *lines, summary = done.stdout.splitlines()
    records = dict(line.split(" TXT ", 1) for line in lines if " TXT " in line)
    return records, summary


def look(findings, letters, count, records):
    findings.claim("every mail that was sent is delivered once", count,
                   [] if len(letters) == count else [f"{len(letters)} of {count} are there"])
    ids = [header(letter, "Message-ID") for letter in letters]
    findings.claim("each has a Message-ID of its own", len(ids), sorted({i for i in ids if ids.count(i) > 1}))
    findings.claim("each came by TLS", len(letters), [i for i, letter in zip(ids, letters) if b"(using TLSv1." not in letter])
    findings.claim("each has a sender by which its bounce names it", len(letters),
                   [i for i, letter in zip(ids, letters) if "bounces+" not in header(letter, "Return-Path")])

    def record(name, timeout=5):
        return records.get(name.decode().rstrip("."), "").encode()

    def signatures(letter):
        for place in range(2):
            if not dkim.DKIM(letter).verify(idx=place, dnsfunc=record):
                return f"{header(letter, 'Message-ID')}: signature {place} does not verify"
        return None

    findings.claim("both signatures verify (dkimpy)", len(letters), filter(None, map(signatures, letters)))
    changed = [letter.replace(b"\nSubject: ", b"\nSubject: x", 1) for letter in letters]
    added = [letter.replace(b"\nSubject: ", b"\nFrom: evil@example.org\nSubject: ", 1) for letter in letters]
    good = [header(letter, "Message-ID") for letter in changed + added if signatures(letter) is None]
    findings.claim("a changed subject or another From breaks them", len(changed) + len(added), good)
    spam(findings, letters[:: max(1, len(letters) // 6)])


def spam(findings, letters):
    against = []
    for letter in letters:
        done = subprocess.run(["spamassassin", "--local", "--test-mode"], input=letter, capture_output=True, check=True)
        score = re.search(rb"score=(-?[\d.]+)", done.stdout)
        rules = re.search(rb"tests=([A-Z0-9_,\s]+)", done.stdout)
        if not score or float(score[1]) >= SPAM:
            against.append(f"{header(letter, 'Subject')}: {score and score[1].decode()} {rules and rules[1].decode()}")
    findings.claim(f"SpamAssassin's local rules score each under {SPAM}", len(letters), against)


def header(letter, name):
    found = re.search(rb"(?im)^%s:\s*(.*)$" % name.encode(), letter)
    return found[1].decode(errors="replace").strip() if found else ""


if __name__ == "__main__":
    main()
