#!/usr/bin/env python3
"""An operator's own files, some of their rows hostile: check_input.py DEMO

Each bad row is refused by its place and field, each good one is kept and served."""

import json
import sys
import tempfile
from pathlib import Path

from demo_run import run
from findings import Findings
from store import Store

OPERATOR = """\
id = "svyaz"
name = "ООО «Связь»"
address = "101000, Москва, ул. Примерная, д. 1"
sender = "bill@svyaz.example"
link_base = "https://cabinet.svyaz.example/invoices/"
[requisites]
inn = "7707083893"
bank = "АО «ТБанк», г. Москва"
bic = "044525411"
account = "40702810200000124669"
correspondent = "30101810145250000411"
[contact]
email = "help@svyaz.example"
phone = "8 800 000-00-00"
"""


def account(n, **fields):
    """An account, with fields of its own."""
    return {
        "number": f"A-{n}",
        "name": f"ООО «Клиент {n}»",
        "application_address": f"client{n}@client.example",
        "subscribers": [{"id": f"7495000000{n}"}],
        **fields,
    }


def bill(n, **fields):
    """The bill of an account for October, with fields of its own."""
    line = {
        "subscriber": f"7495000000{n}",
        "service": "Абонентская плата",
        "quantity": "1",
        "unit": "мес.",
        "amount": 10000,
        "vat": {"percent": 2200},
    }
    vat = {"rate": {"percent": 2200}, "basis": "net", "net": 10000, "vat": 2200, "gross": 12200}
    return {
        "account": f"A-{n}",
        "period": "2026-10",
        "number": f"10/{n}",
        "due_date": "2026-11-20",
        "opening_balance": 0,
        "lines": [line],
        "vat": [vat],
        "total": 12200,
        "amount_due": 12200,
        **fields,
    }


ACCOUNTS = [
    (account(1), None),
    (account(2, inn="7707083894"), "inn"),
    (account(3, name='=HYPERLINK("http://example.ru")'), "name"),
    (account(4, application_address="a@b.ru\r\nBcc: x@y.ru"), "application_address"),
    (account(5, name="я" * 1_000_000), "name"),
    (account(6, name="Клиент 漢字"), None),  # kept; its invoice is refused for want of a glyph
    (account(7), None),
    (account(8, contract="Договор\r\nSubject: x"), "contract"),
    (account(9, subscribers=[{"id": "'; drop"}]), "subscribers[0].id"),
]
BILLS = [
    (bill(1), None),
    (bill(6), None),
    (bill(7, total=12300), "total states 123.00, but 122.00"),
    (bill(2), "A-2"),
]


def main():
    demo = sys.argv[1]
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="schet-input-") as folder:
        data, out = Path(folder, "in"), Path(folder, "out")
        data.mkdir()
        (data / "operator.toml").write_text(OPERATOR, encoding="utf-8")
        for name, rows in (("accounts", ACCOUNTS), ("invoices", BILLS)):
            lines = [json.dumps(row, ensure_ascii=False) for row, _ in rows]
            (data / f"{name}.jsonl").write_text("\n".join(lines) + "\n{\n", encoding="utf-8")
        told = run(demo, out, "--input", data)
        refused = (out / "refused.txt").read_text(encoding="utf-8").splitlines()
        expected = [
            (f"{name}.jsonl:{line}:", field)
            for name, rows in (("accounts", ACCOUNTS), ("invoices", BILLS))
            for line, (_, field) in enumerate(rows, start=1)
            if field
        ]
        expected += [("accounts.jsonl:10:", ""), ("invoices.jsonl:5:", "")]
        wrong = [f"{place} {field}" for place, field in expected
                 if not any(text.startswith(place) and field in text for text in refused)]  # fmt: skip
        wrong += [text for text in refused if not any(text.startswith(place) for place, _ in expected)]
        wrong += [f"{len(text)} characters in a line" for text in refused if len(text) > 500]
        findings.claim("R20: every bad row is refused by its place and field, and no other", len(expected), wrong)
        issued = [invoice.number for invoice in Store(out / "schet.db").issued()]
        findings.claim("the good rows are served", len(issued), [] if issued == ["10/1"] else issued)
        listed = ["A-6 glyph: account.name has the character '漢'", "A-7 not_ready"]
        findings.claim("what can't be formed is listed with its reason", len(listed),
                       [text for text in listed if text not in told])  # fmt: skip
    findings.end()


if __name__ == "__main__":
    main()
