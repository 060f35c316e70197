use schet::calendar::Zone;
use schet::party::{Bank, Brand, Contact, Requisites, Subscriber};
use schet::{Account, AccountNumber, EmailAddress, Locale, Operator, OperatorId, SubscriberId};

use super::valid;

/// The identifier of [`operator`].
#[must_use]
pub fn operator_id() -> OperatorId {
    valid(OperatorId::new("uplink"))
}

/// A whole operator, in Moscow.
#[must_use]
pub fn operator() -> Operator {
    let requisites = Requisites {
        inn: valid("7707083893".parse()),
        kpp: Some(valid("770701001".parse())),
        ogrn: Some(valid("1027700132195".parse())),
        bank: valid(Bank::new(
            valid("ПАО Сбербанк, г. Москва".parse()),
            valid("044525225".parse()),
            valid("40702810638050013199".parse()),
            Some(valid("30101810400000000225".parse())),
        )),
    };
    Operator {
        id: operator_id(),
        name: valid("ООО «Аплинк»".parse()),
        address: valid("117312, г. Москва, ул. Вавилова, д. 19".parse()),
        requisites,
        zone: Zone::MOSCOW,
        locale: Locale::Ru,
        contact: Contact {
            email: valid("help@uplink.example.ru".parse()),
            phone: valid("+7 495 000-00-00".parse()),
            site: Some(valid("uplink.example.ru".parse())),
        },
        sender: valid("bills@uplink.example.ru".parse()),
        link_base: valid("https://cabinet.uplink.example.ru/invoices/".parse()),
        brand: Brand::default(),
    }
}

/// The number of an account; numbers are ordered as their arguments are.
#[must_use]
pub fn account_number(place: u32) -> AccountNumber {
    valid(AccountNumber::new(&format!("100-{place:010}")))
}

/// An account with one to four subscribers; one in three is English, one in five has an address in .рф.
#[must_use]
pub fn account(place: u32) -> Account {
    let domain = if place % 5 == 4 { "ромашка.рф" } else { "customer.example.ru" };
    Account {
        number: account_number(place),
        name: valid(format!("ООО «Ромашка {place}»").parse()),
        locale: if place % 3 == 2 { Locale::En } else { Locale::Ru },
        application_address: valid(format!("office{place}@{domain}").parse()),
        inn: Some(valid("5032232243".parse())),
        kpp: Some(valid("503201001".parse())),
        postal_address: Some(valid(format!("143000, Московская обл., г. Одинцово, ул. Садовая, д. {place}").parse())),
        contract: Some(valid(format!("Договор № {place} от 01.09.2025").parse())),
        opened: None,
        closed: None,
        subscribers: (0..=place % 4).map(|line| Subscriber { id: subscriber_id(place, line), label: None }).collect(),
    }
}

/// A subscriber's E.164 number; of one account, numbers are ordered as their arguments are.
#[must_use]
pub fn subscriber_id(account: u32, line: u32) -> SubscriberId {
    valid(SubscriberId::new(&format!("+7{:07}{:03}", 4_950_000 + account % 50_000, line % 1_000)))
}

/// An e-mail address.
#[must_use]
pub fn address(place: u32) -> EmailAddress {
    valid(EmailAddress::new(&format!("customer{place}@example.ru")))
}
