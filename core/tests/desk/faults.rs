//! Every operation of the desk, with each of its calls of a port gone wrong in each way, and carried out all the same.

use crate::gate::Fault;
use crate::picture::Picture;
use crate::scenarios::{self, Caller, Scenario};
use crate::support::{Office, is_long_campaign};

/// Makes the calls of a scenario go wrong one after another, tries again to the end, and compares with what comes of it
/// when nothing goes wrong. In a long campaign whoever calls again has his tick, and has it not; else the calls take
/// turns in that.
fn hold(scenario: &Scenario) {
    let office = scenario.office();
    office.gate.open();
    office.gate.drive((scenario.act)(&office, &Caller::first())).unwrap().unwrap();
    let calls = office.gate.calls();
    office.settle(scenario.name);
    scenario.check(&office, scenario.name);
    let expected = (office.picture(), office.attempts());
    assert!(!calls.is_empty());
    for (n, call) in calls.iter().enumerate() {
        for (place, fault) in Fault::of(call).iter().enumerate() {
            for keeps_its_tick in [true, false] {
                if is_long_campaign() || keeps_its_tick == ((n + place) % 2 == 0) {
                    let context = format!("{}: call {n}, {call}, {fault:?}, same tick {keeps_its_tick}", scenario.name);
                    let (picture, attempts) = go_wrong(scenario, n, *fault, keeps_its_tick, &context);
                    assert_eq!(picture, expected.0, "{context}");
                    // Where everybody lives on and the mailer does its work, nothing is in doubt.
                    if *call != "send" && matches!(fault, Fault::Before | Fault::After) {
                        assert_eq!(attempts, expected.1, "{context}: attempts, and unknown ones");
                    }
                }
            }
        }
    }
}

/// What is there in the end when a call goes wrong.
fn go_wrong(
    scenario: &Scenario,
    n: usize,
    fault: Fault,
    keeps_its_tick: bool,
    context: &str,
) -> (Picture, (usize, usize)) {
    let office = scenario.office();
    office.gate.fail(n, fault);
    let acted = office.gate.drive((scenario.act)(&office, &Caller { attempt: 0, keeps_its_tick }));
    assert!(office.gate.calls().len() > n, "{context}: not reached");
    office.gate.open();
    scenario.check(&office, context);
    if !matches!(acted, Some(Ok(()))) {
        again(scenario, &office, keeps_its_tick, context);
    }
    office.settle(context);
    scenario.check(&office, context);
    (office.picture(), office.attempts())
}

/// Tries again until it is done; the leases of who was lost end meanwhile.
fn again(scenario: &Scenario, office: &Office, keeps_its_tick: bool, context: &str) {
    for attempt in 1..10 {
        office.store.advance_leases(std::time::Duration::from_secs(3_600));
        let caller = Caller { attempt, keeps_its_tick };
        match office.gate.drive((scenario.act)(office, &caller)) {
            Some(Ok(())) => return,
            Some(Err(error)) => assert!(attempt < 9, "{context}: {error:?}"),
            None => panic!("{context}: nothing was lost"),
        }
    }
}

/// A test of each scenario, of its name.
macro_rules! faults {
    ($($name:ident,)*) => {
        $(#[test]
        fn $name() {
            hold(&scenarios::$name());
        })*
    };
}

faults! {
    r14_an_order_with_a_key,
    r14_an_order_without_a_key,
    r7_delivery_in_person,
    r7_an_address_at_once,
    r7_an_address_to_confirm,
    r7_an_address_is_confirmed,
    r13_an_order_is_cancelled,
    r17_a_failed_order_is_started_again,
    r13_an_unknown_order_is_given_up,
    r13_a_mail_comes_back,
    r10_an_invoice_is_handed_over,
    r10_a_batch_and_a_register_are_printed,
    r13_orders_of_each_kind_are_carried_out,
    r18_a_run_from_its_beginning_to_its_last_mail,
    r18_a_run_is_gone_over_again,
    r20_what_was_refused_is_tried_again,
    r5_a_link_is_minted_opened_and_revoked,
    r4_invoices_of_elsewhere_are_kept,
    what_is_old_enough_is_forgotten,
    an_account_is_forgotten,
}
