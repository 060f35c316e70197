#!/usr/bin/env python3
"""Looks at what a run of the demo has left behind: check_demo.py [--all] [--sample N] OUT

Documents are looked at in a sample that is the same for the same documents, unless --all is given; everything else is
looked at whole.
"""

import argparse
import csv
import hashlib
import io
import os
import re
import zipfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import mails
import payment_code
import pdf
from findings import Findings
from store import UNFINISHED, Store


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("out", type=Path, metavar="OUT")
    arguments.add_argument("--all", action="store_true", help="look at every document")
    arguments.add_argument("--sample", type=int, default=200, help="how many documents to look at else")
    arguments = arguments.parse_args()
    findings = Findings()
    check(findings, arguments.out, None if arguments.all else arguments.sample)
    findings.end()


def check(findings, out, sample=None):
    """Puts every claim to an output of the demo."""
    store = Store(out / "schet.db")
    documents = stored_documents(findings, out / "documents")
    once(findings, store)
    invoices = list(store.issued())
    delivery(findings, store, invoices)
    spooled = mails.read(out / "mail")
    mailed(findings, store, documents, spooled)
    looked_at(findings, store, out, invoices, documents, sample)
    sheets(findings, documents, spooled)
    pickup(findings, store, out, invoices)
    report(findings, out)


def stored_documents(findings, folder):
    """The stored documents by digest; each file's name is the digest of its bytes."""
    documents, wrong = {}, []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        documents[digest] = path
        if path.stem != digest:
            wrong.append(f"{path} has the digest {digest}")
    findings.claim("every stored document has the digest that is its name", len(documents), wrong)
    return documents


def once(findings, store):
    """One regular invoice for each billable account, or one listed refusal (R14, R18), and no order lost (R17)."""
    period = store.run_period()
    if period is None:
        findings.claim("there was a regular run", 0, [])
        return
    billable = {account for account, month, _ in store.bills() if month == period}
    issued = Counter(i.account for i in store.issued() if i.period == period and i.revision == 0)
    refused = store.refusals(period)
    wrong = [f"{account}: {issued[account]} invoices, refused: {refused.get(account)}"
             for account in sorted(billable) if issued[account] + (account in refused) != 1]  # fmt: skip
    wrong += [f"{account}: {count} invoices without a bill" for account, count in issued.items() if account not in billable]
    findings.claim(f"R18: each billable account has exactly one regular invoice of {period}", len(billable), wrong)
    findings.claim("R18: the run has ended", 1, [] if store.run_has_ended(period) else [f"{period} has not"])
    if refused:
        findings.note(f"{len(refused)} refusals are listed, such as {next(iter(refused.items()))}")

    orders = list(store.orders())
    regular = Counter(order.account for order in orders if order.kind == "regular" and order.about["period"] == period)
    wrong = [f"{account}: {regular[account]} orders" for account in billable | set(regular)
             if regular[account] != issued[account]]  # fmt: skip
    findings.claim("R14: each invoice of the run has exactly one order that delivers it", len(regular), wrong)
    numbers = Counter(invoice.number for invoice in store.issued())
    findings.claim("no invoice number twice", len(numbers), [number for number, count in numbers.items() if count > 1])
    wrong = [f"{o.id} ({o.kind}) is {o.state}: {o.detail}" for o in orders if o.state in UNFINISHED]
    findings.claim("R17: every order has come to its end", len(orders), wrong)
    wrong = [f"{o.id} ({o.kind})" for o in orders if o.state == "failed" and not o.detail]
    findings.claim("R13: an order that failed says why", len(orders), wrong)


def delivery(findings, store, invoices):
    """The run's invoices go where the history of delivery says for the instant of their forming (R7, R10)."""
    accounts, orders = store.accounts(), {order.id: order for order in store.orders()}
    wrong, cases = [], 0
    for invoice in invoices:
        order = orders.get(invoice.order)
        if order is None:
            continue
        cases += 1
        application = accounts[invoice.account]["application_address"]
        in_person, address = store.delivery_at(invoice.account, invoice.formed_at, application)
        goes = (order.destination == "pickup", None if order.destination == "pickup" else order.address)
        if goes != (in_person, None if in_person else address):
            wrong.append(f"{invoice.number} of {invoice.account} goes to {goes}, not {in_person, address}")
    findings.claim("R7: each invoice of the run goes by the delivery in force when it was formed", cases, wrong)


def mailed(findings, store, documents, spooled):
    """Every mail parses, carries what is stored, and is that of exactly one order."""
    wrong = [f"{mail.path.name}: {fault}" for mail in spooled for fault in mail.faults]
    findings.claim("every mail parses without a defect and has its headers", len(spooled), wrong)
    wrong = [f"{mail.path.name}: {name}" for mail in spooled for name, digest in mail.attachments
             if digest not in documents]  # fmt: skip
    attached = sum(len(mail.attachments) for mail in spooled)
    findings.claim("every attachment is byte for byte a stored document", attached, wrong)
    names = [name for mail in spooled for name, _ in mail.attachments]
    wrong = [repr(name) for name in names if not re.fullmatch(r"[\w №.,+()-]+\.(pdf|csv|xlsx)", name or "")]
    findings.claim("every attachment has a name that a person can read", len(names), wrong)

    for what in ("message_id", "order", "digest"):
        seen = defaultdict(list)
        for mail in spooled:
            seen[getattr(mail, what)].append(mail.path.name)
        wrong = [f"{key}: {', '.join(paths)}" for key, paths in seen.items() if len(paths) > 1]
        findings.claim(f"R14: no {what.replace('_', ' ')} in two mails", len(seen), wrong)

    orders = {order.id: order for order in store.orders()}
    by_order = {mail.order: mail for mail in spooled}
    wrong = [f"{o.id} ({o.kind})" for o in orders.values() if o.state == "sent" and o.id not in by_order]
    findings.claim("R13: every order that is sent has its mail", sum(o.state == "sent" for o in orders.values()), wrong)
    wrong = []
    for mail in spooled:
        order = orders.get(mail.order)
        if order is None or order.state not in ("sent", "bounced"):
            wrong.append(f"{mail.path.name}: its order is {order and order.state}")
        elif mail.to != mails.wire(order.address):
            wrong.append(f"{mail.path.name}: to {mail.to}, the order goes to {order.address}")
        elif order.digest != mail.digest and order.digest not in [digest for _, digest in mail.attachments]:
            wrong.append(f"{mail.path.name}: its order's document is {order.digest}")
    findings.claim("every mail is that of an order, with its address and its document", len(spooled), wrong)


def looked_at(findings, store, out, invoices, documents, sample):
    """Documents as qpdf, pdftotext and a scanner see them, held against the data."""
    accounts, bills, period = store.accounts(), store.bills(), store.run_period()
    wrong = [i.number for i in invoices if i.digest not in documents or documents[i.digest].stat().st_size != i.size]
    findings.claim("every issued invoice's document is stored", len(invoices), wrong)
    invoices = [invoice for invoice in invoices if invoice.digest in documents]
    # Half of the sample are the run's, the other half whatever was issued before.
    of_run = spread([i for i in invoices if i.period == period], sample and sample // 2)
    earlier = spread([i for i in invoices if i.period != period], sample and sample // 2)
    chosen = of_run + earlier
    others = {digest: path for digest, path in documents.items() if path.suffix == ".pdf"}
    others = [others[digest] for digest in set(others) - {invoice.digest for invoice in invoices}]
    files = [documents[invoice.digest] for invoice in chosen] + others + sorted((out / "pickup").glob("*.pdf"))

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        wrong = [f"{path.name}: {told}" for path, told in zip(files, pool.map(pdf.complaints, files)) if told]
        findings.claim("qpdf --check has nothing against a PDF", len(files), wrong)
        texts = list(pool.map(lambda invoice: pdf.text(documents[invoice.digest]), chosen))
        wrong = [f"{invoice.number}: {missing!r} is not in its text" for invoice, text in zip(chosen, texts)
                 for missing in not_said(text, invoice, bills)]  # fmt: skip
        findings.claim("R21: the text of an invoice has its numbers, dates and sums", len(chosen), wrong)
        scanned = [(i, t) for i, t in zip(chosen, texts)][:: 1 if sample is None else 3]
        codes = pool.map(lambda pair: pdf.codes(documents[pair[0].digest]), scanned)
        wrong = [f"{invoice.number}: {fault}" for (invoice, text), codes in zip(scanned, codes)
                 for fault in misread(codes, text, invoice)]  # fmt: skip
        findings.claim("R21: a scanner reads the payment code back, with the invoice's sum and number", len(scanned), wrong)
    russian = sum("Счёт №" in text for text in texts)
    findings.claim("R22: most invoices are in Russian, some in English", len(texts),
                   [] if len(texts) < 50 or len(texts) > russian > len(texts) / 2 else [f"{russian} are in Russian"])  # fmt: skip


def not_said(text, invoice, bills):
    """What the text of an invoice should have and hasn't."""
    locale = "ru" if "Счёт №" in text else "en"
    facts, bill = invoice.facts, bills.get((invoice.account, invoice.period, invoice.revision))
    due = facts["amount_due"]
    yet = [
        f"{'Счёт' if locale == 'ru' else 'Invoice'} № {invoice.number}",
        invoice.account,
        pdf.flattened(facts["customer"]),
        pdf.month(invoice.period, locale),
        pdf.date(facts["date"], locale),
        pdf.money(abs(due), locale),
    ]
    if due > 0:
        yet += [pdf.date(facts["due_date"], locale), kopecks_in_words(due, locale)]
    if bill:
        sums = [bill["opening_balance"], bill["total"]]
        sums += [-payment["amount"] for payment in bill["payments"]]
        sums += [part["amount"] for part in bill["instalments"]]
        yet += [pdf.money(amount, locale).strip("₽ ").replace("₽", "") for amount in sums]
        yet += [pdf.flattened(line["service"]) for line in bill["lines"]]
    # A line may end after a hyphen within a word.
    joined = text.replace("- ", "-")
    return [part for part in yet if part not in text and part.replace("- ", "-") not in joined]


def kopecks_in_words(minor, locale):
    """The end of an amount in words: two figures and their noun."""
    count = minor % 100
    if locale == "en":
        return f"{count:02} kopeck"
    few = count % 10 in (2, 3, 4) and count // 10 != 1
    one = count % 10 == 1 and count // 10 != 1
    return f"{count:02} копе" + ("йка" if one else "йки" if few else "ек")


def misread(codes, text, invoice):
    """What is wrong with the payment codes on an invoice."""
    due = invoice.facts["amount_due"]
    if due <= 0:
        return [f"a code, though {due} kopecks are due"] if codes else []
    if len(codes) != 1:
        return [f"{len(codes)} codes"]
    try:
        fields = payment_code.parse(codes[0])
    except (ValueError, UnicodeDecodeError) as error:
        return [f"its code {error}"]
    wrong = []
    if fields.get("Sum") != str(due):
        wrong.append(f"Sum={fields.get('Sum')}, {due} are due")
    if fields.get("PersAcc", invoice.account) != invoice.account:
        wrong.append(f"PersAcc={fields['PersAcc']}, the account is {invoice.account}")
    if invoice.number not in fields.get("Purpose", ""):
        wrong.append(f"Purpose={fields.get('Purpose')}, the number is {invoice.number}")
    printed = text.replace(" ", "")
    for key in ("Name", "PersonalAcc", "BIC", "CorrespAcc", "PayeeINN", "KPP"):
        value = fields.get(key, "").replace(" ", "")
        if value != "0" and value not in printed:
            wrong.append(f"{key}={fields[key]} is not what the invoice prints")
    return wrong


def sheets(findings, documents, spooled):
    """Workbooks and tables open, and no cell of a table begins a formula."""
    workbooks = [path for path in documents.values() if path.suffix == ".xlsx"]
    wrong = [f"{path.name}: {fault}" for path in workbooks for fault in broken_workbook(path)]
    findings.claim("every workbook is a sound archive of well-formed XML", len(workbooks), wrong)
    tables = [path for path in documents.values() if path.suffix == ".csv"]
    wrong = [f"{path.name}: {fault}" for path in tables for fault in broken_table(path.read_bytes())]
    findings.claim("R8: every table has its BOM, CRLF, equal rows, and no cell that begins a formula", len(tables), wrong)
    ordered = {name.rpartition(".")[2] for mail in spooled for name, _ in mail.attachments if name}
    findings.claim("R8: call detail goes out as CSV, XLSX and PDF", len(ordered),
                   sorted({"csv", "xlsx", "pdf"} - ordered))  # fmt: skip


def broken_workbook(path):
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.testzip():
                yield f"{archive.testzip()} has a wrong checksum"
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(archive.read(name))
    except (zipfile.BadZipFile, ElementTree.ParseError) as error:
        yield str(error)


def broken_table(raw):
    if not raw.startswith(b"\xef\xbb\xbf"):
        yield "no BOM"
    text = raw.decode("utf-8-sig")
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", ""):
        yield "a line that does not end in CRLF"
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    widths = {len(row) for row in rows if row}
    if len(widths) != 1:
        yield f"rows of {sorted(widths)} cells"
    yield from (f"the cell {cell!r}" for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r")))


def pickup(findings, store, out, invoices):
    """The batch for the printer and the register have every invoice in person of the run (R10)."""
    period = store.run_period()
    in_person = {o.id for o in store.orders() if o.destination == "pickup" and o.about.get("period") == period}
    numbers = [invoice.number for invoice in invoices if invoice.order in in_person]
    files = sorted((out / "pickup").glob("*.pdf"))
    findings.claim("R10: there are a batch to print and a register to sign", len(files),
                   [] if len(files) >= 2 else [str(path) for path in files])  # fmt: skip
    for path in files:
        text = pdf.text(path)
        wrong = [f"{number} is not in it" for number in numbers if number not in text]
        findings.claim(f"R10: {path.name} has every invoice in person", len(numbers), wrong)


def report(findings, out):
    """The page to look at is whole, and every link of it leads to a file of the output."""
    page = Links()
    page.feed((out / "report.html").read_text(encoding="utf-8"))
    page.close()
    wrong = []
    for link in page.links:
        parts = urlsplit(link)
        path = (out / unquote(parts.path)).resolve()
        if parts.scheme or parts.netloc:
            wrong.append(f"{link} leads out of the page's folder")
        elif parts.path and not (path.is_file() and path.is_relative_to(out.resolve())):
            wrong.append(f"{link} leads nowhere")
    findings.claim("every link of report.html leads to a file", len(page.links), wrong)
    findings.claim("every element of report.html is closed", page.elements, [f"<{tag}>" for tag in page.open])


class Links(HTMLParser):
    """The links of a page, and its elements that were never closed."""

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

    def __init__(self):
        super().__init__()
        self.links, self.open, self.elements = [], [], 0

    def handle_starttag(self, tag, attrs):
        self.elements += 1
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()


def spread(items, limit):
    """At most `limit` items (None: all) from all over a list."""
    items = sorted(items, key=lambda item: item.digest)
    if limit is None or len(items) <= limit:
        return items
    return [items[place * len(items) // limit] for place in range(limit)]


if __name__ == "__main__":
    main()
