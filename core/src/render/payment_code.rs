//! What the payment QR code says, by ГОСТ Р 56042-2014.

use encoding_rs::{EncoderResult, WINDOWS_1251};

use super::locale as format;
use super::qr::QrCode;
use crate::invoice::Invoice;
use crate::locale::Locale;
use crate::party::{Account, Operator};

/// Codes larger than this scan badly from paper at the size they are printed: then optional fields go.
const MODULES: usize = 77;

/// The bytes of the payment code of an invoice; `None` where nothing is due. For many keep a [`Payload`].
///
/// CP1251 where it has every character, else UTF-8. A value that is too long for its field is cut, and optional fields
/// are left out from the end while the code would be larger than 77 modules a side. Where that is not enough, as with
/// a long name in UTF-8, the purpose is put shortly, and the names of the payee and of the bank are cut further.
#[must_use]
pub fn payload(operator: &Operator, account: &Account, invoice: &Invoice) -> Option<Vec<u8>> {
    Payload::new().of(operator, account, invoice).map(<[u8]>::to_vec)
}

/// Composes one payment code after another in buffers of its own.
#[derive(Debug, Default)]
pub struct Payload {
    /// The fields, each behind a separator.
    body: String,
    /// Where each field begins, and where its value does.
    fields: Vec<(usize, usize)>,
    bytes: Vec<u8>,
}

/// Separators in the order of preference: the usual one, then others that names hardly hold.
const SEPARATORS: &str = "|~^_#;!$%&*+/:?@\\`{}[]<>";
/// Name, account, bank, БИК and correspondent account, and behind them sum and purpose, without which the code would
/// save nobody's typing.
const KEPT: usize = 5 + 2;

/// To how many characters names are cut, and whether the purpose is put shortly.
#[derive(Clone, Copy)]
struct Cut {
    name: usize,
    bank: usize,
    is_short: bool,
}

/// What the standard lets the fields have.
const FULL: Cut = Cut { name: 160, bank: 45, is_short: false };
/// What keeps a code small where leaving optional fields out doesn't, one after another.
const SHORTER: [Cut; 4] = [
    Cut { name: 160, bank: 45, is_short: true },
    Cut { name: 80, bank: 45, is_short: true },
    Cut { name: 40, bank: 30, is_short: true },
    Cut { name: 20, bank: 20, is_short: true },
];

impl Payload {
    /// Empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The bytes of the payment code of an invoice, as [`payload`] returns them.
    pub fn of(&mut self, operator: &Operator, account: &Account, invoice: &Invoice) -> Option<&[u8]> {
        if invoice.bill().amount_due.minor() <= 0 {
            return None;
        }
        self.write_fields(operator, account, invoice, FULL);
        let most = QrCode::capacity(MODULES);
        for kept in (KEPT..=self.fields.len()).rev() {
            if self.encode(kept) <= most {
                return Some(&self.bytes);
            }
        }
        for cut in SHORTER {
            self.write_fields(operator, account, invoice, cut);
            if self.encode(KEPT) <= most {
                break;
            }
        }
        Some(&self.bytes)
    }

    fn write_fields(&mut self, operator: &Operator, account: &Account, invoice: &Invoice, cut: Cut) {
        let (requisites, bill) = (&operator.requisites, invoice.bill());
        let bank = &requisites.bank;
        self.body.clear();
        self.fields.clear();
        self.field("Name", |out| out.extend(operator.name.as_str().chars().take(cut.name)));
        self.field("PersonalAcc", |out| out.push_str(bank.account.as_str()));
        self.field("BankName", |out| out.extend(bank.name.as_str().chars().take(cut.bank)));
        self.field("BIC", |out| out.push_str(bank.bic.as_str()));
        let correspondent = bank.correspondent.as_ref().map_or("0", |account| account.as_str());
        self.field("CorrespAcc", |out| out.push_str(correspondent));
        self.field("Sum", |out| format::push_plain(out, bill.amount_due.minor().unsigned_abs()));
        self.field("Purpose", |out| {
            let start = out.len();
            out.push_str(if cut.is_short {
                "Счёт № "
            } else {
                "Оплата услуг связи по счёту № "
            });
            out.push_str(invoice.number().as_str());
            if cut.is_short {
                out.push_str(", л/с ");
            } else {
                out.push_str(" от ");
                format::push_short_date(out, Locale::Ru, invoice.date());
                out.push_str(", лицевой счёт ");
            }
            out.push_str(account.number.as_str());
            if let Some((end, _)) = out[start..].char_indices().nth(210) {
                out.truncate(start + end);
            }
        });
        self.field("PayeeINN", |out| out.push_str(requisites.inn.as_str()));
        if let Some(kpp) = &requisites.kpp {
            self.field("KPP", |out| out.push_str(kpp.as_str()));
        }
        self.field("PersAcc", |out| out.push_str(account.number.as_str()));
        if invoice.number().as_str().chars().count() <= 15 {
            self.field("DocNo", |out| out.push_str(invoice.number().as_str()));
        }
        self.field("DocDate", |out| format::push_short_date(out, Locale::Ru, invoice.date()));
        if let Some(inn) = &account.inn {
            self.field("PayerINN", |out| out.push_str(inn.as_str()));
        }
        self.field("PaymPeriod", |out| {
            let start = out.len();
            format::push_short_date(out, Locale::Ru, bill.period.first_day());
            out.replace_range(start..start + "01.".len(), "");
        });
        self.field("PaymTerm", |out| format::push_short_date(out, Locale::Ru, bill.due_date));
        self.field("TechCode", |out| out.push_str("01"));
        if self.body.matches('|').count() > self.fields.len() {
            self.part_otherwise();
        }
    }

    fn field(&mut self, key: &str, write: impl FnOnce(&mut String)) {
        let start = self.body.len();
        self.body.push('|');
        self.body.push_str(key);
        self.body.push('=');
        self.fields.push((start, self.body.len()));
        write(&mut self.body);
    }

    /// Parts the fields by another separator, a value having the usual one.
    fn part_otherwise(&mut self) {
        let ends = self.fields.iter().skip(1).map(|field| field.0).chain(std::iter::once(self.body.len()));
        let values: Vec<(usize, usize)> = self.fields.iter().map(|field| field.1).zip(ends).collect();
        let taken = |separator: char| values.iter().any(|&(start, end)| self.body[start..end].contains(separator));
        let separator = SEPARATORS.chars().find(|&separator| !taken(separator)).unwrap_or('|');
        let before = std::mem::take(&mut self.body);
        let mut start = 0;
        for (field, (from, to)) in self.fields.iter_mut().zip(values) {
            let key = &before[start + 1..from];
            start = to;
            field.0 = self.body.len();
            self.body.push(separator);
            self.body.push_str(key);
            field.1 = self.body.len();
            // Were every separator taken, a value would have to do without it.
            self.body.extend(before[from..to].chars().filter(|&c| c != separator));
        }
    }

    /// Encodes the first fields behind the sign that names the encoding, and answers how many bytes they take.
    fn encode(&mut self, kept: usize) -> usize {
        let end = self.fields.get(kept).map_or(self.body.len(), |field| field.0);
        let body = &self.body[..end];
        self.bytes.clear();
        self.bytes.extend_from_slice(b"ST00011");
        let sign = self.bytes.len();
        self.bytes.resize(sign + body.len(), 0);
        let mut encoder = WINDOWS_1251.new_encoder();
        let (result, _, written) = encoder.encode_from_utf8_without_replacement(body, &mut self.bytes[sign..], true);
        if result == EncoderResult::InputEmpty {
            self.bytes.truncate(sign + written);
        } else {
            self.bytes.clear();
            self.bytes.extend_from_slice(b"ST00012");
            self.bytes.extend_from_slice(body.as_bytes());
        }
        self.bytes.len()
    }
}
