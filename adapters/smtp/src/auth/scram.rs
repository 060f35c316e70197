//! SCRAM-SHA-256 without channel binding: the password is proved, never sent, and the server proves that it knows it
//! (RFC 5802, RFC 7677).

use std::fmt;
use std::num::NonZeroU32;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::{digest, hmac, pbkdf2};

use super::AuthError;

/// How often a server may have the password hashed: fewer are too easy to guess, more would hold us up.
const ITERATIONS: std::ops::RangeInclusive<u32> = 4_096..=1_000_000;

/// "n,,": no channel binding, no other identity.
const HEADER: &str = "n,,";

/// One exchange.
pub(crate) struct Scram {
    password: String,
    nonce: String,
    /// The client's first message without its header.
    bare: String,
    /// What the server has to answer, once the password is proved.
    signature: Option<Vec<u8>>,
    verified: bool,
}

impl fmt::Debug for Scram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scram").field("nonce", &self.nonce).finish_non_exhaustive()
    }
}

impl Scram {
    /// An exchange with a nonce of printable ASCII without commas.
    pub(crate) fn new(user: &str, password: &str, nonce: &str) -> Self {
        let user = user.replace('=', "=3D").replace(',', "=2C");
        Self {
            password: password.to_owned(),
            nonce: nonce.to_owned(),
            bare: format!("n={user},r={nonce}"),
            signature: None,
            verified: false,
        }
    }

    /// The client's first message.
    pub(crate) fn first(&self) -> String {
        format!("{HEADER}{}", self.bare)
    }

    /// Answers the server's first message with the proof, its last with nothing.
    pub(crate) fn answer(&mut self, challenge: &[u8]) -> Result<String, AuthError> {
        if self.signature.is_some() {
            return self.verify(challenge).map(|()| String::new());
        }
        self.prove(challenge).ok_or(AuthError::Challenge("SCRAM-SHA-256"))
    }

    /// Checks the server's last message, `v=` and its signature.
    pub(crate) fn verify(&mut self, message: &[u8]) -> Result<(), AuthError> {
        let given = message.strip_prefix(b"v=").and_then(|signature| BASE64.decode(signature).ok());
        match (&self.signature, given) {
            (Some(expected), Some(given)) if *expected == given => {
                self.verified = true;
                Ok(())
            }
            _ => Err(AuthError::Server),
        }
    }

    /// Whether the server has proved that it knows the password.
    pub(crate) fn is_verified(&self) -> bool {
        self.verified
    }

    fn prove(&mut self, challenge: &[u8]) -> Option<String> {
        let server_first = std::str::from_utf8(challenge).ok()?;
        let mut parts = server_first.split(',');
        let nonce = parts.next()?.strip_prefix("r=")?;
        let salt = BASE64.decode(parts.next()?.strip_prefix("s=")?).ok()?;
        let iterations: u32 = parts.next()?.strip_prefix("i=")?.parse().ok()?;
        if !nonce.starts_with(&self.nonce) || nonce.len() == self.nonce.len() || !ITERATIONS.contains(&iterations) {
            return None;
        }
        let mut salted = [0; 32];
        let algorithm = pbkdf2::PBKDF2_HMAC_SHA256;
        pbkdf2::derive(algorithm, NonZeroU32::new(iterations)?, &salt, self.password.as_bytes(), &mut salted);
        let client_key = sign(&salted, b"Client Key");
        let stored_key = digest::digest(&digest::SHA256, client_key.as_ref());
        let without_proof = format!("c={},r={nonce}", BASE64.encode(HEADER));
        let all = format!("{},{server_first},{without_proof}", self.bare);
        let client_signature = sign(stored_key.as_ref(), all.as_bytes());
        let proof: Vec<u8> = client_key.as_ref().iter().zip(client_signature.as_ref()).map(|(a, b)| a ^ b).collect();
        let server_key = sign(&salted, b"Server Key");
        self.signature = Some(sign(server_key.as_ref(), all.as_bytes()).as_ref().to_vec());
        Some(format!("{without_proof},p={}", BASE64.encode(proof)))
    }
}

fn sign(key: &[u8], message: &[u8]) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7677 section 3.
    fn example() -> Scram {
        Scram::new("user", "pencil", "rOprNGfwEbeRWgbNEkqO")
    }

    const CHALLENGE: &[u8] = b"r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    #[test]
    fn the_example_of_rfc_7677_comes_out() {
        let mut scram = example();
        assert_eq!(scram.first(), "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assert_eq!(
            scram.answer(CHALLENGE).unwrap(),
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
        );
        assert!(!scram.is_verified());
        assert_eq!(scram.answer(b"v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="), Ok(String::new()));
        assert!(scram.is_verified());
    }

    #[test]
    fn a_server_that_does_not_know_the_password_is_found_out() {
        let mut scram = example();
        scram.answer(CHALLENGE).unwrap();
        for message in [&b"v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5="[..], b"v=", b"", b"e=other-error"] {
            assert_eq!(scram.verify(message), Err(AuthError::Server));
        }
    }

    #[test]
    fn hostile_challenges_are_refused() {
        for challenge in [
            &b""[..],
            b"r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
            b"r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
            b"r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1",
            b"r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4294967295",
            b"r=rOprNGfwEbeRWgbNEkqOx,s=%%%,i=4096",
            b"r=rOprNGfwEbeRWgbNEkqOx",
            b"\xff\xff",
        ] {
            assert!(example().answer(challenge).is_err(), "{:?}", String::from_utf8_lossy(challenge));
        }
    }
}
