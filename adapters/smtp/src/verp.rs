//! A sender for each mail, by which its bounce names its order, and which nobody else can make (VERP).

use std::fmt;

use ring::hmac;
use schet::EmailAddress;
use schet::order::OrderId;
use schet::text::{FieldError, TextError};
use uuid::Uuid;

/// The digits of a token: letters in one case, as servers on the way may change it, and none that looks like another.
const DIGITS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Bytes of an order's identifier and the number of its generation.
const NAMED: usize = 16 + 4;
/// Bytes of proof: 2⁸⁰ guesses by mail.
const PROOF: usize = 10;
/// Digits of a token: five bits each.
const TOKEN: usize = (NAMED + PROOF) * 8 / 5;

/// What a sender names: an order's mail of a generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MailOf {
    /// The order.
    pub order: OrderId,
    /// How often it was started again before the mail.
    pub generation: u32,
}

/// Makes envelope senders such as `bounces+<token>@example.ru`, and reads the order out of those that come back.
///
/// The token is the order's identifier, its generation, and a proof that the key's owner has made it. A mail has the
/// same sender at every attempt: a server that puts strangers off (greylisting) knows it again.
#[derive(Clone)]
pub struct Verp {
    local: String,
    domain: String,
    key: hmac::Key,
}

impl fmt::Debug for Verp {
    /// Shows the address; the key stays secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verp").field("local", &self.local).field("domain", &self.domain).finish_non_exhaustive()
    }
}

impl Verp {
    /// Senders below an address whose mailbox takes `+` extensions, by a key of 32 random bytes that the operator keeps:
    /// with another key, bounces of mails that are out are no longer known.
    ///
    /// # Errors
    /// [`FieldError`] for an address whose part before the `@` is longer than 15 characters or not ASCII.
    pub fn new(bounces: &EmailAddress, key: &[u8; 32]) -> Result<Self, FieldError> {
        let local = bounces.local_part();
        if local.len() + 1 + TOKEN > 64 || !local.is_ascii() {
            let problem = TextError::Form("needs at most 15 ASCII characters before its @, to which a token is added");
            return Err(FieldError::new("bounces", problem));
        }
        Ok(Self {
            local: local.to_owned(),
            domain: bounces.ascii_domain(),
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
        })
    }

    /// The envelope's sender of a mail.
    #[must_use]
    pub fn sender(&self, mail: MailOf) -> String {
        let bytes: Vec<u8> = mail.to_bytes().into_iter().chain(self.proof(mail)).collect();
        let mut token = String::with_capacity(TOKEN);
        // Five bytes are eight digits.
        for five in bytes.chunks_exact(5) {
            let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8).rev() {
                let digit = usize::try_from(bits >> (place * 5) & 31).unwrap_or(0);
                token.push(char::from(DIGITS.get(digit).copied().unwrap_or(b'a')));
            }
        }
        format!("{}+{token}@{}", self.local, self.domain)
    }

    /// The mail that an address names to which a bounce came; `None` for an address that we have not made.
    #[must_use]
    pub fn mail(&self, address: &str) -> Option<MailOf> {
        let address = address.trim().trim_start_matches('<').trim_end_matches('>').to_ascii_lowercase();
        let (local, domain) = address.rsplit_once('@')?;
        let token = local.strip_prefix(&self.local.to_ascii_lowercase())?.strip_prefix('+')?;
        if domain != self.domain || token.len() != TOKEN {
            return None;
        }
        let mut bytes = Vec::with_capacity(NAMED + PROOF);
        for eight in token.as_bytes().chunks_exact(8) {
            let bits = eight.iter().try_fold(0_u64, |bits, digit| {
                let value = DIGITS.iter().position(|it| it == digit)?;
                Some(bits << 5 | u64::try_from(value).ok()?)
            })?;
            bytes.extend_from_slice(bits.to_be_bytes().get(3..)?);
        }
        let (named, proof) = bytes.split_at_checked(NAMED)?;
        let (order, generation) = named.split_at_checked(16)?;
        let generation = u32::from_be_bytes(generation.try_into().ok()?);
        let mail = MailOf { order: OrderId(Uuid::from_slice(order).ok()?), generation };
        // The whole is compared, whatever its first difference: its time tells nothing.
        let difference = self.proof(mail).zip(proof).fold(0, |all, (ours, theirs)| all | (ours ^ theirs));
        (difference == 0).then_some(mail)
    }

    fn proof(&self, mail: MailOf) -> impl Iterator<Item = u8> {
        let tag = hmac::sign(&self.key, &mail.to_bytes());
        let bytes: [u8; PROOF] = std::array::from_fn(|at| tag.as_ref().get(at).copied().unwrap_or(0));
        bytes.into_iter()
    }
}

impl MailOf {
    fn to_bytes(self) -> Vec<u8> {
        [&self.order.0.as_bytes()[..], &self.generation.to_be_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verp(key: u8) -> Verp {
        Verp::new(&"bounces@волга.рф".parse().unwrap(), &[key; 32]).unwrap()
    }

    fn mail(number: u128, generation: u32) -> MailOf {
        MailOf { order: OrderId(Uuid::from_u128(number)), generation }
    }

    #[test]
    fn r14_a_mail_has_one_sender_which_is_an_address() {
        let sender = verp(7).sender(mail(1, 0));
        assert_eq!(sender, verp(7).sender(mail(1, 0)));
        assert_ne!(sender, verp(8).sender(mail(1, 0)));
        assert_ne!(sender, verp(7).sender(mail(1, 1)));
        let (local, domain) = sender.split_once('@').unwrap();
        assert!(local.len() <= 64 && local.starts_with("bounces+") && domain == "xn--80add5ao.xn--p1ai", "{sender}");
        assert!(sender.parse::<EmailAddress>().is_ok());
    }

    #[test]
    fn a_sender_that_we_have_not_made_names_no_order() {
        let verp = verp(7);
        let sender = verp.sender(mail(1, 0));
        for place in 0..sender.len() {
            let mut changed = sender.clone().into_bytes();
            changed[place] = if changed[place] == b'z' { b'y' } else { b'z' };
            assert_eq!(verp.mail(std::str::from_utf8(&changed).unwrap()), None, "character {place}");
        }
        for other in ["", "@", "bounces@xn--80add5ao.xn--p1ai", "bounces+@xn--80add5ao.xn--p1ai", "+@", "я@я"] {
            assert_eq!(verp.mail(other), None, "{other}");
        }
        assert_eq!(self::verp(8).mail(&sender), None);
    }

    #[test]
    fn an_address_too_long_for_a_token_is_refused_and_the_key_is_not_shown() {
        let long: EmailAddress = "bounces-of-bills@example.ru".parse().unwrap();
        assert!(Verp::new(&long, &[7; 32]).unwrap_err().to_string().starts_with("bounces needs"));
        assert!(Verp::new(&"иван@example.ru".parse().unwrap(), &[7; 32]).is_err());
        assert!(!format!("{:?}", verp(7)).contains("07"));
    }

    proptest! {
        #[test]
        fn a_bounce_names_its_order_whatever_the_case(number: u128, generation: u32, key: u8) {
            let sender = verp(key).sender(mail(number, generation));
            prop_assert_eq!(verp(key).mail(&sender), Some(mail(number, generation)));
            prop_assert_eq!(verp(key).mail(&format!("<{}>", sender.to_uppercase())), Some(mail(number, generation)));
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            prop_assert_eq!(verp(7).mail(&text), None);
        }
    }
}
