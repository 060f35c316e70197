"""schet.db, read as its schema says (adapters/sqlite/src/schema.sql), without any code of ours."""

import json
import re
import sqlite3
import uuid
from dataclasses import dataclass
from datetime import datetime, timezone

STATES = (
    "accepted forming formed sending sent ready expired failed cancelled bounced unknown in_batch handed_over".split()
)
UNFINISHED = frozenset(STATES[:4])


@dataclass(frozen=True)
class Issued:
    """An issued invoice."""

    account: str
    period: str
    revision: int
    number: str
    order: str
    digest: str
    size: int
    facts: dict
    formed_at: int
    delivery: dict


@dataclass(frozen=True)
class Order:
    """An order."""

    id: str
    account: str
    kind: str
    about: dict
    state: str
    destination: str
    address: str
    digest: str
    detail: str


class Store:
    """The tables that the checks look into."""

    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def run_period(self):
        """The latest period of a regular run, as YYYY-MM; None where there was no run."""
        months = self.db.execute("SELECT max(period) FROM runs").fetchone()[0]
        return None if months is None else period_text(months)

    def run_has_ended(self, period):
        """Whether the run of a period has gone over all accounts."""
        (body,) = self.db.execute("SELECT body FROM runs WHERE period = ?", [months_of(period)]).fetchone()
        return json.loads(body)["ended"] is not None

    def accounts(self):
        """Accounts by number."""
        return {number: json.loads(body) for number, body in self.db.execute("SELECT number, body FROM accounts")}

    def bills(self):
        """The fed bills by account, period and revision."""
        rows = self.db.execute(
            "SELECT number, period, revision, bills.body FROM bills JOIN accounts ON accounts.key = bills.account"
        )
        return {(number, period_text(period), revision): json.loads(body) for number, period, revision, body in rows}

    def issued(self):
        """All issued invoices."""
        rows = self.db.execute("SELECT account, period, revision, number, order_id, body FROM issued")
        for account, period, revision, number, order, body in rows:
            body = json.loads(body)
            yield Issued(
                account=account,
                period=period_text(period),
                revision=revision,
                number=number,
                order=str(uuid.UUID(bytes=order)) if order else None,
                digest=body["document"]["digest"],
                size=body["document"]["size"],
                facts=body["facts"],
                formed_at=nanoseconds(body["formed_at"]),
                delivery=body["delivery"],
            )

    def orders(self):
        """All orders."""
        for identifier, account, state, body in self.db.execute("SELECT id, account, state, body FROM orders"):
            body = json.loads(body)
            ((kind, about),) = body["kind"].items()
            destination = body["destination"]
            by_mail = isinstance(destination, dict)
            yield Order(
                id=str(uuid.UUID(bytes=identifier)),
                account=account,
                kind=kind,
                about=about,
                state=STATES[state],
                destination="email" if by_mail else destination,
                address=destination["email"] if by_mail else None,
                digest=(body.get("document") or {}).get("digest"),
                detail=body.get("detail"),
            )

    def refusals(self, period):
        """What the run of a period refused: account to (code, reason)."""
        rows = self.db.execute("SELECT account, code, reason FROM refusals WHERE period = ?", [months_of(period)])
        return {account: (code, reason) for account, code, reason in rows}

    def delivery_at(self, account, instant, application_address):
        """(in person, cabinet address) in force at an instant: the last change before or at it (R7)."""
        rows = self.db.execute("SELECT body FROM delivery_changes WHERE account = ? ORDER BY place", [account])
        changes = []
        for (body,) in rows:
            change = json.loads(body)
            state = change["state"]
            if state == "in_force":
                changes.append((nanoseconds(change["at"]), change["method"]))
            elif "confirmed" in state:
                changes.append((nanoseconds(state["confirmed"]["at"]), change["method"]))
        in_person, address = False, application_address
        for since, method in sorted(changes, key=lambda change: change[0]):
            if since > instant:
                break
            if method == "in_person":
                in_person = True
            else:
                in_person, address = False, method["email"]
        return in_person, address

    def call_seconds(self):
        """How many calls are kept, and their seconds."""
        return self.db.execute("SELECT count(*), coalesce(sum(seconds), 0) FROM calls").fetchone()


def period_text(months):
    """A period of a column, as YYYY-MM."""
    return f"{months // 12:04}-{months % 12 + 1:02}"


def months_of(period):
    """A period as its column has it."""
    year, month = period.split("-")
    return int(year) * 12 + int(month) - 1


INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z\Z")


def nanoseconds(text):
    """An instant of RFC 3339 in UTC as nanoseconds since 1970."""
    seconds, fraction = INSTANT.match(text).groups()
    whole = datetime.fromisoformat(seconds).replace(tzinfo=timezone.utc).timestamp()
    return int(whole) * 1_000_000_000 + int((fraction or "").ljust(9, "0"))
