use std::error::Error;

use schet::invoice::{Bill, Invoice};
use schet::money::{VatBasis, VatRate};
use schet::party::Profile;
use schet::render::detail::CallDetail;
use schet::render::{Attachment, CallPdf, PickupBatch, PickupEntry, PickupRegister, Relationship, Renderer, einvoice};
use schet::usage::Call;
use schet::{Account, Amount, BillingPeriod, Locale, Operator, Zone};
use serde_json::{Value, json};

/// A document and what it is called.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Every document of the gallery.
pub(crate) fn all() -> Result<Vec<Document>> {
    let mut found = Vec::new();
    let mut renderer = Renderer::new();
    let (operator, short) = (operator(NAME, true)?, account(CUSTOMER)?);
    let long_names = self::operator(&LONG.repeat(2), false)?;
    let long_account = account(&LONG.repeat(2))?;
    let annexed = lines(40).into_iter().enumerate().map(|(at, line)| of_subscriber(line, at % 8)).collect();
    for (name, operator, account, invoice, locale) in [
        ("one-line", &operator, &short, invoice(lines(1), 0, true)?, Locale::Ru),
        ("twelve-lines", &operator, &short, invoice(lines(12), 124_518, true)?, Locale::Ru),
        ("hundred-lines", &operator, &short, invoice(lines(100), 0, true)?, Locale::Ru),
        ("four-hundred-lines", &operator, &short, invoice(lines(400), 0, false)?, Locale::Ru),
        ("long-names", &long_names, &long_account, invoice(long_lines(), 0, true)?, Locale::Ru),
        ("english", &operator, &short, invoice(lines(12), 124_518, true)?, Locale::En),
        ("credit", &operator, &short, invoice(lines(4), -90_000_000, false)?, Locale::Ru),
        ("annex", &operator, &short, invoice(annexed, 0, true)?, Locale::Ru),
    ] {
        let mut json = Vec::new();
        einvoice::json(&mut json, operator, account, &invoice);
        let attachments = [Attachment {
            name: "invoice.json",
            mime: "application/json",
            relationship: Relationship::Alternative,
            description: "The invoice as data",
            bytes: &json,
        }];
        for (suffix, profile, attachments) in
            [("", Profile::PdfA3b, &attachments[..]), (".plain", Profile::Plain, &[]), (".a1b", Profile::PdfA1b, &[])]
        {
            let mut operator = operator.clone();
            operator.brand.profile = profile;
            let bytes = renderer.invoice_with(&operator, account, &invoice, locale, attachments)?.to_bytes();
            found.push(Document { name: format!("{name}{suffix}"), bytes });
        }
    }
    let mut batch = PickupBatch::new(Vec::new(), &operator, period()?, Locale::Ru);
    batch.add(&short, &invoice(lines(12), 124_518, true)?, Locale::Ru)?;
    batch.add(&short, &invoice(lines(3), 0, false)?, Locale::En)?;
    found.push(Document { name: "in-person".to_owned(), bytes: batch.finish()? });
    found.push(Document { name: "register".to_owned(), bytes: register(&operator)? });
    found.push(Document { name: "calls".to_owned(), bytes: calls(&operator)? });
    Ok(found)
}

const NAME: &str = "ООО «Северная телефонная компания»";
const CUSTOMER: &str = "ООО «Одинцовские молочные продукты»";
const LONG: &str =
    "Федеральное государственное бюджетное учреждение «Управление по эксплуатации зданий и линий связи» ";
const LOGO: &str = "M0 30 L18 0 L36 30 Z M44 30 L62 0 L80 30 H70 L62 16 L54 30 Z M88 0 H98 V22 H118 V30 H88 Z";
const SERVICES: [&str; 12] = [
    "Абонентская плата, тариф «Бизнес»",
    "Внутризоновые вызовы",
    "Междугородные вызовы",
    "Международные вызовы",
    "Переадресация на мобильные номера",
    "Аренда номера 8-800",
    "Виртуальная АТС, рабочие места",
    "Запись разговоров, хранение",
    "Факс-сервер",
    "Голосовое меню",
    "Отчётность и статистика",
    "Дополнительные линии",
];

fn period() -> Result<BillingPeriod> {
    Ok("2026-10".parse()?)
}

fn operator(name: &str, has_logo: bool) -> Result<Operator> {
    let logo = if has_logo { json!({ "path": LOGO, "width": 118, "height": 30 }) } else { Value::Null };
    Ok(serde_json::from_value(json!({
        "id": "north", "name": name.trim(), "address": "127006, Москва, ул. Долгоруковская, д. 7",
        "requisites": {
            "inn": "7707083893", "kpp": "770701001", "ogrn": "1027700132195",
            "bank": "АО «Банк», г. Москва", "bic": "044525411",
            "account": "40702810200000124669", "correspondent": "30101810145250000411",
        },
        "contact": { "email": "billing@north.example", "phone": "+7 495 120-45-45", "site": "north.example/lk" },
        "sender": "billing@north.example", "link_base": "https://lk.north.example/i/",
        "brand": { "logo": logo },
    }))?)
}

fn account(name: &str) -> Result<Account> {
    let subscribers: Vec<Value> =
        (0..8).map(|at| json!({ "id": format!("+7495120000{at}"), "label": format!("Отдел {}", at + 1) })).collect();
    Ok(serde_json::from_value(json!({
        "number": "770012345", "name": name.trim(), "application_address": "office@customer.example",
        "inn": "5032232243", "kpp": "503201001", "contract": "№ 118/24 от 14.03.2024",
        "postal_address": "143005, Московская обл., г. Одинцово, Можайское ш., д. 24", "subscribers": subscribers,
    }))?)
}

/// Lines of the services one after another, some of them time-charged, one of them a credit.
fn lines(count: usize) -> Vec<Value> {
    let line = |at: usize| {
        let amount = 12_345 + (at as i64 * 104_729) % 900_000;
        let is_timed = at % 3 == 1;
        let service = SERVICES[at % SERVICES.len()];
        json!({
            "service": if at < SERVICES.len() { service.to_owned() } else { format!("{service}, {at}") },
            "quantity": format!("{}.{}", 1 + at * 37 % 2_000, at % 10), "unit": if is_timed { "мин" } else { "шт." },
            "amount": if at % 11 == 9 { -amount / 10 } else { amount }, "vat": { "percent": 2200 },
            "seconds": is_timed.then(|| 60 * (1 + at as u64 * 37 % 2_000)),
        })
    };
    (0..count).map(line).collect()
}

fn long_lines() -> Vec<Value> {
    let mut lines = lines(5);
    for line in &mut lines {
        line["service"] = json!(LONG.repeat(2).trim());
        line["unit"] = json!("тысяча соединений");
    }
    lines
}

fn of_subscriber(mut line: Value, at: usize) -> Value {
    line["subscriber"] = json!(format!("+7495120000{at}"));
    line
}

fn invoice(lines: Vec<Value>, opening: i64, has_history: bool) -> Result<Invoice> {
    let net: i64 = lines.iter().filter_map(|line| line["amount"].as_i64()).sum();
    let vat = VatRate::Percent(2_200).vat_of(Amount::from_minor(net), VatBasis::Net).minor();
    let gross = net + vat;
    let past = [("2026-05", 81), ("2026-06", 64), ("2026-07", 110), ("2026-08", 95), ("2026-09", 88)];
    let history: Vec<Value> = past
        .iter()
        .filter(|_| has_history)
        .map(|(period, share)| json!({ "period": period, "total": gross / 100 * share }))
        .collect();
    let bill: Bill = serde_json::from_value(json!({
        "account": "770012345", "period": "2026-10", "due_date": "2026-11-20", "opening_balance": opening,
        "payments": [{ "date": "2026-10-12", "amount": 124_518, "reference": "п/п 118" }], "lines": lines,
        "vat": [{ "rate": { "percent": 2200 }, "basis": "net", "net": net, "vat": vat, "gross": gross }],
        "total": gross, "amount_due": opening - 124_518 + gross, "history": history,
    }))?;
    Ok(bill.into_invoice("1042-2026/10".parse()?, "2026-11-01".parse()?)?)
}

fn register(operator: &Operator) -> Result<Vec<u8>> {
    let mut register = PickupRegister::new(Vec::new(), operator, period()?, Locale::Ru)?;
    for at in 0..30_i64 {
        let number = format!("{}-2026/10", 1_042 + at).parse()?;
        let (account, name) = (format!("7700{at:05}").parse()?, format!("{CUSTOMER} {}", at + 1).parse()?);
        let amount_due = Amount::from_minor(124_518 * (at - 3));
        let date = "2026-11-01".parse()?;
        register.add(&PickupEntry { account: &account, name: &name, number: &number, date, amount_due })?;
    }
    Ok(register.finish()?)
}

fn calls(operator: &Operator) -> Result<Vec<u8>> {
    let detail = CallDetail {
        account: "770012345".parse()?,
        period: period()?,
        zone: Zone::MOSCOW,
        locale: Locale::Ru,
        formed_at: Some("2026-11-01T00:00:00Z".parse()?),
    };
    let mut pdf = CallPdf::new(Vec::new(), operator, &detail)?;
    for at in 0..120_i64 {
        let start = chrono::DateTime::from_timestamp(1_790_800_000 + at * 4_111, 0).ok_or("an instant")?;
        let call: Call = serde_json::from_value(json!({
            "key": at.to_string(), "subscriber": "+74951200001", "start": start,
            "direction": if at % 4 == 0 { "incoming" } else { "outgoing" }, "peer": format!("+7916{:07}", at * 91_237),
            "service": SERVICES[1 + at as usize % 3], "seconds": 65 + at, "charged_seconds": 120 + at / 60 * 60,
            "amount": 1_205 + at * 17,
        }))?;
        pdf.write(&call)?;
    }
    Ok(pdf.finish()?)
}
