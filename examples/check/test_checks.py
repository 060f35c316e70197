#!/usr/bin/env python3
"""The checks themselves: what is right passes, and each thing that is wrong is told."""

import hashlib
import tempfile
import unittest
from pathlib import Path

import check_calls
import check_codes
import check_demo
import check_documents
import mails
import payment_code
import pdf
import store

CODE = (
    "ST00012|Name=ООО «Связь»|PersonalAcc=40702810200000124669|BankName=АО «БАНК»|BIC=044525411|"
    "CorrespAcc=30101810145250000411|Sum=124518|Purpose=Оплата по счёту № С-118|PersAcc=4400118"
)
ORDER = "01980000-0000-7000-8000-000000000001"
MAIL = f"""\
From: Operator <bills@example.ru>
To: Customer <a@example.ru>
Reply-To: help@example.ru
Subject: =?utf-8?B?0KHRh9GR0YI=?=
Date: Sun, 01 Nov 2026 02:00:00 +0000
Message-ID: <{ORDER}@example.ru>
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=m

--m
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain

Hello
--a
Content-Type: text/html

<p>Hello</p>
--a--
--m
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''%D0%A1%D1%87%D1%91%D1%82.pdf
Content-Transfer-Encoding: base64

JVBERi0xLjc=
--m--
"""


BILL = {
    "period": "2026-10", "due_date": "2026-11-20", "opening_balance": 0, "amount_due": 124518, "total": 124518,
    "payments": [], "instalments": [], "lines": [{"amount": 124518, "vat": "without"}],
    "vat": [{"rate": "without", "net": 124518, "vat": 0, "gross": 124518}],
}  # fmt: skip
INVOICE = {
    "operator": {
        "name": "ООО «Связь»",
        "requisites": {
            "inn": "7707083893", "bank": "АО «БАНК»", "bic": "044525411", "account": "40702810200000124669",
            "correspondent": "30101810145250000411",
        },
    },
    "account": {"number": "4400118"},
    "invoice": {"number": "С-118", "date": "2026-11-01", "bill": BILL},
}  # fmt: skip


class Documents(unittest.TestCase):
    TEXT = "К оплате 1 245,18 ₽\nСвязь  1 245,18\nОстаток 0,00\nК оплате  1 245,18\nИтого  1 245,18"

    def test_every_amount_is_wanted_as_often(self):
        self.assertEqual(check_documents.missing(self.TEXT, BILL, "ru"), [])
        for wrong in (self.TEXT.replace("1 245,18", "1 245,19", 1), self.TEXT.replace("0,00", "−0,01")):
            self.assertEqual(len(check_documents.missing(wrong, BILL, "ru")), 1, wrong)

    def test_amounts_are_read_in_both_languages(self):
        for token, locale in (("−12 345,67", "ru"), ("−₽12,345.67", "en")):
            self.assertEqual(check_documents.TOKENS[locale].findall(f"a 22 %  {token}  b"), [token])
            self.assertEqual(check_documents.minor(token, locale), -1234567)

    def test_what_is_carried_over_is_compared(self):
        text = "К переносу  10,00\nУслуга\nПеренос  10,00\n"
        self.assertEqual(check_documents.carried(text, "ru"), [])
        self.assertEqual(len(check_documents.carried(text.replace("10,00", "10,01", 1), "ru")), 1)


class Codes(unittest.TestCase):
    def test_fields_are_those_of_the_invoice(self):
        wanted = check_codes.wanted(INVOICE)
        text = "".join(f"|{key}={value}" for key, value in wanted.items())
        self.assertEqual(check_codes.misread([b"ST00011" + text.encode("cp1251")], INVOICE), [])
        for wrong in (
            text.replace("124518", "124519"), text.replace("|TechCode=01", ""), text.replace("|PersAcc", "|Account"),
            text.replace("Оплата услуг связи по счёту", "Счёт"),
        ):  # fmt: skip
            self.assertTrue(check_codes.misread([b"ST00011" + wrong.encode("cp1251")], INVOICE), wrong)
        self.assertEqual(check_codes.misread([], INVOICE), ["0 codes"])


class PaymentCode(unittest.TestCase):
    def test_reads_the_fields(self):
        fields = payment_code.parse(CODE.encode())
        self.assertEqual((fields["Sum"], fields["PersAcc"]), ("124518", "4400118"))

    def test_reads_the_other_encodings_and_separators(self):
        for mark, encoding in (("1", "cp1251"), ("3", "koi8-r")):
            text = CODE.replace("ST00012|", f"ST0001{mark}|").replace("|", "~").replace("«", '"').replace("»", '"')
            text = text.replace("№", "N")
            self.assertEqual(payment_code.parse(text.encode(encoding))["Purpose"], "Оплата по счёту N С-118")

    def test_tells_what_is_wrong(self):
        for right, wrong in (
            ("ST0001", "ST0002"),
            ("ST00012", "ST00014"),
            ("|Sum=124518", "|Sum="),
            ("|Sum=124518", "|Sum=1245.18"),
            ("|Sum=124518", "|Sum=0"),
            ("|Sum=124518", "|Name=2"),
            ("|Name=ООО «Связь»", ""),
            ("|BIC=044525411", "|BIC=44525411"),
            ("40702810200000124669", "40702810200000124668"),
            ("30101810145250000411", "30101810145250000412"),
            ("АО «БАНК»", "А" * 46),
        ):
            with self.assertRaises(ValueError, msg=wrong):
                payment_code.parse(CODE.replace(right, wrong, 1).encode())


class Mails(unittest.TestCase):
    def parse(self, text, name=f"{ORDER}.eml"):
        return mails.parse(Path(name), text.replace("\n", "\r\n").encode())

    def test_takes_a_sound_mail(self):
        mail = self.parse(MAIL)
        self.assertEqual(mail.faults, [])
        self.assertEqual((mail.order, mail.to), (ORDER, "a@example.ru"))
        ((name, digest),) = mail.attachments
        self.assertEqual((name, digest), ("Счёт.pdf", hashlib.sha256(b"%PDF-1.7").hexdigest()))

    def test_tells_what_is_wrong(self):
        for right, wrong in (
            ("Reply-To: help@example.ru\n", ""),
            ("Subject: ", "Subject: one\nSubject: "),
            ("To: Customer <a@example.ru>", "To: a@example.ru, b@example.ru"),
            ("To: Customer <a@example.ru>", "To: Customer <a@"),
            ("Subject: =?utf-8?B?0KHRh9GR0YI=?=", "Subject: Счёт"),
            (ORDER + "@", "1@"),
            ("auto-generated", "no"),
            ("--m--\n", ""),
            ("Content-Type: text/html", "Content-Type: text/enriched"),
            ("JVBERi0xLjc=", "JVBERi0xLjc"),
            ("<p>Hello</p>", "x" * 999),
        ):
            self.assertNotEqual(self.parse(MAIL.replace(right, wrong, 1)).faults, [], wrong)
        self.assertNotEqual(self.parse(MAIL, "another.eml").faults, [])
        self.assertNotEqual(mails.parse(Path(f"{ORDER}.eml"), MAIL.encode()).faults, [])

    def test_writes_domains_as_mails_do(self):
        self.assertEqual(mails.wire("Иван@почта.рф"), "Иван@xn--80a1acny.xn--p1ai")


class Numbers(unittest.TestCase):
    def test_money(self):
        cases = ((123456790, "1 234 567,90 ₽", "₽1,234,567.90"), (-5, "−0,05 ₽", "−₽0.05"), (0, "0,00 ₽", "₽0.00"))
        for minor, russian, english in cases:
            self.assertEqual((pdf.money(minor, "ru"), pdf.money(minor, "en")), (russian, english))

    def test_kopecks(self):
        cases = {0: "00 копеек", 1: "01 копейка", 11: "11 копеек", 22: "22 копейки", 12: "12 копеек", 99: "99 копеек"}
        for minor, words in cases.items():
            self.assertEqual(check_demo.kopecks_in_words(500 + minor if minor < 100 else minor, "ru"), words)

    def test_instants(self):
        self.assertEqual(store.nanoseconds("1970-01-02T00:00:00.5Z"), 86_400_500_000_000)
        self.assertEqual(store.nanoseconds("1970-01-01T00:00:01Z"), 1_000_000_000)

    def test_periods(self):
        for period in ("2026-01", "2026-12", "1970-01"):
            self.assertEqual(store.period_text(store.months_of(period)), period)


class Sheets(unittest.TestCase):
    def test_tables(self):
        right = "\ufeffa;b\r\n1;2\r\n"
        self.assertEqual(list(check_demo.broken_table(right.encode())), [])
        for wrong in ("a;b\r\n", "\ufeffa;b\n", "\ufeffa;b\r\n1\r\n", "\ufeffa;=b\r\n", "\ufeffa;+7\r\n"):
            self.assertNotEqual(list(check_demo.broken_table(wrong.encode())), [], wrong)

    def test_workbooks(self):
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
            file.write(b"no archive")
            file.flush()
            self.assertEqual(len(list(check_demo.broken_workbook(Path(file.name)))), 1)


class Pages(unittest.TestCase):
    def test_links_and_elements(self):
        page = check_demo.Links()
        page.feed('<main><a href="mail/new/1.eml">x</a><br><p><a href="#a">y</a></main>')
        self.assertEqual(page.links, ["mail/new/1.eml", "#a"])
        self.assertEqual(page.open, ["main", "p"])


class Calls(unittest.TestCase):
    LINE = '"","101","79000000001","internal","""A"" <101>","PJSIP/101-1","","Dial","","2026-10-05 12:00:00",,,{},{},"ANSWERED",""'

    def test_lines_and_their_seconds(self):
        raw = "\n".join([self.LINE.format(9, 5), "", "broken", self.LINE.format(8, 7)]) + "\n"
        self.assertEqual(check_calls.physical_lines(raw.encode()), {1: 5, 3: 0, 4: 7})

    def test_refused_lines(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "refused.txt"
            path.write_text("Master.csv:3: has 1 columns\nline 4 start is empty\n", encoding="utf-8")
            self.assertEqual(check_calls.refused_lines(path), {3: ["has 1 columns"], 4: ["start is empty"]})


if __name__ == "__main__":
    unittest.main()
