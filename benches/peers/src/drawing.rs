//! An invoice as what is to be drawn: text where it stands, rules, the code's dark squares. Peers get it ready made;
//! only schet lays its invoice out anew each time.

use schet::invoice::Invoice;
use schet::render::locale as format;
use schet::render::payment_code;
use schet::render::qr::QrCode;
use schet::render::words;
use schet::{Account, Locale, Operator};
use serde_json::{Value, json};

/// The side of the payment code, in points.
const CODE: f32 = 94.0;

/// A page of A4: places in points from its upper left corner.
#[derive(Debug, Default)]
pub struct Page {
    /// Text by its base line.
    pub runs: Vec<Run>,
    /// Rules from left to right: x, y, length.
    pub rules: Vec<[f32; 3]>,
    /// Dark stretches of the code's rows: x, y, width, height.
    pub squares: Vec<[f32; 4]>,
}

/// A line of text.
#[derive(Debug)]
pub struct Run {
    /// Its left edge.
    pub x: f32,
    /// Its base line.
    pub y: f32,
    /// The size of its type.
    pub size: f32,
    /// Whether it is semi-bold.
    pub is_bold: bool,
    /// What it says.
    pub text: String,
}

/// The pages of an invoice.
pub fn pages(operator: &Operator, account: &Account, invoice: &Invoice) -> Vec<Page> {
    let bill = invoice.bill();
    let locale = Locale::Ru;
    let mut page = Page::default();
    page.code(payment_code::payload(operator, account, invoice));
    let due = format::date(locale, bill.due_date);
    page.say(51.0, 60.0, 9.0, true, operator.name.as_str());
    page.say(51.0, 84.0, 20.0, true, &format!("Счёт № {}", invoice.number()));
    let month = format::month(locale, bill.period.first_day());
    page.say(51.0, 102.0, 9.0, false, &format!("за услуги связи, {month}, лицевой счёт {}", account.number));
    page.say(68.0, 150.0, 9.0, false, &format!("К оплате до {due}"));
    page.say(68.0, 175.0, 20.0, true, &format::money(locale, bill.amount_due));
    page.say(68.0, 192.0, 9.0, false, &words::amount(locale, bill.amount_due));
    page.say(68.0, 208.0, 7.5, false, "Код — в приложении банка: реквизиты и сумма заполнятся сами.");
    let requisites = &operator.requisites;
    let (bank, contact) = (&requisites.bank, &operator.contact);
    for (row, (left, label, text)) in [
        (51.0, "Исполнитель", operator.name.as_str()),
        (51.0, "Адрес", operator.address.as_str()),
        (51.0, "ИНН", requisites.inn.as_str()),
        (51.0, "Банк", bank.name.as_str()),
        (51.0, "БИК", bank.bic.as_str()),
        (51.0, "Р/счёт", bank.account.as_str()),
        (301.0, "Заказчик", account.name.as_str()),
        (301.0, "Адрес", account.postal_address.as_ref().map_or("", |address| address.as_str())),
        (301.0, "ИНН", account.inn.as_ref().map_or("", |inn| inn.as_str())),
        (301.0, "Договор", account.contract.as_ref().map_or("", |contract| contract.as_str())),
        (301.0, "Телефон", contact.phone.as_str()),
        (301.0, "Почта", contact.email.as_str()),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 270.0 + 14.0 * (row % 6) as f32;
        page.say(left, y, 7.5, false, label);
        page.say(left + 50.0, y, 9.0, false, text);
    }
    let mut y = 380.0;
    for (label, amount) in [
        ("Задолженность на начало периода", bill.opening_balance),
        ("Платежи", -bill.paid()),
        ("Начислено", bill.total),
        ("К оплате", bill.amount_due),
    ] {
        page.row(y, &[(51.0, label), (480.0, &format::amount(locale, amount))]);
        y += 14.0;
    }
    y += 20.0;
    let mut pages = Vec::new();
    page.heads(&mut y);
    for line in &bill.lines {
        if y > 780.0 {
            let number = pages.len() + 1;
            page.say(51.0, 810.0, 7.5, false, &format!("Счёт № {}, стр. {number}", invoice.number()));
            pages.push(std::mem::take(&mut page));
            y = 60.0;
            page.heads(&mut y);
        }
        let quantity = format::decimal(locale, line.quantity);
        let (duration, amount) = (format::duration(line.seconds.unwrap_or(0)), format::amount(locale, line.amount));
        page.row(
            y,
            &[
                (51.0, line.service.as_str()),
                (300.0, &duration),
                (380.0, &quantity),
                (430.0, line.unit.as_str()),
                (480.0, &amount),
            ],
        );
        y += 15.0;
    }
    for group in &bill.vat {
        for (label, amount) in [("Всего без НДС", group.net), ("НДС", group.vat), ("Итого с НДС", group.gross)]
        {
            page.row(y, &[(51.0, label), (480.0, &format::amount(locale, amount))]);
            y += 14.0;
        }
    }
    page.say(51.0, 810.0, 7.5, false, &format!("Счёт № {}, стр. {}", invoice.number(), pages.len() + 1));
    pages.push(page);
    pages
}

/// Pages as JSON, for peers of other languages.
pub fn json(pages: &[Page]) -> Value {
    let page = |page: &Page| {
        let runs = page.runs.iter().map(|run| json!([run.x, run.y, run.size, run.is_bold, run.text]));
        json!({ "runs": runs.collect::<Vec<_>>(), "rules": page.rules, "squares": page.squares })
    };
    pages.iter().map(page).collect()
}

impl Page {
    fn say(&mut self, x: f32, y: f32, size: f32, is_bold: bool, text: &str) {
        if !text.is_empty() {
            self.runs.push(Run { x, y, size, is_bold, text: text.to_owned() });
        }
    }

    fn row(&mut self, y: f32, cells: &[(f32, &str)]) {
        cells.iter().for_each(|(x, text)| self.say(*x, y, 9.0, false, text));
    }

    fn heads(&mut self, y: &mut f32) {
        for (x, text) in
            [(51.0, "Услуга"), (300.0, "Длительность"), (380.0, "Кол-во"), (430.0, "Ед."), (480.0, "Сумма, ₽")]
        {
            self.say(x, *y, 7.5, false, text);
        }
        self.rules.push([51.0, *y + 5.0, 493.0]);
        *y += 18.0;
    }

    fn code(&mut self, payload: Option<Vec<u8>>) {
        let Some(code) = payload.and_then(|payload| QrCode::encode(&payload).ok()) else { return };
        let module = CODE / code.size() as f32;
        for row in 0..code.size() {
            let mut column = 0;
            while column < code.size() {
                let length = (column..code.size()).take_while(|&column| code.is_dark(column, row)).count();
                if length > 0 {
                    let (x, y) = (430.0 + column as f32 * module, 140.0 + row as f32 * module);
                    self.squares.push([x, y, length as f32 * module, module]);
                }
                column += length.max(1);
            }
        }
    }
}
