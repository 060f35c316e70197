use futures_lite::future::block_on;
use schet::ports::{Change, Conflict, Issued, Link, SequenceStep};

use super::Harness;
use super::case::Case;
use super::committing::refusal;
use crate::samples;
use crate::suite::{Check, Stop, same};

/// S6: an invoice is issued against the version of the delivery history that was read, and not against another.
pub fn s6_an_invoice_needs_the_delivery_that_was_read(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let issued = samples::issued(1, 1, samples::period(0), 0);
    let read = |delivery_version| Change::Issue { issued: Box::new(issued.clone()), delivery_version, sequence: None };
    case.conflicts(&[read(1)], 0, Conflict::Delivery)?;
    case.made(&[Change::ChangeDelivery {
        account: issued.account.clone(),
        expected: 0,
        change: samples::delivery_change(samples::instant(1), samples::email(9)),
    }])?;
    case.conflicts(&[read(0)], 0, Conflict::Delivery)?;
    case.made(&[read(1)])?;
    // What is wrong first is named first: the invoice is there now, too.
    case.conflicts(&[read(0)], 0, Conflict::Delivery)
}

/// S6: an account, a period and a revision have one invoice; each of the three makes it another.
pub fn s6_an_account_period_and_revision_have_one_invoice(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let of = |place, account, month, revision| {
        samples::issue(&samples::issued(place, account, samples::period(month), revision))
    };
    case.made(&[of(1, 1, 0, 0)])?;
    case.conflicts(&[of(1, 1, 0, 0)], 0, Conflict::Exists)?;
    case.conflicts(&[of(2, 1, 0, 0)], 0, Conflict::Exists)?;
    case.made(&[of(2, 1, 0, 1), of(3, 1, 1, 0), of(4, 2, 0, 0)])
}

/// S6: a number is taken once for the operator, whoever has it.
pub fn s6_a_number_is_taken_once(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    case.made(&[samples::issue(&samples::issued(1, 1, samples::period(0), 0))])?;
    for (account, month, revision) in [(2, 0, 0), (1, 1, 0), (1, 0, 1)] {
        let other = samples::issued(1, account, samples::period(month), revision);
        case.conflicts(&[samples::issue(&other)], 0, Conflict::Number)?;
    }
    // Numbers that differ in case, or in a blank inside, are other numbers.
    for (account, number) in [(2, "a-1"), (3, "A-1"), (4, "A -1")] {
        let mut issued = samples::issued(account, account, samples::period(0), 0);
        issued.facts.number = samples::valid(number.parse());
        case.made(&[samples::issue(&issued)])?;
    }
    Ok(())
}

/// S6: a sequence begins with 1 and goes on by one; a conflict takes nothing from it; each name is its own.
pub fn s6_a_sequence_goes_on_by_one(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let next = |name| block_on(case.store().sequence_next(&case.operator, name));
    same("a sequence's first", &next("invoices")?, &1)?;
    for value in [0, 2, u64::MAX] {
        case.conflicts(&[numbered(1, "invoices", value)], 0, Conflict::Sequence)?;
    }
    case.made(&[numbered(1, "invoices", 1), numbered(2, "invoices", 2), numbered(3, "поправки", 1)])?;
    case.conflicts(&[numbered(4, "invoices", 2)], 0, Conflict::Sequence)?;
    case.conflicts(&[numbered(4, "invoices", 3), numbered(1, "invoices", 4)], 1, Conflict::Exists)?;
    // Whoever comes late finds his number taken as well: what he needs to know is that the sequence went on.
    let taken = |value| match numbered(4, "invoices", value) {
        Change::Issue { mut issued, delivery_version, sequence } => {
            issued.facts.number = samples::issued(2, 2, samples::period(0), 0).facts.number;
            Change::Issue { issued, delivery_version, sequence }
        }
        other => other,
    };
    case.conflicts(&[taken(2)], 0, Conflict::Sequence)?;
    case.conflicts(&[taken(3)], 0, Conflict::Number)?;
    same("the next of each", &(next("invoices")?, next("поправки")?, next("Invoices")?), &(3, 2, 1))
}

/// S6: the invoice of an account and period removes their refusal, and no other.
pub fn s6_an_invoice_removes_the_refusal(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let earlier = Change::Refuse(samples::refusal(1, samples::period(1), "sums"));
    case.made(&[refusal(1), refusal(2), earlier])?;
    case.made(&[samples::issue(&samples::issued(1, 1, samples::period(0), 0))])?;
    let refused = |month| block_on(case.store().refusals(&case.operator, samples::period(month), None, 10));
    let accounts = |refusals: Vec<schet::ports::FormationRefusal>| -> Vec<_> {
        refusals.into_iter().map(|refusal| refusal.account).collect()
    };
    same("refused in the period", &accounts(refused(0)?), &vec![samples::account_number(2)])?;
    same("refused in the period before", &accounts(refused(1)?), &vec![samples::account_number(1)])
}

/// S7: a link's hash is put once for the operator.
pub fn s7_a_link_is_put_once(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let link = samples::link(1, &samples::order(1, 1));
    same("a link that is not there", &block_on(case.store().link(&case.operator, &link.token_hash))?, &None)?;
    case.made(&[Change::PutLink(link.clone())])?;
    case.conflicts(&[Change::PutLink(link.clone())], 0, Conflict::Exists)?;
    case.conflicts(&[Change::PutLink(samples::link(1, &samples::order(2, 2)))], 0, Conflict::Exists)?;
    same("the link", &found(&case, 1)?, &link)
}

/// S7: each use counts one up and is dated; the use of a link that is not there is none, and no conflict.
pub fn s7_a_use_of_a_link_is_counted(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let use_of =
        |token, seconds| Change::UseLink { token_hash: samples::token_hash(token), at: samples::instant(seconds) };
    let link = samples::link(1, &samples::order(1, 1));
    case.made(&[Change::PutLink(link.clone()), use_of(2, 4), use_of(1, 5)])?;
    case.made(&[use_of(1, 6), use_of(1, 7)])?;
    same("the link", &found(&case, 1)?, &Link { uses: 3, last_used: Some(samples::instant(7)), ..link })
}

/// S7: an order's links that still work are revoked: not those that were, nor those at their expiry or past it.
pub fn s7_links_that_still_work_are_revoked(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (order, other) = (samples::order(1, 1), samples::order(2, 1));
    let until = |token, seconds| Link { expires: samples::instant(seconds), ..samples::link(token, &order) };
    let revoke = |seconds| Change::RevokeLinks { order: order.id, at: samples::instant(seconds) };
    case.made(&[revoke(1)])?;
    let revoked_before = Link { revoked: Some(samples::instant(2)), ..until(4, 100) };
    let links = [until(1, 49), until(2, 50), until(3, 51), revoked_before, samples::link(5, &other)];
    case.made(&links.clone().map(Change::PutLink))?;
    case.made(&[revoke(50)])?;
    for (token, link) in (1..).zip(&links) {
        let revoked = if token == 3 { Some(samples::instant(50)) } else { link.revoked };
        same("the link", &found(&case, token)?, &Link { revoked, ..link.clone() })?;
    }
    Ok(())
}

fn numbered(place: u32, name: &str, value: u64) -> Change {
    let issued: Issued = samples::issued(place, place, samples::period(0), 0);
    let sequence = Some(SequenceStep { name: name.to_owned(), value });
    Change::Issue { issued: Box::new(issued), delivery_version: 0, sequence }
}

fn found(case: &Case, token: u32) -> Result<Link, Stop> {
    let found = block_on(case.store().link(&case.operator, &samples::token_hash(token)))?;
    found.ok_or_else(|| Stop::Broken(format!("link {token} is not there")))
}
