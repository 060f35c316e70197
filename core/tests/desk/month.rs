use futures_lite::future::block_on;
use schet::delivery::DeliveryMethod;
use schet::order::{Event, OrderKind, OrderState, Policy, Refusal};
use schet::ports::{Feed, OrderStore, Outcome};

use crate::support::{Office, at, bill, period};

const FIRST: &str = "2026-10-01T00:00:00Z";
const FOURTH: &str = "2026-10-04T06:00:00Z";

fn repeat() -> OrderKind {
    OrderKind::Repeat { period: period("2026-09") }
}

#[test]
fn r18_every_billable_account_gets_one_invoice_by_mail_or_in_the_batch() {
    let office = Office::new(10, Policy::default());
    let clerk = "clerk".parse().unwrap();
    let number = office.accounts[4].number.clone();
    let tick = office.tick("2026-09-15T00:00:00Z");
    let changed = office.desk.change_delivery(&number, DeliveryMethod::InPerson, &clerk, &tick);
    assert!(block_on(changed).unwrap().unwrap().changed);
    let counts = office.run(FIRST);
    assert_eq!((counts.formed, counts.in_person, counts.refused), (10, 1, 0));
    let done = office.process(FIRST);
    assert_eq!((done.sent, done.failed), (9, 0));
    assert_eq!(office.mailer.accepted().len(), 9);
    // Again: nothing new.
    assert_eq!(office.run(FIRST).formed, 10);
    block_on(office.desk.run_again(period("2026-09"), &office.tick(FOURTH))).unwrap();
    let again = office.run(FOURTH);
    assert_eq!((again.formed, again.already), (0, 10));
    assert_eq!(office.process(FOURTH).claimed, 0);
    let batch = block_on(office.desk.issued(&number, 10)).unwrap();
    let order = batch[0].order.unwrap();
    let view = block_on(office.desk.order_state(&number, order)).unwrap().unwrap();
    assert_eq!(view.order.state, OrderState::InBatch);
}

#[test]
fn r4_r7_the_run_goes_by_the_last_change_before_it_and_a_repeat_to_the_address_of_its_own_moment() {
    let office = Office::new(1, Policy::default());
    let (number, by) = (office.accounts[0].number.clone(), "customer".parse().unwrap());
    let change = |address: &str, now: &str| {
        let method = DeliveryMethod::Email(address.parse().unwrap());
        block_on(office.desk.change_delivery(&number, method, &by, &office.tick(now))).unwrap().unwrap();
    };
    change("first@client.example", "2026-09-05T00:00:00Z");
    change("second@client.example", "2026-09-15T00:00:00Z");
    change("third@client.example", "2026-09-25T00:00:00Z");
    office.run(FIRST);
    change("later@client.example", "2026-10-01T00:00:01Z");
    office.process("2026-10-01T00:00:02Z");
    office.order(0, repeat(), None, FOURTH).unwrap();
    office.process(FOURTH);
    let mails = office.mailer.accepted();
    let to: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["third@client.example", "later@client.example"]);
    let orders = block_on(office.desk.orders(&number, None, 10)).unwrap();
    assert_eq!(orders[0].document, orders[1].document);
}

#[test]
fn r14_a_key_answers_its_order_and_a_double_click_is_one_order() {
    let office = Office::new(1, Policy::default());
    office.run(FIRST);
    let first = office.order(0, repeat(), Some("k1"), FOURTH).unwrap();
    let again = office.order(0, repeat(), Some("k1"), "2026-11-02T00:00:00Z").unwrap();
    assert_eq!((again.order.id, again.replayed), (first.order.id, true));
    let link = OrderKind::Link { period: period("2026-09") };
    assert_eq!(office.order(0, link, Some("k1"), FOURTH), Err(Refusal::KeyReused));
    let click = office.order(0, repeat(), None, FOURTH).unwrap();
    assert_eq!((click.order.id, click.replayed), (first.order.id, true));
    office.process(FOURTH);
    assert!(!office.order(0, repeat(), None, FOURTH).unwrap().replayed);
}

#[test]
fn r5_a_link_opens_its_document_until_it_expires_or_is_revoked() {
    let office = Office::new(2, Policy::default());
    office.run(FIRST);
    let (number, stranger) = (office.accounts[0].number.clone(), office.accounts[1].number.clone());
    let id = office.order(0, OrderKind::Link { period: period("2026-09") }, None, FOURTH).unwrap().order.id;
    let early = block_on(office.desk.mint_link(&number, id, &office.tick(FOURTH))).unwrap();
    assert_eq!(early, Err(Refusal::WrongState { state: OrderState::Accepted }));
    assert_eq!(office.process(FOURTH).ready, 1);
    let strange = block_on(office.desk.mint_link(&stranger, id, &office.tick(FOURTH))).unwrap();
    assert_eq!(strange, Err(Refusal::UnknownOrder));
    let link = block_on(office.desk.mint_link(&number, id, &office.tick(FOURTH))).unwrap().unwrap();
    assert_eq!(link.expires, at("2026-10-11T06:00:00Z"));
    let token = link.token.to_string();
    let open = |token: &str, now: &str| block_on(office.desk.open_link(token, at(now))).unwrap();
    let opened = open(&token, "2026-10-11T05:59:59.999Z").unwrap();
    let bytes = block_on(office.desk.read_document(&opened.document, 0, 1 << 20)).unwrap();
    assert_eq!(schet::order::Digest::of(&bytes), opened.document.digest);
    assert!(bytes.starts_with(b"%PDF"));
    for (wrong, now) in [(token.as_str(), "2026-10-11T06:00:00Z"), (&"0".repeat(64), FOURTH), ("x", FOURTH)] {
        assert_eq!(open(wrong, now), Err(Refusal::NoSuchLink));
    }
    let view = block_on(office.desk.order_state(&number, id)).unwrap().unwrap();
    assert_eq!(view.links[0].uses, 1);
    block_on(office.desk.revoke_links(&number, id, &office.tick(FOURTH))).unwrap().unwrap();
    assert_eq!(open(&token, FOURTH), Err(Refusal::NoSuchLink));
    assert_eq!(office.process("2026-10-11T06:00:00Z").expired, 1);
}

#[test]
fn r10_a_batch_is_printed_in_parts_that_part_no_account() {
    let office = Office::new(7, Policy::default());
    let by = "clerk".parse().unwrap();
    for n in [0, 2, 3, 5, 6] {
        let method = DeliveryMethod::InPerson;
        let tick = office.tick("2026-09-15T00:00:00Z");
        block_on(office.desk.change_delivery(&office.accounts[n].number, method, &by, &tick)).unwrap().unwrap();
    }
    office.run(FIRST);
    // What the billing says now of one is not what was issued: its stored document is to be printed.
    let mut renamed = office.accounts[3].clone();
    renamed.name = "ООО «Другое имя»".parse().unwrap();
    block_on(office.store.put_accounts(&office.desk.operator().id, &[renamed])).unwrap();
    for limit in [1, 2, 3, 5, 6, usize::MAX] {
        let (mut after, mut printed, mut apart, mut parts) = (None, 0, Vec::new(), 0);
        loop {
            let mut pdf = Vec::new();
            let batch = office.desk.pickup_batch(period("2026-09"), after.as_ref(), limit, &mut pdf);
            let report = block_on(batch).unwrap();
            assert!(pdf.starts_with(b"%PDF") && report.invoices as usize + report.apart.len() <= limit);
            printed += report.invoices;
            apart.extend(report.apart.into_iter().map(|item| item.issued.account));
            (after, parts) = (report.next, parts + 1);
            if after.is_none() {
                break;
            }
        }
        assert_eq!(
            (printed, &apart[..]),
            (4, &office.accounts[3..4].iter().map(|a| a.number.clone()).collect::<Vec<_>>()[..])
        );
        assert_eq!(parts, 5_usize.div_ceil(limit));
    }
}

#[test]
fn r20_what_does_not_add_up_is_listed_and_formed_once_it_is_corrected() {
    let office = Office::new(3, Policy::default());
    let mut stranger = crate::support::account(7);
    stranger.name = "Ω𓀀".parse().unwrap();
    let operator = office.desk.operator().id.clone();
    block_on(office.store.put_accounts(&operator, std::slice::from_ref(&stranger))).unwrap();
    let unready = crate::support::account(8);
    block_on(office.store.put_accounts(&operator, std::slice::from_ref(&unready))).unwrap();
    block_on(office.store.put_invoices(&operator, &[bill(&stranger, period("2026-09"))])).unwrap();
    let counts = office.run(FIRST);
    assert_eq!((counts.formed, counts.refused), (3, 2));
    let listed = block_on(office.desk.refusals(period("2026-09"), None, 10)).unwrap();
    assert_eq!(listed[0].code, "glyph");
    assert!(listed[0].reason.contains("name"), "{}", listed[0].reason);
    assert_eq!(listed[1].code, "not_ready");
    stranger.name = "Омега".parse().unwrap();
    block_on(office.store.put_accounts(&operator, &[stranger])).unwrap();
    block_on(office.store.put_invoices(&operator, &[bill(&unready, period("2026-09"))])).unwrap();
    let retried = block_on(office.desk.retry_refused(period("2026-09"), None, 10, &office.tick(FOURTH))).unwrap();
    assert_eq!((retried.formed, retried.refused), (2, 0));
    assert_eq!(block_on(office.desk.refusals(period("2026-09"), None, 10)).unwrap(), vec![]);
}

#[test]
fn r17_a_failing_mail_server_delays_and_never_drops() {
    let office = Office::new(1, Policy::default());
    office.run(FIRST);
    office.mailer.answer_next(Outcome::Delayed("421 busy".to_owned()));
    assert_eq!(office.process(FIRST).delayed, 1);
    assert_eq!(office.process("2026-10-01T00:00:01Z").claimed, 0);
    office.mailer.answer_next(Outcome::Unknown("closed".to_owned()));
    assert_eq!(office.process("2026-10-01T00:05:00Z").unknown, 1);
    assert_eq!(office.process("2026-10-01T01:00:00Z").sent, 1);
    let attempts = office.mailer.attempts();
    assert_eq!(attempts.len(), 3);
    assert!(attempts.windows(2).all(|pair| pair[0].0.bytes == pair[1].0.bytes));
    assert!(attempts.windows(2).all(|pair| pair[0].0.message_id == pair[1].0.message_id));
}

#[test]
fn r17_what_fails_for_good_is_visible_and_starts_again() {
    let office = Office::new(1, Policy::default());
    office.run(FIRST);
    office.mailer.answer_next(Outcome::Refused("550 no such user".to_owned()));
    assert_eq!(office.process(FIRST).failed, 1);
    let number = office.accounts[0].number.clone();
    let order = block_on(office.desk.orders(&number, None, 1)).unwrap().remove(0);
    assert_eq!((order.state, order.detail.as_deref()), (OrderState::Failed, Some("550 no such user")));
    let by = "clerk".parse().unwrap();
    block_on(office.desk.restart(order.id, &by, &office.tick(FOURTH))).unwrap().unwrap();
    assert_eq!(office.process(FOURTH).sent, 1);
    let attempts = office.mailer.attempts();
    let told: Vec<_> = attempts.iter().map(|(mail, _)| (mail.generation, mail.attempt)).collect();
    assert_eq!(told, [(0, 1), (1, 1)]);
    assert_ne!(attempts[0].0.message_id, attempts[1].0.message_id);
    let history = block_on(office.desk.order_state(&number, order.id)).unwrap().unwrap().history;
    let states: Vec<_> = history.iter().map(|event| event.state.name()).collect();
    assert_eq!(states, ["accepted", "formed", "sending", "failed", "formed", "sending", "sent"]);
}

#[test]
fn r14_a_stored_mail_that_is_started_again_has_a_message_id_of_its_own() {
    let office = Office::new(1, Policy::default());
    let charges = OrderKind::Charges { period: period("2026-10"), subscribers: vec![] };
    let order = office.order(0, charges, None, FOURTH).unwrap().order;
    let by = "clerk".parse().unwrap();
    for _ in 0..3 {
        office.mailer.answer_next(Outcome::Delayed("450 busy".to_owned()));
        office.process(FOURTH);
        office.mailer.answer_next(Outcome::Refused("550 no such user".to_owned()));
        assert_eq!(office.process("2026-10-04T07:00:00Z").failed, 1);
        block_on(office.desk.restart(order.id, &by, &office.tick(FOURTH))).unwrap().unwrap();
    }
    let attempts: Vec<_> = office.mailer.attempts().into_iter().map(|(mail, _)| mail).collect();
    let ids: std::collections::BTreeSet<_> = attempts.iter().map(|mail| &mail.message_id).collect();
    assert_eq!((attempts.len(), ids.len()), (6, 3));
    let line = |mail: &schet::ports::OutgoingMail| format!("\r\nMessage-ID: <{}>\r\n", mail.message_id);
    let text = |mail: &schet::ports::OutgoingMail| String::from_utf8(mail.bytes.clone()).unwrap();
    for pair in attempts.chunks(2) {
        assert_eq!(pair[0].bytes, pair[1].bytes);
        assert_eq!(text(&pair[0]).matches(&line(&pair[0])).count(), 1);
        // Nothing else differs from the mail that was stored.
        assert_eq!(text(&pair[0]).replace(&line(&pair[0]), &line(&attempts[0])), text(&attempts[0]));
    }
}

#[test]
fn r13_a_worker_that_dies_in_transmission_leaves_an_unknown_outcome_and_the_order_goes_on() {
    let office = Office::new(1, Policy::default());
    office.run(FIRST);
    let number = office.accounts[0].number.clone();
    let operator = office.desk.operator().id.clone();
    let order = block_on(office.desk.orders(&number, None, 1)).unwrap().remove(0);
    let (sending, record) = order.apply(&Event::SendingBegun, at(FIRST), &Policy::default()).unwrap();
    let begun = schet::ports::Change::UpdateOrder {
        order: Box::new(sending),
        events: vec![record],
        lease: schet::ports::LeaseAfter::Release,
    };
    block_on(office.store.commit(&operator, &[begun])).unwrap();
    assert_eq!(office.process(FIRST).unknown, 1);
    assert_eq!(office.process(FOURTH).sent, 1);
}

#[test]
fn r15_the_limit_counts_orders_taken_and_nothing_else() {
    let policy = Policy { orders_a_day: 2, ..Policy::default() };
    let office = Office::new(1, policy);
    office.run(FIRST);
    office.process(FIRST);
    office.order(0, repeat(), Some("a"), FOURTH).unwrap();
    office.order(0, repeat(), Some("a"), FOURTH).unwrap();
    assert!(office.order(0, OrderKind::Repeat { period: period("2026-08") }, None, FOURTH).is_err());
    office.order(0, repeat(), Some("b"), FOURTH).unwrap();
    assert_eq!(
        office.order(0, repeat(), Some("c"), FOURTH),
        Err(Refusal::LimitReached { limit: 2, until: at("2026-10-04T21:00:00Z") })
    );
    office.order(0, repeat(), Some("c"), "2026-10-04T21:00:00Z").unwrap();
}

#[test]
fn futures_of_the_desk_go_to_any_executor() {
    fn sendable<T: Send>(_: &T) {}
    let office = Office::new(1, Policy::default());
    let tick = office.tick(FIRST);
    sendable(&office.desk.form_regular(period("2026-09"), 1, &tick));
    sendable(&office.desk.process_due(1, &tick));
    sendable(&office.desk.menu(&office.accounts[0].number, at(FIRST)));
}
