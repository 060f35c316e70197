//! What a server offers in its answer to EHLO (RFC 5321 4.1.1.1).

use crate::reply::Reply;

/// The extensions that are used when offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offers {
    pub(crate) start_tls: bool,
    pub(crate) pipelining: bool,
    pub(crate) chunking: bool,
    pub(crate) eight_bit: bool,
    pub(crate) smtp_utf8: bool,
    /// SIZE is offered.
    pub(crate) size: bool,
    /// The largest message in bytes, where the server says so.
    pub(crate) largest: Option<u64>,
    /// The mechanisms of AUTH, in capitals.
    pub(crate) auth: Vec<String>,
}

impl Offers {
    /// Reads the answer to EHLO: its first line greets, each other names an extension.
    pub(crate) fn read(reply: &Reply) -> Self {
        let mut offers = Self::default();
        for line in reply.lines.iter().skip(1) {
            let mut words = line.split_ascii_whitespace();
            let Some(name) = words.next() else { continue };
            // Old servers write AUTH=LOGIN.
            let name = name.to_ascii_uppercase();
            match name.split_once('=').map_or(name.as_str(), |(name, _)| name) {
                "STARTTLS" => offers.start_tls = true,
                "PIPELINING" => offers.pipelining = true,
                "CHUNKING" => offers.chunking = true,
                "8BITMIME" => offers.eight_bit = true,
                "SMTPUTF8" => offers.smtp_utf8 = true,
                "SIZE" => {
                    offers.size = true;
                    // 0 stands for no limit (RFC 1870).
                    offers.largest = words.next().and_then(|size| size.parse().ok()).filter(|size| *size > 0);
                }
                "AUTH" => {
                    let first = name.split_once('=').map(|(_, first)| first);
                    offers.auth.extend(first.into_iter().chain(words).map(str::to_ascii_uppercase));
                }
                _ => {}
            }
        }
        offers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_in_any_case_and_with_any_oddity() {
        let lines = [
            "mail.ru Hello STARTTLS",
            "pipelining",
            "size 35882577",
            "AUTH=LOGIN",
            "Auth plain XOAUTH2",
            "",
            "SMTPUTF8",
        ];
        let offers = Offers::read(&Reply { code: 250, lines: lines.map(str::to_owned).to_vec() });
        assert!(!offers.start_tls && offers.pipelining && offers.smtp_utf8 && offers.size && !offers.chunking);
        assert_eq!(offers.largest, Some(35_882_577));
        assert_eq!(offers.auth, ["LOGIN", "PLAIN", "XOAUTH2"]);
        for unlimited in ["SIZE", "SIZE 0", "SIZE -1", "SIZE 99999999999999999999999"] {
            let lines = vec!["hello".to_owned(), unlimited.to_owned()];
            let offers = Offers::read(&Reply { code: 250, lines });
            assert!(offers.size && offers.largest.is_none(), "{unlimited}");
        }
    }
}
