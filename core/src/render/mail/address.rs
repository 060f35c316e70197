//! The mail that asks to confirm a new address (R7's policy).

use super::compose::compose;
use super::header::HeaderText;
use super::letter::{Button, Letter};
use super::{ComposedMail, Envelope, MailError};
use crate::calendar::Instant;
use crate::locale::Locale;
use crate::render::locale::{self, choose};
use crate::text::{FieldError, TextError};

/// A link to click within its time, sent to the new address; whoever did not ask for it learns the account's number
/// and no more.
///
/// # Errors
/// [`MailError::Header`] for a link that is no http or https address in printable ASCII of at most 900 bytes.
pub fn confirm_address(envelope: &Envelope<'_>, link: &str, expires: Instant) -> Result<ComposedMail, MailError> {
    let url = checked_link(link)?;
    let locale = envelope.locale;
    let account = envelope.account;
    let until = locale::date_time(locale, envelope.operator.zone.local(expires));
    let (subject, title, lead, notes) = match locale {
        Locale::Ru => (
            format!("Подтвердите адрес для счетов, лицевой счёт {account}"),
            "Подтвердите адрес для счетов",
            format!(
                "Здравствуйте! Для лицевого счёта {account} указан этот адрес электронной почты: {}. Чтобы счета \
                 приходили сюда, подтвердите его.",
                envelope.to
            ),
            [
                format!("Ссылка действует до {until} (часовой пояс {}).", envelope.operator.zone),
                "Если вы не меняли адрес, ничего не делайте: без подтверждения он не начнёт действовать.".to_owned(),
            ],
        ),
        Locale::En => (
            format!("Confirm the address for invoices, account {account}"),
            "Confirm the address for invoices",
            format!(
                "Hello! This e-mail address was given for account {account}: {}. Confirm it to have invoices sent here.",
                envelope.to
            ),
            [
                format!("The link works until {until} (time zone {}).", envelope.operator.zone),
                "If you did not change the address, do nothing: without confirmation it does not come into force."
                    .to_owned(),
            ],
        ),
    };
    let mut letter = Letter::new(HeaderText::new("subject", &subject)?, title.to_owned());
    letter.to_stranger = true;
    letter.paragraphs = vec![lead];
    letter.button =
        Some(Button { label: choose(locale, "Подтвердить адрес", "Confirm the address"), url });
    letter.notes = notes.into();
    compose(envelope, &letter, &[])
}

fn checked_link(link: &str) -> Result<String, FieldError> {
    let web = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let sound = web.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '['));
    if sound && link.len() <= 900 && link.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(link.to_owned())
    } else {
        Err(FieldError::new("link", TextError::Form("must be an http or https address in ASCII, at most 900 bytes")))
    }
}
