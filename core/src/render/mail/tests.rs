//! The mails read back as a mail program reads them, and the attacks on their headers.

use super::*;
use crate::BillingPeriod;
use crate::invoice::{InvoiceFacts, InvoiceNumber, InvoiceSums, ServiceSum};
use crate::money::{Amount, Currency, VatBasis};
use crate::order::CallDetailFormat;
use crate::party::Account;
use crate::party::Contact;
use crate::render::detail::DetailTotals;
use crate::text::{Line, Name};
use crate::usage::{ChargeLine, Charges};

fn operator() -> Operator {
    serde_json::from_value(serde_json::json!({
        "id": "volga",
        "name": "ООО «Волга-Телеком»",
        "address": "443001, г. Самара, ул. Молодогвардейская, д. 1",
        "requisites": {
            "inn": "7707083893", "bank": "ПАО СБЕРБАНК, г. Москва", "bic": "044525225",
            "account": "40702810638050013199", "correspondent": "30101810400000000225",
        },
        "contact": { "email": "help@волга-телеком.рф", "phone": "+7 846 200-00-00", "site": "волга-телеком.рф" },
        "sender": "invoices@волга-телеком.рф",
        "link_base": "https://cabinet.example.ru/invoices/",
    }))
    .unwrap()
}

fn account(name: &str) -> Account {
    serde_json::from_value(serde_json::json!({
        "number": "10045",
        "name": name,
        "application_address": "buh@ромашка.рф",
        "subscribers": [{ "id": "+74951234567", "label": "Приёмная" }, { "id": "sip.ivan" }],
    }))
    .unwrap()
}

fn facts() -> InvoiceFacts {
    InvoiceFacts {
        customer: Name::new("ООО «Ромашка»").unwrap(),
        number: InvoiceNumber::new("А/10045-10").unwrap(),
        date: "2026-11-01".parse().unwrap(),
        period: BillingPeriod::new(2026, 10).unwrap(),
        revision: 0,
        corrects: None,
        due_date: "2026-11-20".parse().unwrap(),
        amount_due: Amount::from_minor(1_234_567),
        currency: Currency::Rub,
        sums: Some(InvoiceSums {
            opening_balance: Amount::from_minor(124_518),
            paid: Amount::from_minor(124_518),
            charged: Amount::from_minor(984_567),
            vat: Some(Amount::from_minor(177_545)),
            instalments: Amount::from_minor(250_000),
            basis: VatBasis::Net,
            services: [("Абонентская плата, тариф «Бизнес»", 500_000), ("Вызовы <по России>", 307_022)]
                .map(|(service, minor)| ServiceSum {
                    service: Name::new(service).unwrap(),
                    amount: Amount::from_minor(minor),
                })
                .into(),
        }),
    }
}

fn few_charges(lines: usize) -> Charges {
    let line = |index: usize| ChargeLine {
        subscriber: index.is_multiple_of(2).then(|| "+74951234567".parse().unwrap()),
        service: Name::new(&format!("Услуга <{index}>")).unwrap(),
        quantity: 3.into(),
        seconds: Some(61),
        amount: Amount::from_minor(1_205),
    };
    Charges {
        account: "10045".parse().unwrap(),
        period: BillingPeriod::new(2026, 11).unwrap(),
        currency: Currency::Rub,
        lines: (0..lines).map(line).collect(),
    }
}

/// Every mail there is, with its attachment.
fn every_mail(operator: &Operator, account: &Account, locale: Locale) -> Vec<(ComposedMail, Option<Vec<u8>>)> {
    let envelope = Envelope {
        operator,
        account: &account.number,
        customer: &account.name,
        to: &account.application_address,
        order: "019a5e7c-0000-7000-8000-000000000001".parse().unwrap(),
        generation: 0,
        date: "2026-11-23T06:05:07Z".parse().unwrap(),
        locale,
    };
    let file: Vec<u8> = (0..=255).cycle().take(5_000).collect();
    let corrected = InvoiceFacts {
        revision: 1,
        corrects: Some(InvoiceNumber::new("А/1").unwrap()),
        amount_due: Amount::from_minor(-1),
        ..facts()
    };
    let november = BillingPeriod::new(2026, 11).unwrap();
    let totals =
        DetailTotals { calls: 1_234, late: 1, seconds: 99_999, charged_seconds: 100_020, ..Default::default() };
    let detail = |format| call_detail(&envelope, november, &[], Some(&totals), format, &file).unwrap();
    let attached = [
        regular_invoice(&envelope, &facts(), &file).unwrap(),
        regular_invoice(&envelope, &corrected, &file).unwrap(),
        repeat(&envelope, &facts(), &file).unwrap(),
        repeat(&envelope, &corrected, &file).unwrap(),
        previous_invoice(&envelope, &facts(), &file).unwrap(),
        detail(CallDetailFormat::Csv),
        detail(CallDetailFormat::Xlsx),
        detail(CallDetailFormat::Pdf),
        charges(&envelope, account, &few_charges(5), &file).unwrap(),
        charges(&envelope, account, &few_charges(5_000), &file).unwrap(),
    ];
    let link = "https://cabinet.example.ru/confirm/0a1b2c?x=1&y=2";
    let bare = confirm_address(&envelope, link, "2026-11-24T06:05:07Z".parse().unwrap()).unwrap();
    attached.into_iter().map(|mail| (mail, Some(file.clone()))).chain([(bare, None)]).collect()
}

/// A part as the wire has it: its headers, unfolded, and its body.
#[derive(Debug)]
struct Part {
    headers: Vec<(String, String)>,
    body: String,
}

impl Part {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let headers = head
            .replace("\r\n ", " ")
            .split("\r\n")
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self { headers, body: body.to_owned() }
    }

    fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(header, _)| header == name);
        let value = &found.next().unwrap_or_else(|| panic!("no {name}")).1;
        assert!(found.next().is_none(), "{name} stands twice");
        value
    }

    fn parts(&self) -> Vec<Self> {
        let boundary = self.header("Content-Type").split("boundary=\"").nth(1).unwrap().trim_end_matches('"');
        let body = format!("\r\n{}", self.body);
        let (parts, _) = body.split_once(&format!("\r\n--{boundary}--")).unwrap();
        parts.split(&format!("\r\n--{boundary}\r\n")).skip(1).map(Self::read).collect()
    }

    fn decoded(&self) -> Vec<u8> {
        match self.header("Content-Transfer-Encoding") {
            "base64" => from_base64(&self.body),
            "quoted-printable" => from_quoted_printable(&self.body),
            other => panic!("{other} lets a boundary occur in the text"),
        }
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let mut bytes = Vec::new();
    for group in digits.chunks(4) {
        let bits = group.iter().fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit)) << (6 * (4 - group.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}

fn from_quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.replace("=\r\n", "").into_bytes().into_iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'=' => {
                let pair = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap());
            }
            byte => bytes.push(byte),
        }
    }
    bytes
}

fn from_percents(text: &str) -> String {
    let hex = text.replace('%', "=");
    String::from_utf8(from_quoted_printable(&hex)).unwrap()
}

#[test]
fn every_mail_is_two_twins_and_a_file_on_short_ascii_lines() {
    for locale in [Locale::Ru, Locale::En] {
        for (mail, file) in every_mail(&operator(), &account("ООО «Ромашка»"), locale) {
            let text = std::str::from_utf8(&mail.bytes).unwrap();
            assert!(text.is_ascii());
            assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
            let message = Part::read(text);
            assert_eq!(message.header("Message-ID").trim_matches(['<', '>']), mail.message_id);
            assert_eq!(mail.message_id, "019a5e7c-0000-7000-8000-000000000001@xn----7sbfema9acemni1c.xn--p1ai");
            assert!(message.header("From").ends_with(&format!("<{}>", mail.from.to_wire())));
            assert!(message.header("To").ends_with("<buh@xn--80aa3agjl3d.xn--p1ai>"), "{}", message.header("To"));
            assert!(message.header("Reply-To").contains("<help@xn--"));
            assert_eq!(message.header("Date"), "Mon, 23 Nov 2026 06:05:07 +0000");
            assert_eq!(message.header("Auto-Submitted"), "auto-generated");
            let twins = match &file {
                Some(file) => {
                    let parts = message.parts();
                    assert_eq!(parts.len(), 2);
                    assert_eq!(&parts[1].decoded(), file);
                    let name = parts[1].header("Content-Disposition");
                    let (_, name) = name.split_once("filename").unwrap();
                    let name: String = name.split('\'').next_back().unwrap().split("*1*=").collect();
                    assert!(!name.is_empty());
                    parts[0].parts()
                }
                None => message.parts(),
            };
            assert_eq!(twins.len(), 2);
            let [plain, html] = [0, 1].map(|twin| String::from_utf8(twins[twin].decoded()).unwrap());
            for twin in [&plain, &html] {
                assert!(twin.contains("10045") && twin.contains("help@волга-телеком.рф"), "{twin}");
                assert!(!twin.contains('\0') && !twin.replace("\r\n", "").contains(['\r', '\n']));
            }
            assert!(!html.contains("<img") && !html.contains("url(") && !html.contains("src="));
        }
    }
}

/// The text and the HTML of a mail.
fn twins(mail: &ComposedMail) -> [String; 2] {
    let mut parts = Part::read(std::str::from_utf8(&mail.bytes).unwrap()).parts();
    if parts[0].header("Content-Type").starts_with("multipart/alternative") {
        parts = parts[0].parts();
    }
    [0, 1].map(|twin| String::from_utf8(parts[twin].decoded()).unwrap())
}

#[test]
fn r21_an_invoices_mail_has_the_amount_due_first_and_then_how_it_came_about() {
    for (locale, amounts) in [
        (
            Locale::Ru,
            [
                "12\u{a0}345,67\u{a0}₽",
                "1\u{a0}245,18\u{a0}₽",
                "\u{2212}1\u{a0}245,18\u{a0}₽",
                "9\u{a0}845,67\u{a0}₽",
                "2\u{a0}500,00\u{a0}₽",
                "12\u{a0}345,67\u{a0}₽",
                "5\u{a0}000,00\u{a0}₽",
                "1\u{a0}775,45\u{a0}₽",
            ],
        ),
        (
            Locale::En,
            [
                "₽12,345.67",
                "₽1,245.18",
                "\u{2212}₽1,245.18",
                "₽9,845.67",
                "₽2,500.00",
                "₽12,345.67",
                "₽5,000.00",
                "₽1,775.45",
            ],
        ),
    ] {
        let (mail, _) = every_mail(&operator(), &account("ООО «Ромашка»"), locale).remove(0);
        let [plain, html] = twins(&mail);
        // In HTML the preview that lists of mails show comes before everything.
        let card = html.split("class=\"card\"").nth(1).unwrap();
        for twin in [&plain[..], card] {
            let mut rest = twin;
            for amount in amounts {
                let place = rest.find(amount).unwrap_or_else(|| panic!("no {amount} in {rest}"));
                rest = &rest[place + amount.len()..];
            }
        }
        assert!(html.contains("Вызовы &lt;по России&gt;"));
        assert!(plain.lines().all(|line| line.chars().count() <= 72), "{plain}");
    }
}

#[test]
fn r14_the_same_order_is_the_same_mail_byte_for_byte() {
    let mails = || every_mail(&operator(), &account("ООО «Ромашка»"), Locale::Ru);
    assert_eq!(mails(), mails());
}

#[test]
fn russian_file_names_come_back_whole() {
    let (mail, _) = every_mail(&operator(), &account("ООО «Ромашка»"), Locale::Ru).remove(0);
    let message = Part::read(std::str::from_utf8(&mail.bytes).unwrap());
    let part = &message.parts()[1];
    let expected = "Счёт А-10045-10 за октябрь 2026.pdf";
    for (header, parameter) in [("Content-Disposition", "; filename"), ("Content-Type", "; name")] {
        let value = part.header(header);
        let mut sections: Vec<_> = value.split(parameter).skip(1).collect();
        sections.sort_unstable();
        let joined: String = sections
            .iter()
            .map(|section| section.split_once('=').unwrap().1.trim_start_matches("UTF-8''").trim_end_matches(';'))
            .collect();
        assert_eq!(from_percents(&joined), expected, "{header}");
    }
}

#[test]
fn hostile_names_stay_text_in_every_part() {
    let name = "<script>alert(1)</script>\" onload='x' &amp; =HYPERLINK(\"x\") <a@b.ru>, Bcc: =?utf-8?B?DQpCY2M6?=";
    let mut operator = operator();
    operator.name = Name::new(name).unwrap();
    let evil = Line::new("</td><img src=x>").unwrap();
    operator.contact = Contact { phone: evil.clone(), site: Some(evil), ..operator.contact };
    for (mail, _) in every_mail(&operator, &account(name), Locale::Ru) {
        let message = Part::read(std::str::from_utf8(&mail.bytes).unwrap());
        let names: Vec<_> = message.headers.iter().map(|(name, _)| name.as_str()).collect();
        let expected = [
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "Content-Language",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(names, expected);
        let mut twins = message.parts();
        if twins[0].header("Content-Type").starts_with("multipart/alternative") {
            twins = twins[0].parts();
        }
        let html = String::from_utf8(twins[1].decoded()).unwrap();
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("onload='"));
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp; =HYPERLINK"));
    }
}

#[test]
fn what_fills_a_header_cannot_break_it() {
    for attack in ["a\r\nBcc: x@y.ru", "a\nb", "a\rb", "a\0b", "a\u{2028}b", "a\u{85}b", "a\u{202e}b"] {
        assert!(Name::new(attack).is_err(), "operator and account names: {attack:?}");
        assert!(InvoiceNumber::new(attack).is_err(), "subject and file name: {attack:?}");
        assert!(EmailAddress::new(&format!("{attack}@example.ru")).is_err(), "addresses: {attack:?}");
        assert!(EmailAddress::new(&format!("a@{attack}.ru")).is_err(), "addresses: {attack:?}");
        assert!(attack.parse::<crate::AccountNumber>().is_err(), "subject: {attack:?}");
    }
    assert!(Name::new(&"я".repeat(1 << 20)).is_err());
}

#[test]
fn links_are_web_addresses_and_nothing_else() {
    let (operator, account) = (operator(), account("ООО «Ромашка»"));
    let date: Instant = "2026-11-23T06:05:07Z".parse().unwrap();
    let order = "019a5e7c-0000-7000-8000-000000000001".parse().unwrap();
    let to = &account.application_address;
    let envelope = Envelope {
        operator: &operator,
        account: &account.number,
        customer: &account.name,
        to,
        order,
        generation: 0,
        date,
        locale: Locale::En,
    };
    let long = format!("https://a.ru/{}", "x".repeat(900));
    let hostile =
        ["javascript:alert(1)", "https://", "https:///x", "http://a.ru/\r\nX", "https://a.ru/ё", "ftp://a", &long];
    for link in hostile {
        let error = confirm_address(&envelope, link, date).unwrap_err();
        assert!(error.to_string().starts_with("link must be"), "{error}");
    }
    let mail = confirm_address(&envelope, "https://a.ru/?a=\"><b>", date).unwrap();
    let html = Part::read(std::str::from_utf8(&mail.bytes).unwrap()).parts()[1].decoded();
    assert!(String::from_utf8(html).unwrap().contains("href=\"https://a.ru/?a=&quot;&gt;&lt;b&gt;\""));
    assert!(!String::from_utf8_lossy(&mail.bytes).contains("=?utf-8?B?0J7QntCeIMKr0KDQvtC80LDRiNC60LDCuw"), "the name");
}

#[test]
fn a_file_too_large_is_an_error_that_names_it() {
    let (operator, account) = (operator(), account("ООО «Ромашка»"));
    let envelope = Envelope {
        operator: &operator,
        account: &account.number,
        customer: &account.name,
        to: &account.application_address,
        order: "019a5e7c-0000-7000-8000-000000000001".parse().unwrap(),
        generation: 0,
        date: "2026-11-23T06:05:07Z".parse().unwrap(),
        locale: Locale::Ru,
    };
    let error = regular_invoice(&envelope, &facts(), &vec![0; MAX_ATTACHMENT + 1]).unwrap_err();
    assert_eq!(
        error,
        MailError::TooLarge {
            name: "Счёт А-10045-10 за октябрь 2026.pdf".into(), size: MAX_ATTACHMENT + 1
        }
    );
    assert!(regular_invoice(&envelope, &facts(), &vec![0; MAX_ATTACHMENT]).is_ok());
}
