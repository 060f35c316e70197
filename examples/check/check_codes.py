#!/usr/bin/env python3
"""Scans the payment codes of invoices that examples/random wrote: check_codes.py [--jobs N] [--most N] FOLDER

The first page of each is painted at 150 dpi and read by zbarimg. What it reads has to be the fields of
ГОСТ Р 56042-2014, exactly those that follow from the invoice's JSON; where nothing is due there is no code.
"""

import argparse
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import payment_code
import pdf
from findings import Findings

LARGEST = 412  # bytes that a code of 77 modules holds at error correction M (ISO/IEC 18004, version 15)
SHORTER = ((160, 45), (80, 45), (40, 30), (20, 20))  # Name and BankName, where even a short Purpose is too long
SEPARATORS = set("|~^_#;!$%&*+/:?@\\`{}[]<>")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path, metavar="FOLDER")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--most", type=int, default=1000, help="how many codes are scanned at most")
    arguments = arguments.parse_args()
    findings = Findings()
    due, settled = [], []
    for path in sorted(arguments.folder.glob("*.json")):
        document = json.loads(path.read_text())
        is_due = document["invoice"]["bill"]["amount_due"] > 0
        (due if is_due else settled).append((path.with_suffix(".pdf"), document))
    due, settled = due[: arguments.most], settled[: arguments.most // 10]
    with ThreadPoolExecutor(arguments.jobs) as pool:
        codes = dict(zip((path for path, _ in due + settled), pool.map(lambda pair: pdf.codes(pair[0]), due + settled)))
    wrong = [f"{path.name}: {fault}" for path, document in due for fault in misread(codes[path], document)]
    findings.claim("the code on the page has the fields of the standard, those of the invoice", len(due), wrong)
    wrong = [path.name for path, _ in settled if codes[path]]
    findings.claim("where nothing is due there is no code", len(settled), wrong)
    findings.end()


def misread(codes, document):
    """What is wrong with the codes on an invoice on which something is due."""
    if len(codes) != 1:
        return [f"{len(codes)} codes"]
    try:
        fields = payment_code.parse(codes[0])
    except (ValueError, UnicodeDecodeError) as error:
        return [f"its code {error}"]
    full = separable(wanted(document))
    expected = next((form for form in (full, *shorter(document)) if agrees(form, fields)), full)
    faults = [f"{key}={value}, not {expected.get(key)}" for key, value in fields.items() if expected.get(key) != value]
    if list(fields) != list(expected)[: len(fields)]:
        faults.append(f"has the fields {list(fields)}, not the first of {list(expected)}")
    if "Purpose" not in fields:
        faults.append("has no Purpose")
    if len(codes[0]) > LARGEST:
        faults.append(f"has {len(codes[0])} bytes")
    if expected is not full:
        return faults if size(full, 7) > LARGEST else [*faults, "is short without need"]
    if len(fields) < len(expected) and size(expected, len(fields) + 1) <= LARGEST:
        faults.append(f"lacks {list(expected)[len(fields)]}, though there is room for it")
    return faults


def size(fields, count):
    """The bytes of a payload of the first fields."""
    text = "".join(f"|{key}={value}" for key, value in list(fields.items())[:count])
    try:
        return 7 + len(text.encode("cp1251"))
    except UnicodeEncodeError:
        return 7 + len(text.encode())


def agrees(form, fields):
    return all(form[key] == fields.get(key) for key in ("Name", "BankName", "Purpose"))


def shorter(document):
    """The fields put shortly, then cut more and more."""
    fields = dict(list(wanted(document).items())[:7])
    fields["Purpose"] = f"Счёт № {document['invoice']['number']}, л/с {document['account']['number']}"
    for name, bank in SHORTER:
        yield separable(fields | {"Name": fields["Name"][:name], "BankName": fields["BankName"][:bank]})


def separable(fields):
    """The fields; where their values leave no separator, without the first of them."""
    if not SEPARATORS <= set("".join(fields.values())):
        return fields
    return {key: value.replace("|", "") for key, value in fields.items()}


def wanted(document):
    """The fields that an invoice asks for, in the order in which a code keeps them."""
    operator, account, invoice = document["operator"], document["account"], document["invoice"]
    requisites, bill = operator["requisites"], invoice["bill"]
    day = ".".join(reversed(invoice["date"].split("-")))
    number = invoice["number"]
    purpose = f"Оплата услуг связи по счёту № {number} от {day}, лицевой счёт {account['number']}"
    fields = {
        "Name": operator["name"][:160],
        "PersonalAcc": requisites["account"],
        "BankName": requisites["bank"][:45],
        "BIC": requisites["bic"],
        "CorrespAcc": requisites.get("correspondent", "0"),
        "Sum": str(bill["amount_due"]),
        "Purpose": purpose[:210],
        "PayeeINN": requisites["inn"],
        "KPP": requisites.get("kpp"),
        "PersAcc": account["number"],
        "DocNo": number if len(number) <= 15 else None,
        "DocDate": day,
        "PayerINN": account.get("inn"),
        "PaymPeriod": f"{bill['period'][5:]}.{bill['period'][:4]}",
        "PaymTerm": ".".join(reversed(bill["due_date"].split("-"))),
        "TechCode": "01",
    }
    return {key: value for key, value in fields.items() if value is not None}


if __name__ == "__main__":
    main()
