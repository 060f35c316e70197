use futures_lite::future::block_on;
use schet::delivery::DeliveryMethod;
use schet::order::{BounceReport, OrderId, OrderKind, OrderState, Policy, Refusal};
use schet::ports::Outcome;

use crate::support::{Office, period};

const NOW: &str = "2026-10-04T06:00:00Z";
const LATER: &str = "2026-10-04T06:30:00Z";

fn sent(office: &Office) -> OrderId {
    office.run(NOW);
    office.process(NOW);
    let kind = OrderKind::Repeat { period: period("2026-09") };
    let order = office.order(0, kind, None, NOW).unwrap().order;
    office.process(NOW);
    order.id
}

fn report(order: OrderId, generation: u32, status: &str) -> BounceReport {
    BounceReport { order, generation, status: status.to_owned(), reason: "user unknown".to_owned() }
}

fn warnings(office: &Office) -> Vec<&'static str> {
    let menu = block_on(office.desk.menu(&office.accounts[0].number, LATER.parse().unwrap())).unwrap().unwrap();
    menu.warnings.iter().map(|warning| warning.code).collect()
}

fn take(office: &Office, report: &BounceReport) -> Result<OrderState, Refusal> {
    block_on(office.desk.take_bounce(report, &office.tick(LATER))).unwrap().map(|order| order.state)
}

#[test]
fn r13_a_mail_that_comes_back_is_bounced_and_the_menu_warns_until_another_address_works() {
    let office = Office::new(1, Policy::default());
    let order = sent(&office);
    assert_eq!(warnings(&office), Vec::<&str>::new());
    assert_eq!(take(&office, &report(order, 0, "5.1.1")), Ok(OrderState::Bounced));
    assert_eq!(warnings(&office), ["address_bounces"]);
    let menu = block_on(office.desk.menu(&office.accounts[0].number, LATER.parse().unwrap())).unwrap().unwrap();
    assert!(menu.warnings[0].text.ru.contains("s•••0@client.example"), "{}", menu.warnings[0].text.ru);

    let method = DeliveryMethod::Email("other@client.example".parse().unwrap());
    let (number, clerk) = (&office.accounts[0].number, "clerk".parse().unwrap());
    block_on(office.desk.change_delivery(number, method, &clerk, &office.tick(LATER))).unwrap().unwrap();
    assert_eq!(warnings(&office), Vec::<&str>::new());
}

#[test]
fn r13_what_was_not_delivered_in_time_says_nothing_against_the_address() {
    let office = Office::new(1, Policy::default());
    let order = sent(&office);
    assert_eq!(take(&office, &report(order, 0, "4.4.7")), Ok(OrderState::Bounced));
    assert_eq!(warnings(&office), Vec::<&str>::new());
}

#[test]
fn r13_a_report_of_a_mail_before_the_present_changes_nothing() {
    let office = Office::new(1, Policy::default());
    let order = sent(&office);
    take(&office, &report(order, 0, "5.1.1")).unwrap();
    block_on(office.desk.restart(order, &"clerk".parse().unwrap(), &office.tick(LATER))).unwrap().unwrap();
    // Not yet sent again: a report of the mail that is to go can't be.
    assert_eq!(take(&office, &report(order, 1, "5.1.1")), Err(Refusal::WrongState { state: OrderState::Formed }));
    office.process(LATER);
    assert_eq!(take(&office, &report(order, 0, "5.1.1")), Ok(OrderState::Sent));
    assert_eq!(warnings(&office), Vec::<&str>::new(), "the last mail is not known to have come back");
    assert_eq!(take(&office, &report(order, 1, "5.2.1")), Ok(OrderState::Bounced));
    assert_eq!(take(&office, &report(order, 1, "5.2.1")), Ok(OrderState::Bounced));
    let unknown = "0198c5d0-7c00-7000-8000-000000000001".parse().unwrap();
    assert_eq!(take(&office, &report(unknown, 0, "5.1.1")), Err(Refusal::UnknownOrder));
}

#[test]
fn r13_what_comes_back_has_gone_out_though_nobody_knew() {
    let office = Office::new(1, Policy { unknown: schet::order::UnknownPolicy::Hold, ..Policy::default() });
    office.run(NOW);
    office.mailer.answer_next(Outcome::Unknown("reset by peer".to_owned()));
    office.process(NOW);
    let orders = block_on(office.desk.orders(&office.accounts[0].number, None, 1)).unwrap();
    assert_eq!(orders[0].state, OrderState::Unknown);
    assert_eq!(take(&office, &report(orders[0].id, 0, "5.1.1")), Ok(OrderState::Bounced));
}
