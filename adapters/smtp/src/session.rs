//! An SMTP session as a state machine without I/O: bytes of the server in, pieces to write and outcomes out
//! (RFC 5321, with RFC 1870, 2920, 3030, 3207, 4954, 6152, 6531).
//!
//! The driver writes what [`Session::output`] gives, then does what [`Session::want`] says. A message's data is sent
//! once its recipient was taken, and the next message's envelope goes in the same flight as that data: one round trip
//! for a message, and at most one whose fate a break leaves unknown.

use std::collections::VecDeque;
use std::sync::Arc;

use schet::ports::Outcome;

use crate::auth::{self, Credentials, Exchange};
use crate::offers::Offers;
use crate::reply::{Replies, Reply};
use crate::settings::Encryption;

/// What a session has to know of its server.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// The name we greet with.
    pub(crate) hello: String,
    pub(crate) encryption: Encryption,
    pub(crate) credentials: Option<Credentials>,
    /// After so many messages the session ends.
    pub(crate) mails: u32,
}

/// A message's envelope, and what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Envelope {
    /// The sender, its domain in A-labels; empty for none.
    pub(crate) from: String,
    /// The recipient, its domain in A-labels.
    pub(crate) to: String,
    /// Bytes of the message.
    pub(crate) size: u64,
    pub(crate) eight_bit: bool,
    /// Addresses or headers have characters beyond ASCII.
    pub(crate) international: bool,
}

/// What is waited for, each with a time of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    Greeting,
    Command,
    Data,
    End,
}

/// What the driver has to do next, once all output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// Read, for at most the time of what is [awaited](Session::awaits).
    Reply,
    /// Speak TLS from now on, and say [`Session::secured`].
    Handshake,
    /// Nothing: a message may be offered.
    Message,
    /// Close the connection.
    Close,
}

/// A piece to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The message of this key, its dots doubled and a dot alone at its end.
    Dotted(usize),
    /// The message of this key as it is.
    Raw(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Greeting,
    Hello,
    /// The answer to HELO, for servers that know no EHLO.
    PlainHello,
    StartTls,
    Auth,
    Mail(usize),
    Recipient(usize),
    Data(usize),
    End(usize),
    /// The answer to data without content, which a server wanted though it took no recipient.
    EmptyEnd(usize),
    Reset,
    Quit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Up to the answer that lets the data go.
    Envelope,
    /// Its data goes.
    Data,
    /// The end of its data goes: from here on a break leaves its fate unknown.
    HandedOver,
}

#[derive(Debug)]
struct Transaction {
    key: usize,
    envelope: Envelope,
    stage: Stage,
    /// How it ends, where that is known before all answers are in.
    verdict: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Opening,
    /// Waits for the driver's handshake.
    Securing,
    Ready,
    /// No further message is taken.
    Closing,
    Dead,
}

/// One connection's conversation.
#[derive(Debug)]
pub(crate) struct Session {
    profile: Arc<Profile>,
    replies: Replies,
    state: State,
    is_secure: bool,
    offers: Offers,
    exchange: Option<Exchange>,
    expected: VecDeque<Expect>,
    output: VecDeque<Output>,
    /// At most two, the first one's data under way.
    in_flight: VecDeque<Transaction>,
    outcomes: VecDeque<(usize, Outcome)>,
    answers: u64,
    begun: u32,
    completed: u32,
    why: Option<String>,
}

impl Session {
    /// A session on a connection that was just made; secure already where TLS is implicit.
    pub(crate) fn new(profile: Arc<Profile>) -> Self {
        Self {
            is_secure: profile.encryption == Encryption::Implicit,
            profile,
            replies: Replies::default(),
            state: State::Opening,
            offers: Offers::default(),
            exchange: None,
            expected: VecDeque::from([Expect::Greeting]),
            output: VecDeque::new(),
            in_flight: VecDeque::new(),
            outcomes: VecDeque::new(),
            answers: 0,
            begun: 0,
            completed: 0,
            why: None,
        }
    }

    /// The next piece to write.
    pub(crate) fn output(&mut self) -> Option<Output> {
        self.output.pop_front()
    }

    /// The driver is about to write the last bytes of a message.
    pub(crate) fn handing_over(&mut self, key: usize) {
        if let Some(transaction) = self.transaction(key) {
            transaction.stage = Stage::HandedOver;
        }
    }

    /// What to do once all is written.
    pub(crate) fn want(&self) -> Want {
        match self.state {
            State::Dead => Want::Close,
            State::Securing => Want::Handshake,
            _ if self.takes_message() => Want::Message,
            State::Closing if self.in_flight.is_empty() => Want::Close,
            _ if self.expected.is_empty() => Want::Close,
            _ => Want::Reply,
        }
    }

    /// The answer that comes next, if one is owed.
    pub(crate) fn awaits(&self) -> Option<Phase> {
        self.expected.front().map(|expect| match expect {
            Expect::Greeting => Phase::Greeting,
            Expect::Data(_) => Phase::Data,
            Expect::End(_) | Expect::EmptyEnd(_) => Phase::End,
            _ => Phase::Command,
        })
    }

    /// How many answers have come.
    pub(crate) fn answers(&self) -> u64 {
        self.answers
    }

    /// Takes bytes of the server.
    pub(crate) fn receive(&mut self, bytes: &[u8]) {
        self.replies.receive(bytes);
        while self.state != State::Dead && self.state != State::Securing {
            match self.replies.next() {
                None => return,
                Some(Ok(reply)) => self.answered(&reply),
                Some(Err(error)) => self.fail(&error.to_string()),
            }
        }
    }

    /// The connection is encrypted, and the server's certificate is good.
    pub(crate) fn secured(&mut self) {
        if self.state == State::Securing {
            self.is_secure = true;
            self.state = State::Opening;
            self.hello();
        }
    }

    /// The connection is gone, or the server took too long.
    pub(crate) fn broken(&mut self, reason: &str) {
        self.fail(reason);
    }

    /// Gives it a message, where it [wants](Want::Message) one; its outcome comes by its key.
    pub(crate) fn offer(&mut self, key: usize, envelope: Envelope) {
        if let Some(outcome) = self.refuse(&envelope) {
            self.outcomes.push_back((key, outcome));
            return;
        }
        self.begun += 1;
        if self.begun >= self.profile.mails {
            self.state = State::Closing;
        }
        self.mail(key, &envelope);
        if self.offers.pipelining {
            self.recipient(key, &envelope.to);
            if !self.offers.chunking {
                self.data(key);
            }
        }
        self.in_flight.push_back(Transaction { key, envelope, stage: Stage::Envelope, verdict: None });
    }

    /// The next message whose outcome is known.
    pub(crate) fn outcome(&mut self) -> Option<(usize, Outcome)> {
        self.outcomes.pop_front()
    }

    /// Ends the session where nothing is under way.
    pub(crate) fn quit(&mut self) {
        if self.in_flight.is_empty() && matches!(self.state, State::Ready | State::Closing) {
            self.state = State::Closing;
            self.say("QUIT", Expect::Quit);
        }
    }

    /// Why the session ended, once it has.
    pub(crate) fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// How many messages came to their end.
    pub(crate) fn completed(&self) -> u32 {
        self.completed
    }

    fn takes_message(&self) -> bool {
        let has_place = match self.in_flight.front() {
            None => self.offers.pipelining || self.expected.is_empty(),
            Some(first) => self.offers.pipelining && self.in_flight.len() == 1 && first.stage == Stage::HandedOver,
        };
        self.state == State::Ready && has_place
    }

    /// What this server can't take, known before anything is said.
    fn refuse(&self, envelope: &Envelope) -> Option<Outcome> {
        let refused = |reason: String| Some(Outcome::Refused(reason));
        match self.offers.largest {
            Some(largest) if envelope.size > largest => {
                return refused(format!(
                    "the server takes messages of at most {largest} bytes, and this one has {}",
                    envelope.size
                ));
            }
            _ => {}
        }
        if envelope.international && !self.offers.smtp_utf8 {
            return refused(format!(
                "the address {} has characters beyond ASCII before its @, and the server offers no SMTPUTF8: \
                 another address is needed",
                envelope.to
            ));
        }
        if envelope.eight_bit && !self.offers.eight_bit {
            return refused("the message has bytes beyond ASCII, and the server offers no 8BITMIME".to_owned());
        }
        None
    }

    fn mail(&mut self, key: usize, envelope: &Envelope) {
        let mut command = format!("MAIL FROM:<{}>", envelope.from);
        if self.offers.size {
            command.push_str(&format!(" SIZE={}", envelope.size));
        }
        if envelope.eight_bit {
            command.push_str(" BODY=8BITMIME");
        }
        if envelope.international {
            command.push_str(" SMTPUTF8");
        }
        self.say(&command, Expect::Mail(key));
    }

    fn recipient(&mut self, key: usize, to: &str) {
        self.say(&format!("RCPT TO:<{to}>"), Expect::Recipient(key));
    }

    fn data(&mut self, key: usize) {
        self.say("DATA", Expect::Data(key));
    }

    /// Queues a command and expects its answer.
    fn say(&mut self, command: &str, expect: Expect) {
        let line = [command.as_bytes(), b"\r\n"].concat();
        match self.output.back_mut() {
            Some(Output::Bytes(bytes)) => bytes.extend_from_slice(&line),
            _ => self.output.push_back(Output::Bytes(line)),
        }
        self.expected.push_back(expect);
    }

    fn hello(&mut self) {
        let hello = format!("EHLO {}", self.profile.hello);
        self.say(&hello, Expect::Hello);
    }

    fn transaction(&mut self, key: usize) -> Option<&mut Transaction> {
        self.in_flight.iter_mut().find(|transaction| transaction.key == key)
    }

    /// Goes on by an answer.
    fn answered(&mut self, reply: &Reply) {
        self.answers += 1;
        let Some(expect) = self.expected.pop_front() else {
            return self.fail(&format!("the server spoke unasked: {reply}"));
        };
        if reply.code == 421 && !matches!(expect, Expect::End(_)) {
            return self.fail(&reply.to_string());
        }
        match expect {
            Expect::Greeting if reply.is(2) => self.hello(),
            Expect::Hello if reply.is(2) => self.greeted(reply),
            Expect::Hello
                if matches!(reply.code, 500 | 502) && self.profile.encryption == Encryption::DangerouslyNone =>
            {
                let hello = format!("HELO {}", self.profile.hello);
                self.say(&hello, Expect::PlainHello);
            }
            Expect::PlainHello if reply.is(2) => {
                self.offers = Offers::default();
                self.authenticate();
            }
            Expect::StartTls if reply.code == 220 => {
                // What came in clear behind the answer, somebody in between may have put there.
                if self.replies.has_more() {
                    return self.fail("the server sent more than its answer before TLS began");
                }
                self.state = State::Securing;
            }
            Expect::Auth => self.authenticating(reply),
            Expect::Greeting | Expect::Hello | Expect::PlainHello | Expect::StartTls => {
                self.fail(&format!("the server does not let us in: {reply}"));
            }
            Expect::Mail(key) => self.mail_answered(key, reply),
            Expect::Recipient(key) => self.recipient_answered(key, reply),
            Expect::Data(key) => self.data_answered(key, reply),
            Expect::End(key) => self.ended(key, reply),
            Expect::EmptyEnd(key) => self.finish(key),
            Expect::Reset if reply.is(2) => {}
            Expect::Reset | Expect::Quit => self.state = State::Closing,
        }
    }

    fn greeted(&mut self, reply: &Reply) {
        self.offers = Offers::read(reply);
        if self.is_secure || self.profile.encryption == Encryption::DangerouslyNone {
            self.authenticate();
        } else if self.offers.start_tls {
            self.say("STARTTLS", Expect::StartTls);
        } else {
            self.fail("the server offers no STARTTLS, and mails go out encrypted or not at all");
        }
    }

    fn authenticate(&mut self) {
        let Some(credentials) = &self.profile.credentials else {
            self.state = State::Ready;
            return;
        };
        match auth::begin(credentials, &self.offers.auth) {
            Ok((command, exchange)) => {
                self.exchange = Some(exchange);
                self.say(&command, Expect::Auth);
            }
            Err(error) => self.fail(&error.to_string()),
        }
    }

    fn authenticating(&mut self, reply: &Reply) {
        let text = reply.lines.first().map_or("", String::as_str);
        let Some(exchange) = &mut self.exchange else { return self.fail("no exchange is under way") };
        match reply.code {
            334 => match exchange.answer(text) {
                Ok(answer) => self.say(&answer, Expect::Auth),
                Err(error) => self.fail(&error.to_string()),
            },
            235 => match exchange.accepts(text) {
                Ok(()) => {
                    self.exchange = None;
                    self.state = State::Ready;
                }
                Err(error) => self.fail(&error.to_string()),
            },
            _ => self.fail(&format!("the server does not take the credentials: {reply}")),
        }
    }

    fn mail_answered(&mut self, key: usize, reply: &Reply) {
        let pipelining = self.offers.pipelining;
        let Some(transaction) = self.transaction(key) else { return };
        if !reply.is(2) {
            transaction.verdict = Some(verdict(reply));
        }
        if !pipelining {
            match transaction.verdict {
                Some(_) => self.finish(key),
                None => {
                    let to = transaction.envelope.to.clone();
                    self.recipient(key, &to);
                }
            }
        }
    }

    fn recipient_answered(&mut self, key: usize, reply: &Reply) {
        let (pipelining, chunking) = (self.offers.pipelining, self.offers.chunking);
        let Some(transaction) = self.transaction(key) else { return };
        if !reply.is(2) {
            transaction.verdict.get_or_insert_with(|| verdict(reply));
        }
        match transaction.verdict {
            // Its DATA is on its way already, and so is the answer.
            _ if pipelining && !chunking => {}
            Some(_) => self.finish(key),
            None if chunking => self.send_data(key),
            None => self.data(key),
        }
    }

    fn data_answered(&mut self, key: usize, reply: &Reply) {
        let Some(transaction) = self.transaction(key) else { return };
        match (&transaction.verdict, reply.code) {
            (None, 354) => self.send_data(key),
            (Some(_), 354) => self.say(".", Expect::EmptyEnd(key)),
            (None, _) if reply.is(2) || reply.is(3) => {
                self.fail(&format!("the server answered DATA with {reply}"));
            }
            (None, _) => {
                transaction.verdict = Some(verdict(reply));
                self.finish(key);
            }
            (Some(_), _) => self.finish(key),
        }
    }

    fn send_data(&mut self, key: usize) {
        let chunking = self.offers.chunking;
        let Some(transaction) = self.transaction(key) else { return };
        transaction.stage = Stage::Data;
        let size = transaction.envelope.size;
        if chunking {
            self.say(&format!("BDAT {size} LAST"), Expect::End(key));
            self.output.push_back(Output::Raw(key));
        } else {
            self.output.push_back(Output::Dotted(key));
            self.expected.push_back(Expect::End(key));
        }
    }

    fn ended(&mut self, key: usize, reply: &Reply) {
        if self.transaction(key).is_none_or(|transaction| transaction.stage != Stage::HandedOver) {
            return self.fail(&format!("the server answered before it had the mail: {reply}"));
        }
        let outcome = match reply.code / 100 {
            2 => Outcome::Accepted(reply.to_string()),
            4 | 5 => verdict(reply),
            _ => Outcome::Unknown(format!("the server answered the end of data with {reply}")),
        };
        self.in_flight.retain(|transaction| transaction.key != key);
        self.outcomes.push_back((key, outcome));
        self.completed += 1;
        if reply.code == 421 {
            self.fail(&reply.to_string());
        }
    }

    /// Ends a transaction that was not taken, and clears the way for the next.
    fn finish(&mut self, key: usize) {
        let Some(at) = self.in_flight.iter().position(|transaction| transaction.key == key) else { return };
        let verdict = self.in_flight.remove(at).and_then(|transaction| transaction.verdict);
        let verdict = verdict.unwrap_or_else(|| Outcome::Delayed("the server took no recipient".to_owned()));
        self.outcomes.push_back((key, verdict));
        self.completed += 1;
        self.say("RSET", Expect::Reset);
    }

    /// Ends the session: whose data was handed over is unknown, the others were not taken.
    fn fail(&mut self, reason: &str) {
        if self.state == State::Dead {
            return;
        }
        self.state = State::Dead;
        self.why = Some(reason.to_owned());
        self.expected.clear();
        self.output.clear();
        for transaction in self.in_flight.drain(..) {
            let outcome = match (transaction.verdict, transaction.stage) {
                (Some(verdict), _) => verdict,
                (None, Stage::HandedOver) => {
                    Outcome::Unknown(format!("the mail was handed over, and its answer never came: {reason}"))
                }
                (None, _) => Outcome::Delayed(reason.to_owned()),
            };
            self.outcomes.push_back((transaction.key, outcome));
        }
    }
}

/// What a refusal of a command means for its message.
fn verdict(reply: &Reply) -> Outcome {
    // Whom a server does not know it asks for proof: that is about us, and mended without the message.
    let is_about_us = matches!(reply.code, 530 | 534 | 535 | 538);
    if reply.is_greylisting() {
        Outcome::Delayed(format!("greylisted: {reply}"))
    } else if reply.is(5) && !is_about_us {
        Outcome::Refused(reply.to_string())
    } else {
        Outcome::Delayed(reply.to_string())
    }
}

#[cfg(test)]
mod tests;
