//! What the payment code says (ГОСТ Р 56042-2014).

#![allow(clippy::unwrap_used)]

use encoding_rs::WINDOWS_1251;
use schet::invoice::{Bill, Invoice};
use schet::render::payment_code::payload;
use schet::render::qr::QrCode;
use schet::text::{Line, Name};
use schet::{Account, Operator};
use serde_json::json;

fn operator(name: &str) -> Operator {
    serde_json::from_value(json!({
        "id": "north", "name": name, "address": "Москва",
        "requisites": {
            "inn": "7707083893", "kpp": "770701001", "bank": "АО «Банк», г. Москва", "bic": "044525411",
            "account": "40702810200000124669", "correspondent": "30101810145250000411",
        },
        "contact": { "email": "a@b.example", "phone": "1" },
        "sender": "a@b.example", "link_base": "https://b.example/",
    }))
    .unwrap()
}

fn account() -> Account {
    serde_json::from_value(json!({
        "number": "770012345", "name": "АО «Волга»", "application_address": "a@b.example", "inn": "5032232243", "subscribers": [],
    }))
    .unwrap()
}

fn invoice(number: &str, due: i64) -> Invoice {
    let bill: Bill = serde_json::from_value(json!({
        "account": "770012345", "period": "2026-10", "due_date": "2026-11-20", "opening_balance": due,
        "lines": [], "vat": [], "total": 0, "amount_due": due,
    }))
    .unwrap();
    bill.into_invoice(number.parse().unwrap(), "2026-11-01".parse().unwrap()).unwrap()
}

/// The text of a payload behind its sign, in the encoding that the sign names.
fn text(payload: &[u8]) -> String {
    match &payload[..7] {
        b"ST00011" => WINDOWS_1251.decode(&payload[7..]).0.into_owned(),
        b"ST00012" => String::from_utf8(payload[7..].to_vec()).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn fields(payload: &[u8]) -> Vec<(String, String)> {
    let text = text(payload);
    let separator = text.chars().next().unwrap();
    let pairs = text[separator.len_utf8()..].split(separator).map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

#[test]
fn r21_the_code_has_the_mandatory_fields_first_and_then_the_sum() {
    let payload = payload(&operator("ООО «Север»"), &account(), &invoice("1042", 124_518)).unwrap();
    assert!(payload.starts_with(b"ST00011|"));
    assert_eq!(
        text(&payload),
        "|Name=ООО «Север»|PersonalAcc=40702810200000124669|BankName=АО «Банк», г. Москва|BIC=044525411\
         |CorrespAcc=30101810145250000411|Sum=124518|Purpose=Оплата услуг связи по счёту № 1042 от 01.11.2026, лицевой \
         счёт 770012345|PayeeINN=7707083893|KPP=770701001|PersAcc=770012345|DocNo=1042|DocDate=01.11.2026\
         |PayerINN=5032232243|PaymPeriod=10.2026|PaymTerm=20.11.2026|TechCode=01"
    );
}

#[test]
fn r21_nothing_due_has_no_code() {
    for due in [0, -1, -124_518] {
        assert_eq!(payload(&operator("ООО «Север»"), &account(), &invoice("1", due)), None, "{due}");
    }
    assert!(payload(&operator("ООО «Север»"), &account(), &invoice("1", 1)).is_some());
}

#[test]
fn a_value_with_the_separator_takes_another_one() {
    for (name, expected) in [("A|B", '~'), ("A|B~", '^'), ("A|B~^_#;", '!')] {
        let payload = payload(&operator(name), &account(), &invoice("1", 100)).unwrap();
        assert_eq!(text(&payload).chars().next(), Some(expected));
        assert_eq!(fields(&payload)[0], ("Name".to_owned(), name.to_owned()));
    }
}

#[test]
fn a_value_with_every_separator_loses_one_and_keeps_its_fields() {
    let name = "|~^_#;!$%&*+/:?@\\`{}[]<>";
    let payload = payload(&operator(name), &account(), &invoice("1", 100)).unwrap();
    let fields = fields(&payload);
    assert_eq!(fields[0], ("Name".to_owned(), name[1..].to_owned()));
    assert_eq!(fields[1].0, "PersonalAcc");
}

#[test]
fn what_cp1251_lacks_goes_out_as_utf8() {
    let payload = payload(&operator("ЖШС «Қазақ»"), &account(), &invoice("1", 100)).unwrap();
    assert!(payload.starts_with(b"ST00012|"));
    assert_eq!(fields(&payload)[0].1, "ЖШС «Қазақ»");
}

#[test]
fn values_keep_to_the_lengths_of_the_standard() {
    let mut operator = operator(&"Ы".repeat(500));
    operator.requisites.bank.name = Name::new(&"Б".repeat(300)).unwrap();
    operator.address = Line::new("Москва").unwrap();
    let payload = payload(&operator, &account(), &invoice(&"9".repeat(40), 999_999_999_999_999)).unwrap();
    for (key, value) in fields(&payload) {
        let limit = match key.as_str() {
            "Name" => 160,
            "BankName" => 45,
            "Purpose" => 210,
            "Sum" => 18,
            "DocNo" => 15,
            "DocDate" => 10,
            _ => 20,
        };
        assert!(value.chars().count() <= limit, "{key}: {} characters", value.chars().count());
    }
}

#[test]
fn optional_fields_go_from_the_end_so_that_the_code_scans_from_paper() {
    let mut dropped = false;
    for length in (1..=160).step_by(3) {
        let payload = payload(&operator(&"Ж".repeat(length)), &account(), &invoice("1042-2026/10", 100)).unwrap();
        let keys: Vec<String> = fields(&payload).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys[5..7], ["Sum", "Purpose"]);
        assert!(QrCode::encode(&payload).unwrap().size() <= 77, "{length}: {} bytes", payload.len());
        dropped |= !keys.contains(&"TechCode".to_owned());
    }
    assert!(dropped);
}

#[test]
fn names_that_leave_no_room_are_cut_further_so_that_the_code_scans_from_paper() {
    let number = "Ң".repeat(40);
    for (name, bank) in [("Қ", "Б"), ("Қ", "Ә"), ("—", "—"), ("Ы", "Б")] {
        let mut operator = operator(&name.repeat(500));
        operator.requisites.bank.name = Name::new(&bank.repeat(500)).unwrap();
        let payload = payload(&operator, &account(), &invoice(&number, 999_999_999_999_999)).unwrap();
        assert!(QrCode::encode(&payload).unwrap().size() <= 77, "{name}: {} bytes", payload.len());
        let fields = fields(&payload);
        assert_eq!(fields.len(), 7);
        assert!(fields[0].1.chars().count() >= 20 && fields[2].1.chars().count() >= 20, "{fields:?}");
        assert_eq!(fields[6], ("Purpose".to_owned(), format!("Счёт № {number}, л/с 770012345")));
    }
}
