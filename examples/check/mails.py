"""A Maildir read with Python's own mail parser, which is nobody's of ours."""

import email
import email.policy
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

HEADERS = "To From Subject Date Message-ID Reply-To Auto-Submitted MIME-Version".split()
ID = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[a-z0-9.-]+>\Z")


@dataclass
class Mail:
    """A mail file, and what is wrong with it."""

    path: Path
    order: str = None
    to: str = None
    message_id: str = None
    digest: str = None
    attachments: list = field(default_factory=list)
    faults: list = field(default_factory=list)


def read(folder):
    """All mails of a Maildir that were delivered to it."""
    paths = sorted(path for part in ("new", "cur") for path in (folder / part).glob("*") if path.is_file())
    return [parse(path, path.read_bytes()) for path in paths]


def parse(path, raw):
    """One mail."""
    mail = Mail(path=path, digest=hashlib.sha256(raw).hexdigest())
    try:
        look_into(mail, raw)
    except (LookupError, ValueError) as error:
        # Python's parser fails on some headers that are none.
        mail.faults.append(f"can't be parsed: {error!r}")
    return mail


def look_into(mail, raw):
    """Fills in what a mail says, and its faults."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if b"\n" in raw.replace(b"\r\n", b""):
        mail.faults.append("a line that does not end in CRLF")
    if max(map(len, raw.split(b"\r\n"))) > 998:
        mail.faults.append("a line over 998 bytes")
    for name in HEADERS:
        if len(message.get_all(name, [])) != 1:
            mail.faults.append(f"{name} {len(message.get_all(name, []))} times")
    for part in message.walk():
        for name, value in part.items():
            mail.faults.extend(f"{name}: {type(defect).__name__}" for defect in getattr(value, "defects", ()))
        mail.faults.extend(f"{name} is in bytes beyond ASCII" for name in undeclared(part))
    mail.message_id = str(message["Message-ID"])
    found = ID.match(mail.message_id)
    mail.order = found.group(1) if found else None
    if not found:
        mail.faults.append(f"Message-ID {mail.message_id} is no order at a domain")
    elif not mail.path.name.startswith(mail.order):
        mail.faults.append(f"its name is not that of its order {mail.order}")
    addresses = message["To"].addresses if message["To"] else ()
    mail.to = addresses[0].addr_spec if len(addresses) == 1 else None
    if not mail.to:
        mail.faults.append(f"{len(addresses)} recipients")
    if str(message["Auto-Submitted"]) != "auto-generated":
        mail.faults.append(f"Auto-Submitted: {message['Auto-Submitted']}")
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        if body is None or not body.get_content().strip():
            mail.faults.append(f"no text/{kind}")
    for part in message.iter_attachments():
        # The bytes, with neither line ends nor charset undone.
        name, content = part.get_filename(), part.get_payload(decode=True)
        mail.attachments.append((name, hashlib.sha256(content).hexdigest()))
    # Last: decoding a part is what shows some of its defects.
    mail.faults.extend(f"{type(defect).__name__}: {defect}" for part in message.walk() for defect in part.defects)


def undeclared(part):
    """Headers with bytes that no header may have as they are (RFC 5322, 2.2)."""
    return [name for name, value in part.raw_items() if not str(value).isascii()]


def wire(address):
    """An address as mails write it: the domain in A-labels."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"
