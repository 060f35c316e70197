use std::ffi::c_void;

use async_trait::async_trait;
use schet::ports::{Mailer, Outcome, OutgoingMail};

use super::reply::Answer;
use super::{Common, HostPort, needed, schet_destroy_fn, schet_reply, size_of_record};
use crate::bytes::schet_bytes;
use crate::error::Failure;
use crate::host::{SCHET_MAIL_ACCEPTED, SCHET_MAIL_DELAYED, SCHET_MAIL_REFUSED};
use crate::record::record;
use crate::text::schet_text;

/// A message ready to go out: one recipient, and every byte as it is to go.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_mail {
    /// sizeof(schet_mail).
    pub struct_size: u32,
    /// Which attempt of the present stage this is, from 1.
    pub attempt: u32,
    /// How often the order was started again: each generation has one message, however often that is tried.
    pub generation: u32,
    /// Not used.
    pub reserved: u32,
    /// Where to put the server's reply, by schet_reply_text.
    pub reply: *mut schet_reply,
    /// The order it belongs to.
    pub order: schet_text,
    /// The Message-ID without its angle brackets; the same at every attempt of a generation.
    pub message_id: schet_text,
    /// The envelope's sender, its domain in A-labels.
    pub from: schet_text,
    /// The envelope's only recipient, its domain in A-labels.
    pub to: schet_text,
    /// The whole message, RFC 5322, with CRLF, in UTF-8 whatever the host's encoding.
    pub message: schet_bytes,
}
record!(schet_mail, 104);

/// A callback that sends a message. It answers SCHET_MAIL_ACCEPTED only when whoever carries the mail on has taken it for
/// good, SCHET_MAIL_DELAYED when it did not go out and may be tried again, SCHET_MAIL_REFUSED when it never will, and
/// SCHET_MAIL_UNKNOWN when it was handed over and the answer never came; any other answer counts as that. It must not
/// raise, throw or jump out.
pub type schet_mail_send_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, mail: *const schet_mail) -> i32>;

/// The host's own way out for mails. The clauses M1 to M6 hold.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_mail_port {
    /// sizeof(schet_mail_port).
    pub struct_size: u32,
    /// SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once.
    pub flags: u32,
    /// Given to every callback as it is.
    pub ctx: *mut c_void,
    /// Sends a message.
    pub send: schet_mail_send_fn,
    /// Ends what the context holds. Optional.
    pub destroy: schet_destroy_fn,
}
record!(schet_mail_port, 32);

/// The host's way out as the desk uses it.
pub(crate) struct HostMailer(HostPort<schet_mail_port>);

impl HostMailer {
    /// A way out of the host's.
    ///
    /// # Safety
    /// The port's callbacks are as its docs say, for as long as this lives.
    pub(crate) unsafe fn new(port: schet_mail_port, common: &Common) -> Result<Self, Failure> {
        needed(port.send, "mail.send")?;
        HostPort::new(port, port.flags, "mail port", common).map(Self)
    }

    fn send_one(&self, mail: &OutgoingMail) -> Outcome {
        let order = mail.order.to_string();
        let (from, to) = (mail.from.to_wire(), mail.to.to_wire());
        let texts = (self.0.exact(&from, "the sender's address"), self.0.exact(&to, "the recipient's address"));
        let (from, to) = match texts {
            (Ok(from), Ok(to)) => (from, to),
            (Err(error), _) | (_, Err(error)) => return Outcome::Refused(error.context),
        };
        let _turn = self.0.turn();
        let asked = self.0.ask(Answer::Nothing, 0, |reply| {
            let mail = schet_mail {
                struct_size: size_of_record::<schet_mail>(),
                attempt: mail.attempt,
                generation: mail.generation,
                reserved: 0,
                reply,
                order: schet_text::lent(order.as_bytes()),
                message_id: schet_text::lent(mail.message_id.as_bytes()),
                from: schet_text::lent(&from),
                to: schet_text::lent(&to),
                message: schet_bytes::lent(&mail.bytes),
            };
            // SAFETY: whoever made this vouched for the callback; what the mail points to outlives it.
            self.0.port.send.map_or(0, |send| unsafe { send(self.0.port.ctx, &raw const mail) })
        });
        match asked {
            Ok((answered, _, said)) => {
                let said = said.unwrap_or_else(|| format!("the host's mail port answered {answered}"));
                match answered {
                    SCHET_MAIL_ACCEPTED => Outcome::Accepted(said),
                    SCHET_MAIL_DELAYED => Outcome::Delayed(said),
                    SCHET_MAIL_REFUSED => Outcome::Refused(said),
                    _ => Outcome::Unknown(said),
                }
            }
            Err(failure) => Outcome::Delayed(failure.message().to_owned()),
        }
    }
}

#[async_trait]
impl Mailer for HostMailer {
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<Outcome> {
        mails.iter().map(|mail| self.send_one(mail)).collect()
    }
}
