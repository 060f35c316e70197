//! What is kept no longer than the policy says, and what is erased of an account.

use futures_lite::future::block_on;
use schet::delivery::DeliveryMethod;
use schet::desk::{DeskError, Forgotten, Kept};
use schet::order::{CallDetailFormat, DocumentRef, Order, OrderId, OrderKind, OrderState, Policy, Refusal, Retention};
use schet::ports::{DocumentStore, OrderStore, Outcome};

use crate::support::{Office, at, period};

const FIRST: &str = "2026-10-01T00:00:00Z";
const FOURTH: &str = "2026-10-04T06:00:00Z";
const YEARS_LATER: &str = "2032-11-01T00:00:00Z";

fn keeping(retention: Retention) -> Policy {
    Policy { retention, ..Policy::default() }
}

fn call_detail() -> OrderKind {
    OrderKind::CallDetail { period: period("2026-09"), subscribers: vec![], format: CallDetailFormat::Csv }
}

fn repeat() -> OrderKind {
    OrderKind::Repeat { period: period("2026-09") }
}

/// September formed and delivered, and on the 4th one call detail, one link and one repeat of the first account.
fn october(policy: Policy) -> (Office, [Order; 3]) {
    let office = Office::new(3, policy);
    office.run(FIRST);
    office.process(FIRST);
    let kinds = [call_detail(), OrderKind::Link { period: period("2026-09") }, repeat()];
    let orders = kinds.map(|kind| office.order(0, kind, None, FOURTH).unwrap().order.id);
    office.process(FOURTH);
    let orders = orders.map(|id| order(&office, id).unwrap());
    (office, orders)
}

fn order(office: &Office, id: OrderId) -> Option<Order> {
    block_on(office.store.order(&office.desk.operator().id, id)).unwrap()
}

fn is_there(office: &Office, document: Option<DocumentRef>) -> bool {
    let digest = document.unwrap().digest;
    block_on(office.documents.size(&office.desk.operator().id, &digest)).unwrap().is_some()
}

fn forget(office: &Office, kind: Kept, now: &str) -> Forgotten {
    let done = block_on(office.desk.forget(kind, None, 100, at(now))).unwrap();
    assert!(done.is_over);
    done
}

#[test]
fn nothing_is_forgotten_unless_the_policy_says_so() {
    let (office, orders) = october(Policy::default());
    for kind in [Kept::Documents, Kept::Orders, Kept::Invoices] {
        assert_eq!(forget(&office, kind, "2099-01-01T00:00:00Z"), Forgotten { is_over: true, ..Forgotten::default() });
    }
    assert!(orders.iter().all(|kept| order(&office, kept.id).is_some() && is_there(&office, kept.document)));
}

#[test]
fn a_call_detail_goes_in_its_time_and_who_asked_for_it_stays() {
    let (office, [detail, link, repeat]) = october(keeping(Retention { document_days: Some(30), ..<_>::default() }));
    assert_eq!(forget(&office, Kept::Documents, "2026-11-03T05:59:59Z").documents, 0);
    let done = forget(&office, Kept::Documents, "2026-11-03T06:00:01Z");
    assert_eq!((done.documents, done.orders, done.left), (2, 0, 0), "the mail, and the file in it");
    assert!(!is_there(&office, detail.document) && !is_there(&office, detail.file));
    assert!(is_there(&office, link.document) && is_there(&office, repeat.document));
    let kept = order(&office, detail.id).unwrap();
    assert_eq!((kept.document, kept.file, kept.state), (None, None, OrderState::Sent));
    assert_eq!((&kept.by, &kept.destination), (&detail.by, &detail.destination));
    let history = block_on(office.desk.order_state(&detail.account, detail.id)).unwrap().unwrap().history;
    assert_eq!(history.last().unwrap().detail.as_deref(), Some("the document is kept no longer"));
    assert_eq!(forget(&office, Kept::Documents, "2026-11-04T00:00:00Z").documents, 0);
}

#[test]
fn orders_at_rest_go_in_their_time_and_the_invoice_stays() {
    let (office, orders) = october(keeping(Retention { order_days: Some(1), ..<_>::default() }));
    // Not before the idempotency key of such an order is over.
    assert_eq!(forget(&office, Kept::Orders, "2026-12-29T00:00:00Z").orders, 0);
    let done = forget(&office, Kept::Orders, "2027-01-03T00:00:00Z");
    assert_eq!((done.orders, done.left), (5, 1), "three of the run, two of ours; the link has not expired");
    assert_eq!(office.process("2027-01-03T00:00:00Z").expired, 1);
    assert_eq!(forget(&office, Kept::Orders, "2027-01-03T00:00:00Z").orders, 1);
    let [detail, link, repeated] = orders;
    assert!(!is_there(&office, detail.document) && !is_there(&office, detail.file));
    assert!(is_there(&office, link.document));
    assert!(block_on(office.desk.orders(&detail.account, None, 100)).unwrap().is_empty());
    assert_eq!(block_on(office.desk.order_state(&detail.account, detail.id)).unwrap(), Err(Refusal::UnknownOrder));
    // The invoice itself can still be had.
    let again = office.order(0, repeat(), None, "2027-01-04T00:00:00Z").unwrap().order.id;
    assert_eq!(office.process("2027-01-04T00:00:00Z").sent, 1);
    assert_eq!(order(&office, again).unwrap().document, repeated.document);
}

#[test]
fn a_walk_over_old_orders_goes_on_where_it_ended() {
    let (office, _) = october(keeping(Retention { order_days: Some(90), ..<_>::default() }));
    let (mut after, mut orders, mut left) = (None, 0, 0);
    for step in 1.. {
        let done = block_on(office.desk.forget(Kept::Orders, after, 2, at("2027-02-01T00:00:00Z"))).unwrap();
        (after, orders, left) = (done.through, orders + done.orders, left + done.left);
        if done.is_over {
            assert_eq!((step, orders, left), (4, 5, 1));
            break;
        }
    }
    let later = block_on(office.desk.forget(Kept::Orders, after, 2, at("2027-02-01T00:00:00Z"))).unwrap();
    assert_eq!((later.orders, later.left, later.through, later.is_over), (0, 0, after, true));
}

#[test]
fn r14_invoices_go_when_the_law_lets_them_and_are_never_formed_again() {
    let (office, [_, link, repeated]) = october(keeping(Retention { invoice_months: Some(72), ..<_>::default() }));
    let number = office.accounts[0].number.clone();
    assert_eq!(forget(&office, Kept::Invoices, "2032-09-30T20:59:59Z").invoices, 0);
    assert!(is_there(&office, link.document));
    let done = forget(&office, Kept::Invoices, YEARS_LATER);
    assert_eq!((done.invoices, done.documents), (3, 3));
    assert!(!is_there(&office, repeated.document));
    assert_eq!(block_on(office.desk.issued(&number, 10)).unwrap(), vec![]);
    let tick = office.tick(YEARS_LATER);
    for result in [
        block_on(office.desk.form_regular(period("2026-09"), 10, &tick)).map(drop),
        block_on(office.desk.run_again(period("2026-09"), &tick)).map(drop),
        block_on(office.desk.retry_refused(period("2026-09"), None, 10, &tick)).map(drop),
    ] {
        assert!(matches!(result, Err(DeskError::PeriodForgotten { oldest, .. }) if oldest == period("2026-11")));
    }
}

#[test]
fn invoices_are_kept_for_as_long_as_a_repeat_is_offered() {
    let (office, _) = october(keeping(Retention { invoice_months: Some(0), ..<_>::default() }));
    assert_eq!(forget(&office, Kept::Invoices, "2029-09-30T00:00:00Z").invoices, 0);
    assert_eq!(forget(&office, Kept::Invoices, "2029-10-31T22:00:00Z").invoices, 3);
}

#[test]
fn an_erased_account_keeps_its_invoices_and_nothing_else() {
    let (office, [detail, link, repeated]) = october(Policy::default());
    let (ours, theirs) = (office.accounts[0].number.clone(), office.accounts[1].number.clone());
    let link = block_on(office.desk.mint_link(&ours, link.id, &office.tick(FOURTH))).unwrap().unwrap();
    let method = DeliveryMethod::Email("private@client.example".parse().unwrap());
    let by = "customer".parse().unwrap();
    block_on(office.desk.change_delivery(&ours, method, &by, &office.tick(FOURTH))).unwrap().unwrap();
    let waiting = office.order(0, call_detail(), None, FOURTH).unwrap().order.id;

    let done = block_on(office.desk.forget_account(&ours)).unwrap();
    assert_eq!((done.orders, done.documents, done.left, done.is_over), (5, 2, 0, true));
    assert!(!is_there(&office, detail.document) && !is_there(&office, detail.file));
    assert!(order(&office, waiting).is_none(), "it is not carried out");
    assert_eq!(office.process(FOURTH).claimed, 0);
    let opened = block_on(office.desk.open_link(&link.token.to_string(), at(FOURTH))).unwrap();
    assert_eq!(opened, Err(Refusal::NoSuchLink));
    assert!(block_on(office.desk.orders(&ours, None, 100)).unwrap().is_empty());
    assert!(block_on(office.desk.delivery_history(&ours)).unwrap().changes.is_empty());
    let issued = block_on(office.desk.issued(&ours, 10)).unwrap();
    assert_eq!((issued.len(), issued[0].order, &issued[0].delivery.cabinet_address), (1, None, &None));
    assert_eq!(Some(issued[0].document), repeated.document);
    assert!(is_there(&office, repeated.document));
    // Of the other account nothing is missing, and the run finds the invoice that is there.
    assert_eq!(block_on(office.desk.orders(&theirs, None, 100)).unwrap().len(), 1);
    block_on(office.desk.run_again(period("2026-09"), &office.tick(FOURTH))).unwrap();
    assert_eq!(office.run(FOURTH).already, 3);
    assert_eq!(block_on(office.desk.forget_account(&ours)).unwrap().orders, 0);
}

#[test]
fn an_account_whose_mail_is_on_its_way_is_erased_when_it_has_ended() {
    let (office, _) = october(Policy::default());
    let ours = office.accounts[0].number.clone();
    let by = "customer".parse().unwrap();
    block_on(office.desk.change_delivery(&ours, DeliveryMethod::InPerson, &by, &office.tick(FOURTH))).unwrap().unwrap();
    office.mailer.answer_next(Outcome::Delayed("greylisted".to_owned()));
    office.order(0, repeat(), None, FOURTH).unwrap();
    assert_eq!(office.process(FOURTH).delayed, 1);
    let done = block_on(office.desk.forget_account(&ours)).unwrap();
    assert_eq!((done.left, done.is_over), (1, false));
    assert_eq!(block_on(office.desk.delivery_history(&ours)).unwrap().changes.len(), 1, "the rest waits with it");
    assert_eq!(office.process("2026-10-05T00:00:00Z").sent, 1);
    let done = block_on(office.desk.forget_account(&ours)).unwrap();
    assert_eq!((done.orders, done.left, done.is_over), (1, 0, true));
}
