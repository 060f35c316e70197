//! The clauses of [`Mailer`]: P5 and M1–M6.

use futures_lite::future::block_on;
use schet::order::OrderId;
use schet::ports::{Mailer, Outcome, OutgoingMail};

use crate::samples;
use crate::suite::{Check, Stop, ensure, same, suite};
use crate::threads::at_once;

/// Makes the mailers that the suite tries.
pub trait Harness: Sync {
    /// A mailer, with a carrier of its own that takes everything until it is told otherwise.
    fn make(&self) -> Box<dyn Subject>;
}

/// A mailer that the suite tries, and the carrier at its other end: a mail server, a folder, a list.
pub trait Subject: Send + Sync {
    /// The mailer.
    fn mailer(&self) -> &dyn Mailer;

    /// What the carrier has taken for good, as it would carry it on: order and bytes, in any order.
    fn taken(&self) -> Vec<(OrderId, Vec<u8>)>;

    /// Has the carrier deal so with an order's messages from now on; `false`, which skips what needs it, when there
    /// is no way to.
    fn treat(&self, order: OrderId, treatment: Treatment) -> bool;

    /// Whether the mailer's docs say that it remembers what it took (M6).
    fn remembers(&self) -> bool;
}

/// What a carrier does with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It asks to come again.
    Delay,
    /// It refuses for good.
    Refuse,
    /// It takes the message, and the connection breaks before it has said so.
    BreakOff,
}

suite! {
    ($) mailer, mailer,
    p5_messages_may_come_from_many_threads,
    m1_each_message_has_its_outcome_in_order,
    m2_what_is_accepted_is_taken_for_good,
    m3_a_broken_connection_is_an_unknown_outcome,
    m4_the_bytes_go_out_as_they_are,
    m5_one_refused_message_does_no_harm_to_the_others,
    m6_another_generation_is_another_message,
    m6_what_was_taken_is_accepted_again,
}

/// P5: many threads send; every message is accepted and taken once.
pub fn p5_messages_may_come_from_many_threads(harness: &dyn Harness) -> Check {
    let subject = harness.make();
    at_once(6, |thread| {
        let mails: Vec<_> = (0..5).map(|place| samples::mail(thread * 5 + place)).collect();
        mails.chunks(2).try_for_each(|batch| all_accepted(&block_on(subject.mailer().send(batch)), batch.len()))
    })?;
    taken_are(&*subject, &(0..30).map(samples::mail).collect::<Vec<_>>())
}

/// M1: no message has no outcome, one has one, and many have as many.
pub fn m1_each_message_has_its_outcome_in_order(harness: &dyn Harness) -> Check {
    let subject = harness.make();
    let mails: Vec<_> = (0..40).map(samples::mail).collect();
    let mut sent = 0;
    for batch in [&mails[..0], &mails[..1], &mails[1..]] {
        all_accepted(&block_on(subject.mailer().send(batch)), batch.len())?;
        sent += batch.len();
        same("messages taken", &subject.taken().len(), &sent)?;
    }
    Ok(())
}

/// M2: at the moment at which a message is accepted, the carrier has it.
pub fn m2_what_is_accepted_is_taken_for_good(harness: &dyn Harness) -> Check {
    let subject = harness.make();
    for place in 0..8 {
        let mails = [samples::mail(place)];
        all_accepted(&block_on(subject.mailer().send(&mails)), 1)?;
        let taken = subject.taken();
        ensure(taken.iter().any(|(order, _)| *order == mails[0].order), || {
            format!("the message of {} was accepted, and the carrier does not have it", mails[0].order)
        })?;
    }
    Ok(())
}

/// M3: a connection that breaks after the message was handed over is neither success nor failure.
pub fn m3_a_broken_connection_is_an_unknown_outcome(harness: &dyn Harness) -> Check {
    let subject = harness.make();
    let mail = samples::mail(1);
    if !subject.treat(mail.order, Treatment::BreakOff) {
        return Err(Stop::Skipped("the harness can't break a connection"));
    }
    let outcomes = block_on(subject.mailer().send(&[mail]));
    ensure(matches!(outcomes[..], [Outcome::Unknown(_)]), || format!("the outcome is {outcomes:?}"))
}

/// M4: the carrier has what the message's bytes are: dots, long lines, lines without an end and all.
pub fn m4_the_bytes_go_out_as_they_are(harness: &dyn Harness) -> Check {
    let subject = harness.make();
    let bodies: [&[u8]; 7] = [
        b".\r\n",
        b"..\r\n.\r\n...\r\n",
        b"\r\n\r\n\r\n",
        b"From here on\r\n>From there\r\n",
        "Счёт ₽ 📞\r\n".as_bytes(),
        &[b'x'; 990],
        b"QUIT\r\nRSET\r\nMAIL FROM:<a@example.ru>\r\n",
    ];
    let with_body = |(place, body): (u32, &[u8])| {
        let mail = samples::mail(place);
        let head = mail.bytes.windows(4).position(|end| end == b"\r\n\r\n").map_or(0, |at| at + 4);
        OutgoingMail { bytes: [&mail.bytes[..head], body, b"the end\r\n"].concat(), ..mail }
    };
    let mails: Vec<_> = (0..).zip(bodies).map(with_body).collect();
    all_accepted(&block_on(subject.mailer().send(&mails)), mails.len())?;
    taken_are(&*subject, &mails)
}

/// M5: of three messages the second is refused, then delayed; the first and the third are accepted and taken.
pub fn m5_one_refused_message_does_no_harm_to_the_others(harness: &dyn Harness) -> Check {
    for (treatment, name) in [(Treatment::Refuse, "refused"), (Treatment::Delay, "delayed")] {
        let subject = harness.make();
        let mails = [1, 2, 3].map(samples::mail);
        if !subject.treat(mails[1].order, treatment) {
            return Err(Stop::Skipped("the harness can't have a message refused"));
        }
        let outcomes = block_on(subject.mailer().send(&mails));
        let is_right = match &outcomes[..] {
            [Outcome::Accepted(_), Outcome::Refused(_), Outcome::Accepted(_)] => treatment == Treatment::Refuse,
            [Outcome::Accepted(_), Outcome::Delayed(_), Outcome::Accepted(_)] => treatment == Treatment::Delay,
            _ => false,
        };
        ensure(is_right, || format!("the second of three was {name}: {outcomes:?}"))?;
        taken_are(&*subject, &[mails[0].clone(), mails[2].clone()])?;
    }
    Ok(())
}

/// M6: what was taken, or refused, in one generation is no reason not to send the next, in one call or in two.
pub fn m6_another_generation_is_another_message(harness: &dyn Harness) -> Check {
    let subject = harness.make();
    let generations = |place| (0..3).map(|generation| samples::mail_again(place, generation)).collect::<Vec<_>>();
    let (one_by_one, together) = (generations(1), generations(2));
    for mail in one_by_one.chunks(1) {
        all_accepted(&block_on(subject.mailer().send(mail)), 1)?;
    }
    all_accepted(&block_on(subject.mailer().send(&together)), 3)?;
    taken_are(&*subject, &[one_by_one, together].concat())
}

/// M6: a further attempt of a message that was taken is accepted; where the mailer remembers, it is taken once.
pub fn m6_what_was_taken_is_accepted_again(harness: &dyn Harness) -> Check {
    let subject = harness.make();
    let mails: Vec<_> = (0..2).map(|generation| samples::mail_again(1, generation)).collect();
    for attempt in 1..4 {
        let mails: Vec<_> = mails.iter().map(|mail| OutgoingMail { attempt, ..mail.clone() }).collect();
        all_accepted(&block_on(subject.mailer().send(&mails)), 2)?;
    }
    if !subject.remembers() {
        return Err(Stop::Skipped("the mailer does not remember what it took"));
    }
    taken_are(&*subject, &mails)
}

fn all_accepted(outcomes: &[Outcome], expected: usize) -> Check {
    same("how many outcomes there are", &outcomes.len(), &expected)?;
    let other = outcomes.iter().find(|outcome| !matches!(outcome, Outcome::Accepted(_)));
    other.map_or(Ok(()), |outcome| Err(Stop::Broken(format!("a message was not accepted: {outcome:?}"))))
}

/// The carrier has these messages, each once, byte for byte, and no others.
fn taken_are(subject: &dyn Subject, mails: &[OutgoingMail]) -> Check {
    let mut taken = subject.taken();
    taken.sort();
    let mut expected: Vec<_> = mails.iter().map(|mail| (mail.order, mail.bytes.clone())).collect();
    expected.sort();
    let orders = |messages: &[(OrderId, Vec<u8>)]| messages.iter().map(|(order, _)| *order).collect::<Vec<_>>();
    same("the orders whose messages were taken", &orders(&taken), &orders(&expected))?;
    for ((order, found), (_, expected)) in taken.iter().zip(&expected) {
        let (found, expected) = (String::from_utf8_lossy(found), String::from_utf8_lossy(expected));
        same(&format!("the message of {order}"), &found, &expected)?;
    }
    Ok(())
}
