//! A session as the server sees it.

use std::io;
use std::net::TcpStream;

use crate::link::Link;
use crate::{Action, Mail, Moment, Options, Shared, Step, lock};

/// How a session ends before its client goes.
enum End {
    Over,
    Broken(io::Error),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

struct Talk<'s> {
    link: Link,
    shared: &'s Shared,
    options: Options,
    number: usize,
    is_encrypted: bool,
    is_known: bool,
    from: Option<String>,
    to: Option<String>,
    /// Chunks of BDAT before the last.
    chunks: Vec<u8>,
    /// Replies that go out together once the client has nothing more to say.
    replies: Vec<u8>,
}

/// Talks to a client until it goes.
pub(crate) fn talk(socket: TcpStream, shared: &Shared, number: usize) -> io::Result<()> {
    let options = lock(&shared.options).clone();
    let mut link = Link::new(socket)?;
    if options.implicit_tls {
        link.secure(lock(&shared.tls).clone())?;
    }
    let is_encrypted = options.implicit_tls;
    let is_known = options.credentials.is_none();
    let mut talk = Talk {
        link,
        shared,
        options,
        number,
        is_encrypted,
        is_known,
        from: None,
        to: None,
        chunks: Vec::new(),
        replies: Vec::new(),
    };
    match talk.run() {
        Ok(()) | Err(End::Over) => Ok(()),
        Err(End::Broken(error)) => Err(error),
    }
}

impl Talk<'_> {
    fn run(&mut self) -> Result<(), End> {
        self.answer(Step::Greeting, "", "220 localhost ESMTP schet-mailbox")?;
        loop {
            if !self.link.has_more() {
                self.flush()?;
            }
            let Some(line) = self.link.line()? else { return Ok(()) };
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.hello(&line)?,
                "HELO" => drop(self.answer(Step::Hello, &line, "250 localhost")?),
                "STARTTLS" => self.start_tls(&line)?,
                "AUTH" => self.auth(&line, rest)?,
                "MAIL" => self.mail(&line)?,
                "RCPT" => self.recipient(&line)?,
                "DATA" => self.data(&line)?,
                "BDAT" => self.chunk(&line, rest)?,
                "RSET" => {
                    (self.from, self.to) = (None, None);
                    self.chunks.clear();
                    self.answer(Step::Other, &line, "250 2.0.0 forgotten")?;
                }
                "QUIT" => {
                    self.answer(Step::Other, &line, "221 2.0.0 farewell")?;
                    self.flush()?;
                    return Ok(());
                }
                _ => drop(self.answer(Step::Other, &line, "500 5.5.2 what?")?),
            }
        }
    }

    fn hello(&mut self, line: &str) -> Result<(), End> {
        let mut lines = vec!["localhost".to_owned()];
        lines.extend(self.options.offers.iter().filter(|it| *it != "STARTTLS" || !self.is_encrypted).cloned());
        if self.options.credentials.is_some() {
            lines.push("AUTH PLAIN LOGIN XOAUTH2".to_owned());
        }
        let last = lines.pop().unwrap_or_default();
        let mut reply: String = lines.iter().map(|line| format!("250-{line}\r\n")).collect();
        reply.push_str(&format!("250 {last}"));
        self.answer(Step::Hello, line, &reply)?;
        Ok(())
    }

    fn start_tls(&mut self, line: &str) -> Result<(), End> {
        if self.is_encrypted || !self.options.offers.iter().any(|it| it == "STARTTLS") {
            self.answer(Step::StartTls, line, "502 5.5.1 no")?;
        } else if self.answer(Step::StartTls, line, "220 2.0.0 go ahead")? {
            self.flush()?;
            self.link.secure(lock(&self.shared.tls).clone())?;
            self.is_encrypted = true;
        }
        Ok(())
    }

    /// PLAIN, LOGIN and XOAUTH2, whose secrets are compared as they go over the wire.
    fn auth(&mut self, line: &str, rest: &str) -> Result<(), End> {
        let Some((user, secret)) = self.options.credentials.clone() else {
            return self.answer(Step::Auth, line, "503 5.5.1 everybody is welcome").map(drop);
        };
        let (mechanism, initial) = rest.split_once(' ').unwrap_or((rest, ""));
        let is_right = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" => initial == base64(format!("\0{user}\0{secret}").as_bytes()),
            "XOAUTH2" => {
                let right = initial == base64(format!("user={user}\x01auth=Bearer {secret}\x01\x01").as_bytes());
                if !right && self.ask(line, "334 eyJzdGF0dXMiOiI0MDEifQ==")?.is_none() {
                    return Ok(());
                }
                right
            }
            "LOGIN" => {
                let Some(name) = self.ask(line, "334 VXNlcm5hbWU6")? else { return Ok(()) };
                let Some(word) = self.ask(line, "334 UGFzc3dvcmQ6")? else { return Ok(()) };
                name == base64(user.as_bytes()) && word == base64(secret.as_bytes())
            }
            _ => return self.answer(Step::Auth, line, "504 5.5.4 no such mechanism").map(drop),
        };
        let reply = if is_right { "235 2.7.0 welcome" } else { "535 5.7.8 who are you?" };
        self.is_known = self.answer(Step::Auth, line, reply)? && is_right;
        Ok(())
    }

    /// A challenge and its answer; `None` where the rule had it otherwise.
    fn ask(&mut self, line: &str, challenge: &str) -> Result<Option<String>, End> {
        if !self.answer(Step::Auth, line, challenge)? {
            return Ok(None);
        }
        self.flush()?;
        Ok(self.link.line()?)
    }

    fn mail(&mut self, line: &str) -> Result<(), End> {
        let reply = match (address(line), self.is_known, self.from.is_some()) {
            (_, false, _) => "530 5.7.0 authentication required",
            (_, _, true) => "503 5.5.1 one mail at a time",
            (None, ..) => "501 5.1.7 no address",
            _ => "250 2.1.0 sender ok",
        };
        if self.answer(Step::Mail, line, reply)? && reply.starts_with("250") {
            self.from = address(line);
        }
        Ok(())
    }

    fn recipient(&mut self, line: &str) -> Result<(), End> {
        let reply = match (address(line), &self.from) {
            (_, None) => "503 5.5.1 MAIL first",
            (None, _) => "501 5.1.3 no address",
            _ => "250 2.1.5 recipient ok",
        };
        if self.answer(Step::Recipient, line, reply)? && reply.starts_with("250") {
            self.to = address(line);
        }
        Ok(())
    }

    fn data(&mut self, line: &str) -> Result<(), End> {
        if self.to.is_none() {
            return self.answer(Step::Data, line, "503 5.5.1 no valid recipients").map(drop);
        }
        if !self.answer(Step::Data, line, "354 go ahead")? {
            return Ok(());
        }
        self.flush()?;
        let bytes = self.link.data()?;
        self.end(bytes)
    }

    fn chunk(&mut self, line: &str, rest: &str) -> Result<(), End> {
        let (size, is_last) = match rest.split_once(' ') {
            Some((size, last)) => (size, last.eq_ignore_ascii_case("LAST")),
            None => (rest, false),
        };
        let Some(size) = size.parse().ok().filter(|size| *size <= 64 << 20) else {
            return self.answer(Step::Data, line, "501 5.5.4 how many?").map(drop);
        };
        // BDAT has no answer before its data: whoever misbehaves there does so without one.
        let moment = Moment { step: Step::Data, line, connection: self.number };
        let action = self.shared.action(&moment);
        if matches!(action, Action::Close | Action::Stall) {
            self.act(&action, "")?;
        }
        let bytes = self.link.exactly(size)?;
        if let Action::Reply(reply) = &action {
            (self.from, self.to) = (None, None);
            return Ok(self.reply(reply)?);
        }
        self.chunks.extend_from_slice(&bytes);
        if !is_last {
            return Ok(self.reply("250 2.0.0 more")?);
        }
        let bytes = std::mem::take(&mut self.chunks);
        self.end(bytes)
    }

    fn end(&mut self, bytes: Vec<u8>) -> Result<(), End> {
        let (from, to) = (self.from.take(), self.to.take());
        let (Some(from), Some(to)) = (from, to) else { return Ok(self.reply("503 5.5.1 no valid recipients")?) };
        let moment = Moment { step: Step::End, line: &to, connection: self.number };
        let action = self.shared.action(&moment);
        let reply = format!("250 2.0.0 taken as {}-{}", self.number, bytes.len());
        let mail = Mail { from, to, bytes, is_encrypted: self.is_encrypted };
        match action {
            Action::Obey | Action::ByteByByte | Action::LongLine | Action::TakeAndClose => self.shared.take(mail),
            Action::Reply(_) | Action::Close | Action::Stall | Action::Raw(_) => {}
        }
        self.act(&action, &reply)?;
        Ok(())
    }

    /// Answers as the rule has it; says whether the answer was the one given.
    fn answer(&mut self, step: Step, line: &str, reply: &str) -> Result<bool, End> {
        let action = self.shared.action(&Moment { step, line, connection: self.number });
        self.act(&action, reply)
    }

    fn act(&mut self, action: &Action, reply: &str) -> Result<bool, End> {
        match action {
            Action::Obey => self.reply(reply)?,
            Action::Reply(other) => {
                self.reply(other)?;
                return Ok(false);
            }
            Action::Close | Action::TakeAndClose => {
                self.flush()?;
                return Err(End::Over);
            }
            Action::Stall => {
                self.flush()?;
                self.link.wait_for_the_end()?;
                return Err(End::Over);
            }
            Action::Raw(bytes) => {
                self.flush()?;
                self.link.write(bytes)?;
                return Ok(false);
            }
            Action::ByteByByte => {
                self.flush()?;
                for byte in format!("{reply}\r\n").bytes() {
                    self.link.write(&[byte])?;
                }
            }
            Action::LongLine => {
                self.flush()?;
                self.link.write(format!("{reply} {}\r\n", "x".repeat(1 << 20)).as_bytes())?;
            }
        }
        Ok(true)
    }

    fn reply(&mut self, reply: &str) -> io::Result<()> {
        self.replies.extend_from_slice(reply.as_bytes());
        self.replies.extend_from_slice(b"\r\n");
        if reply.starts_with("421") { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let replies = std::mem::take(&mut self.replies);
        if replies.is_empty() { Ok(()) } else { self.link.write(&replies) }
    }
}

/// What stands between `<` and `>`.
fn address(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('<')?;
    rest.split_once('>').map(|(address, _)| address.to_owned())
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            let digit = DIGITS.get(bits >> (18 - 6 * place) & 63).copied().unwrap_or(b'=');
            text.push(if place <= three.len() { char::from(digit) } else { '=' });
        }
    }
    text
}
