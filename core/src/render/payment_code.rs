//! What the payment QR code says, by ГОСТ Р 56042-2014.

use encoding_rs::WINDOWS_1251;

use super::locale as format;
use super::qr::QrCode;
use crate::invoice::Invoice;
use crate::locale::Locale;
use crate::party::{Account, Operator};

/// Codes larger than this scan badly from paper at the size they are printed: then optional fields go.
const MODULES: usize = 77;

/// The bytes of the payment code of an invoice; `None` where nothing is due.
///
/// CP1251 where it has every character, else UTF-8. A value that is too long for its field is cut, and optional fields
/// are left out from the end while the code would be larger than 77 modules a side. Where that is not enough, as with
/// a long name in UTF-8, the purpose is put shortly, and the names of the payee and of the bank are cut further.
#[must_use]
pub fn payload(operator: &Operator, account: &Account, invoice: &Invoice) -> Option<Vec<u8>> {
    let bill = invoice.bill();
    if bill.amount_due.minor() <= 0 {
        return None;
    }
    let requisites = &operator.requisites;
    let bank = &requisites.bank;
    let correspondent = bank.correspondent.as_ref().map_or("0", |account| account.as_str());
    let date = invoice.date().format("%d.%m.%Y").to_string();
    let purpose =
        format!("Оплата услуг связи по счёту № {} от {date}, лицевой счёт {}", invoice.number(), account.number);
    let mut mandatory = [
        ("Name", cut(operator.name.as_str(), 160)),
        ("PersonalAcc", bank.account.as_str().into()),
        ("BankName", cut(bank.name.as_str(), 45)),
        ("BIC", bank.bic.as_str().into()),
        ("CorrespAcc", correspondent.into()),
    ];
    let mut optional: Vec<(&str, String)> = vec![
        ("Sum", bill.amount_due.minor().to_string()),
        ("Purpose", cut(&purpose, 210)),
        ("PayeeINN", requisites.inn.as_str().into()),
    ];
    optional.extend(requisites.kpp.as_ref().map(|kpp| ("KPP", kpp.as_str().into())));
    optional.push(("PersAcc", account.number.as_str().into()));
    if invoice.number().as_str().chars().count() <= 15 {
        optional.push(("DocNo", invoice.number().as_str().into()));
    }
    optional.push(("DocDate", date));
    optional.extend(account.inn.as_ref().map(|inn| ("PayerINN", inn.as_str().into())));
    optional.push(("PaymPeriod", bill.period.first_day().format("%m.%Y").to_string()));
    optional.push(("PaymTerm", format::short_date(Locale::Ru, bill.due_date)));
    optional.push(("TechCode", "01".into()));

    // Sum and purpose always stay: without them the code would save nobody's typing.
    let kept = (2..=optional.len()).rev().map(|kept| encode(&mandatory, &optional[..kept]));
    let fits = |payload: &Vec<u8>| payload.len() <= QrCode::capacity(MODULES);
    let mut smallest = None;
    for payload in kept {
        smallest = Some(payload);
        if smallest.as_ref().is_some_and(fits) {
            return smallest;
        }
    }
    optional[1].1 = format!("Счёт № {}, л/с {}", invoice.number(), account.number);
    for (name, bank_name) in SHORTER {
        mandatory[0].1 = cut(operator.name.as_str(), name);
        mandatory[2].1 = cut(bank.name.as_str(), bank_name);
        smallest = Some(encode(&mandatory, &optional[..2]));
        if smallest.as_ref().is_some_and(fits) {
            break;
        }
    }
    smallest
}

/// To how many characters the names of the payee and of the bank are cut, one after another, to keep a code small.
const SHORTER: [(usize, usize); 4] = [(160, 45), (80, 45), (40, 30), (20, 20)];

fn cut(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

fn encode(mandatory: &[(&str, String)], optional: &[(&str, String)]) -> Vec<u8> {
    let fields = || mandatory.iter().chain(optional);
    let taken = |separator: &char| fields().any(|(_, value)| value.contains(*separator));
    let separator = SEPARATORS.chars().find(|separator| !taken(separator)).unwrap_or('|');
    let mut body = String::with_capacity(384);
    for (key, value) in fields() {
        body.push(separator);
        body.push_str(key);
        body.push('=');
        // Were every separator taken, a value would have to do without it.
        body.extend(value.chars().filter(|&c| c != separator));
    }
    let (bytes, _, lacks) = WINDOWS_1251.encode(&body);
    if lacks { [b"ST00012", body.as_bytes()].concat() } else { [b"ST00011", &*bytes].concat() }
}

/// Separators in the order of preference: the usual one, then others that names hardly hold.
const SEPARATORS: &str = "|~^_#;!$%&*+/:?@\\`{}[]<>";
