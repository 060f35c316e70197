use futures_lite::future::block_on;
use schet::delivery::DeliveryMethod;
use schet::order::{AddressPolicy, OrderKind, Policy, Refusal};

use crate::support::{Office, at, period};

const NOW: &str = "2026-10-04T06:00:00Z";
const TOMORROW: &str = "2026-10-04T21:00:00Z";

fn repeat() -> OrderKind {
    OrderKind::Repeat { period: period("2026-09") }
}

fn all_to(office: &Office, address: &str) {
    for account in &office.accounts {
        let (method, by) = (DeliveryMethod::Email(address.parse().unwrap()), "customer".parse().unwrap());
        block_on(office.desk.change_delivery(&account.number, method, &by, &office.tick(NOW))).unwrap().unwrap();
    }
}

#[test]
fn r15_accounts_together_order_no_more_mails_to_an_address_than_a_day_has() {
    let office = Office::new(5, Policy { address_mails_a_day: 3, ..Policy::default() });
    office.run(NOW);
    office.process(NOW);
    all_to(&office, "victim@elsewhere.example");
    for n in 0..3 {
        office.order(n, repeat(), None, NOW).unwrap();
    }
    let refusal = Refusal::LimitReached { limit: 3, until: at(TOMORROW) };
    assert_eq!(office.order(3, repeat(), None, NOW).unwrap_err(), refusal);
    // Links mail nothing, other addresses have their own, and tomorrow is another day.
    office.order(3, OrderKind::Link { period: period("2026-09") }, None, NOW).unwrap();
    office.order(3, OrderKind::ToApplication { period: period("2026-09") }, None, NOW).unwrap();
    office.order(3, repeat(), None, TOMORROW).unwrap();
}

#[test]
fn r15_domains_and_the_operator_have_budgets_too() {
    for policy in
        [Policy { domain_mails_a_day: 2, ..Policy::default() }, Policy { mails_a_day: 2, ..Policy::default() }]
    {
        let office = Office::new(3, policy);
        office.run(NOW);
        office.process(NOW);
        for n in 0..2 {
            office.order(n, repeat(), None, NOW).unwrap();
        }
        let refused = office.order(2, repeat(), None, NOW).unwrap_err();
        assert_eq!(refused, Refusal::LimitReached { limit: 2, until: at(TOMORROW) });
    }
}

#[test]
fn r7_r15_questions_whether_to_confirm_an_address_count() {
    let policy = Policy { address_mails_a_day: 2, new_address: AddressPolicy::WhenConfirmed, ..Policy::default() };
    let office = Office::new(3, policy);
    let ask = |n: usize| {
        let method = DeliveryMethod::Email("victim@elsewhere.example".parse().unwrap());
        let by = "customer".parse().unwrap();
        block_on(office.desk.change_delivery(&office.accounts[n].number, method, &by, &office.tick(NOW))).unwrap()
    };
    assert!(ask(0).is_ok() && ask(1).is_ok());
    assert_eq!(ask(2).unwrap_err(), Refusal::LimitReached { limit: 2, until: at(TOMORROW) });
    assert_eq!(block_on(office.desk.delivery_history(&office.accounts[2].number)).unwrap().changes, []);
}
