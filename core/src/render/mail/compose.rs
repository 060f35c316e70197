//! A letter and its attachments as a message on the wire.

use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use super::header::FileName;
use super::letter::Letter;
use super::{ComposedMail, Envelope, MAX_ATTACHMENT, MailError, html, message_id, plain};
use crate::locale::Locale;
use crate::party::EmailAddress;

/// A file that goes with a mail.
pub(super) struct Attachment<'a> {
    pub(super) name: FileName,
    pub(super) bytes: &'a [u8],
}

/// Writes the message.
///
/// Everything that the builder would take from the clock or from chance is given: Date, Message-ID, boundaries.
///
/// # Errors
/// [`MailError::TooLarge`] for an attachment over [`MAX_ATTACHMENT`].
pub(super) fn compose(
    envelope: &Envelope<'_>,
    letter: &Letter,
    attachments: &[Attachment<'_>],
) -> Result<ComposedMail, MailError> {
    if let Some(large) = attachments.iter().find(|attachment| attachment.bytes.len() > MAX_ATTACHMENT) {
        return Err(MailError::TooLarge { name: large.name.as_str().to_owned(), size: large.bytes.len() });
    }
    let operator = envelope.operator;
    let order = envelope.order.0.simple().to_string();
    let message_id = message_id(operator, envelope.order, envelope.generation);
    let addressee = (!letter.to_stranger).then_some(envelope.customer.as_str());
    let language = match envelope.locale {
        Locale::Ru => "ru",
        Locale::En => "en",
    };
    // Both bodies have characters beyond ASCII, so they go out in base64 or quoted-printable, where "=_" can't occur.
    let alternative = multipart(
        "multipart/alternative",
        format!("=_a.{order}"),
        vec![
            MimePart::new("text/plain", plain::write(envelope, letter)),
            MimePart::new("text/html", html::write(envelope, letter)),
        ],
    );
    let body = if attachments.is_empty() {
        alternative
    } else {
        let parts = std::iter::once(alternative).chain(attachments.iter().map(attached)).collect();
        multipart("multipart/mixed", format!("=_m.{order}"), parts)
    };
    let mut bytes = Vec::new();
    MessageBuilder::new()
        .from(mailbox(Some(operator.name.as_str()), &operator.sender))
        .to(mailbox(addressee, envelope.to))
        .reply_to(mailbox(Some(operator.name.as_str()), &operator.contact.email))
        .header("Subject", Text::new(letter.subject.as_str()))
        .date(Date::new(envelope.date.timestamp()))
        .message_id(MessageId::new(message_id.as_str()))
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .header("Content-Language", Raw::new(language))
        .header("MIME-Version", Raw::new("1.0"))
        .body(body)
        .serialize(&mut bytes);
    Ok(ComposedMail { message_id, from: operator.sender.clone(), to: envelope.to.clone(), bytes })
}

fn mailbox<'a>(name: Option<&'a str>, address: &EmailAddress) -> Address<'a> {
    Address::new_address(name, address.to_wire())
}

fn multipart<'a>(media_type: &'static str, boundary: String, parts: Vec<MimePart<'a>>) -> MimePart<'a> {
    MimePart::new(ContentType::new(media_type).attribute("boundary", boundary), parts)
}

fn attached<'a>(attachment: &Attachment<'a>) -> MimePart<'a> {
    let disposition = ContentType::new("attachment").attribute("filename", attachment.name.as_str().to_owned());
    MimePart {
        headers: vec![
            ("Content-Type".into(), HeaderType::Raw(Raw::new(attachment.name.content_type()))),
            ("Content-Disposition".into(), HeaderType::ContentType(disposition)),
        ],
        contents: BodyPart::Binary(attachment.bytes.into()),
    }
}
