//! Proving who we are: the mechanisms of AUTH as exchanges without I/O (RFC 4954, 4616, 5802, 7677).

mod scram;

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use scram::Scram;

/// What a server wants to know before it takes mails; said over TLS alone.
#[derive(Clone)]
pub struct Credentials {
    user: String,
    proof: Proof,
}

#[derive(Clone)]
enum Proof {
    Password(String),
    Token(Arc<dyn Fn() -> String + Send + Sync>),
}

impl Credentials {
    /// A user and a password: SCRAM-SHA-256 where the server offers it, else PLAIN, else LOGIN.
    ///
    /// A password beyond ASCII is used as it is: it should be in Unicode's form NFKC, as SASLprep would make it.
    #[must_use]
    pub fn password(user: &str, password: &str) -> Self {
        Self { user: user.to_owned(), proof: Proof::Password(password.to_owned()) }
    }

    /// A user and an OAuth 2.0 access token, by XOAUTH2. Tokens live for an hour or so: the function gives the present
    /// one, and is called for each connection that is opened.
    #[must_use]
    pub fn token(user: &str, token: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self { user: user.to_owned(), proof: Proof::Token(Arc::new(token)) }
    }
}

impl fmt::Debug for Credentials {
    /// Shows the user; what proves it stays secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}

/// Why an exchange can't go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AuthError {
    /// The server offers nothing that these credentials are good for.
    #[error("the server offers AUTH {0}, and none of it fits the credentials")]
    NoMechanism(String),
    /// A challenge that the mechanism does not have.
    #[error("the server's challenge is not one of {0}")]
    Challenge(&'static str),
    /// A server that does not know the password, and so is not the one it was given to.
    #[error("the server could not prove that it knows the password")]
    Server,
    /// The system gives no random bytes.
    #[error("no random bytes")]
    Random,
}

/// An exchange under way.
#[derive(Debug)]
pub(crate) enum Exchange {
    /// Answers yet to be given, the last one first.
    Answers(&'static str, Vec<Vec<u8>>),
    /// SCRAM-SHA-256.
    Scram(Box<Scram>),
    /// XOAUTH2: its one challenge says what is wrong.
    Token,
}

/// Begins the best exchange that a server offers: its command, without CRLF.
pub(crate) fn begin(credentials: &Credentials, offered: &[String]) -> Result<(String, Exchange), AuthError> {
    let offers = |mechanism: &str| offered.iter().any(|it| it == mechanism);
    let user = &credentials.user;
    match &credentials.proof {
        Proof::Password(password) if offers("SCRAM-SHA-256") => {
            let scram = Scram::new(user, password, &nonce()?);
            let first = BASE64.encode(scram.first());
            Ok((format!("AUTH SCRAM-SHA-256 {first}"), Exchange::Scram(Box::new(scram))))
        }
        Proof::Password(password) if offers("PLAIN") => {
            let message = BASE64.encode(format!("\0{user}\0{password}"));
            Ok((format!("AUTH PLAIN {message}"), Exchange::Answers("PLAIN", Vec::new())))
        }
        Proof::Password(password) if offers("LOGIN") => {
            let answers = vec![password.clone().into_bytes(), user.clone().into_bytes()];
            Ok(("AUTH LOGIN".to_owned(), Exchange::Answers("LOGIN", answers)))
        }
        Proof::Token(token) if offers("XOAUTH2") => {
            let message = BASE64.encode(format!("user={user}\x01auth=Bearer {}\x01\x01", token()));
            Ok((format!("AUTH XOAUTH2 {message}"), Exchange::Token))
        }
        _ => Err(AuthError::NoMechanism(offered.join(" "))),
    }
}

impl Exchange {
    /// Answers a challenge: the line, without CRLF.
    pub(crate) fn answer(&mut self, challenge: &str) -> Result<String, AuthError> {
        let challenge = BASE64.decode(challenge.trim());
        match self {
            // What LOGIN's challenges say is not fixed: the order is.
            Self::Answers(name, answers) => {
                answers.pop().map(|answer| BASE64.encode(answer)).ok_or(AuthError::Challenge(name))
            }
            Self::Scram(scram) => {
                let challenge = challenge.map_err(|_| AuthError::Challenge("SCRAM-SHA-256"))?;
                Ok(BASE64.encode(scram.answer(&challenge)?))
            }
            // An empty answer asks for the reply that says what is wrong.
            Self::Token => Ok(String::new()),
        }
    }

    /// Whether a server that now says "done" may be believed.
    pub(crate) fn accepts(&mut self, text: &str) -> Result<(), AuthError> {
        match self {
            Self::Scram(scram) if !scram.is_verified() => {
                // The server's proof may stand in its last reply.
                let last = text.split_ascii_whitespace().filter_map(|word| BASE64.decode(word).ok()).next_back();
                scram.verify(&last.unwrap_or_default())
            }
            _ => Ok(()),
        }
    }
}

fn nonce() -> Result<String, AuthError> {
    let mut bytes = [0; 18];
    ring::rand::SecureRandom::fill(&ring::rand::SystemRandom::new(), &mut bytes).map_err(|_| AuthError::Random)?;
    Ok(BASE64.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(credentials: &Credentials, offered: &str) -> Result<(String, Exchange), AuthError> {
        begin(credentials, &offered.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn the_best_mechanism_that_is_offered_is_taken() {
        let password = Credentials::password("tim", "tanstaaftanstaaf");
        let token = Credentials::token("tim", || "ya29".to_owned());
        for (credentials, offered, command) in [
            (&password, "LOGIN PLAIN SCRAM-SHA-256 CRAM-MD5", "AUTH SCRAM-SHA-256 "),
            (&password, "LOGIN PLAIN XOAUTH2", "AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm"),
            (&password, "LOGIN XOAUTH2", "AUTH LOGIN"),
            (&token, "PLAIN XOAUTH2", "AUTH XOAUTH2 dXNlcj10aW0BYXV0aD1CZWFyZXIgeWEyOQEB"),
        ] {
            assert!(begun(credentials, offered).unwrap().0.starts_with(command), "{offered}");
        }
        assert_eq!(begun(&password, "XOAUTH2").unwrap_err(), AuthError::NoMechanism("XOAUTH2".to_owned()));
        assert!(begun(&token, "PLAIN LOGIN SCRAM-SHA-256").is_err());
    }

    #[test]
    fn login_answers_in_order_and_no_more() {
        let (_, mut exchange) = begun(&Credentials::password("tim", "secret"), "LOGIN").unwrap();
        assert_eq!(exchange.answer("VXNlcm5hbWU6").unwrap(), "dGlt");
        assert_eq!(exchange.answer("anything").unwrap(), "c2VjcmV0");
        assert_eq!(exchange.answer(""), Err(AuthError::Challenge("LOGIN")));
    }

    #[test]
    fn secrets_are_not_shown() {
        for credentials in [Credentials::password("tim", "hunter2"), Credentials::token("tim", || "hunter2".to_owned())]
        {
            let shown = format!("{credentials:?}");
            assert!(shown.contains("tim") && !shown.contains("hunter2"), "{shown}");
        }
        let (_, exchange) = begun(&Credentials::password("tim", "hunter2"), "SCRAM-SHA-256").unwrap();
        assert!(!format!("{exchange:?}").contains("hunter2"));
    }
}
