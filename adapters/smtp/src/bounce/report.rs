//! Delivery status notifications (RFC 3464), and their international form (RFC 6533).

use super::letter::{Header, media_type, parameter, parts, split, value};

/// What a server says became of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) action: Action,
    /// Such as `5.1.1` (RFC 3463).
    pub(super) status: String,
    pub(super) reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Failed,
    Delayed,
}

/// The most characters of a reason.
const REASON: usize = 400;

/// What a letter reports; `None` for one that reports no failure and no delay.
pub(super) fn read(letter: &[u8]) -> Option<Status> {
    let (headers, body) = split(letter);
    if media_type(&headers) != "multipart/report" {
        return None;
    }
    let boundary = parameter(&headers, "boundary").filter(|boundary| (1..=70).contains(&boundary.len()))?;
    let report = parts(body, &boundary).into_iter().map(split).find(|(headers, _)| {
        matches!(media_type(headers).as_str(), "message/delivery-status" | "message/global-delivery-status")
    });
    let (_, mut rest) = report?;
    // Fields about the mail, then some for each recipient: ours has one.
    let mut statuses = Vec::new();
    while !rest.is_empty() {
        let (fields, after) = split(rest);
        rest = after;
        statuses.extend(status(&fields));
    }
    let failed = statuses.iter().position(|status| status.action == Action::Failed).unwrap_or(0);
    statuses.into_iter().nth(failed)
}

fn status(fields: &[Header]) -> Option<Status> {
    let action = match value(fields, "action")?.to_ascii_lowercase().split_whitespace().next()? {
        "failed" => Action::Failed,
        "delayed" => Action::Delayed,
        _ => return None,
    };
    let status = value(fields, "status")?.split([' ', '(']).next()?.to_owned();
    let mut numbers =
        status.split('.').map(|number| (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()));
    let is_status =
        status.starts_with(['4', '5']) && numbers.all(|is_number| is_number) && status.split('.').count() == 3;
    if !is_status {
        return None;
    }
    // What follows the kind of address or of diagnostic.
    let text = |name| value(fields, name).map(|value| value.split_once(';').map_or(value, |(_, text)| text).trim());
    let said = text("diagnostic-code").unwrap_or_default();
    let whom = text("final-recipient").or(text("original-recipient")).unwrap_or_default();
    let reason = format!("{whom}: {said}").chars().filter(|c| !c.is_control()).take(REASON).collect();
    Some(Status { action, status, reason })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use schet::order::{BounceReport, OrderId};

    use super::super::{Bounces, Returned};
    use super::*;
    use crate::verp::{MailOf, Verp};

    fn mail() -> MailOf {
        MailOf { order: OrderId(uuid::Uuid::from_u128(77)), generation: 2 }
    }

    fn bounces() -> Bounces {
        Bounces::new("/nowhere", Verp::new(&"bounces@example.ru".parse().unwrap(), &[7; 32]).unwrap())
    }

    fn sender() -> String {
        bounces().verp.sender(mail())
    }

    /// As Postfix writes it.
    fn letter(to: &str, fields: &str) -> String {
        format!(
            "Return-Path: <>\r\nX-Original-To: {to}\r\nFrom: MAILER-DAEMON@mx.example (Mail Delivery System)\r\nTo: {to}\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n\
             \tboundary=\"4B1.178/mx.example\"\r\nMIME-Version: 1.0\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n\
             --4B1.178/mx.example\r\nContent-Description: Notification\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             I'm sorry to have to inform you\r\n\r\n--4B1.178/mx.example\r\nContent-Description: Delivery report\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\nX-Postfix-Queue-ID: 4B1\r\n\r\n\
             {fields}\r\n--4B1.178/mx.example\r\nContent-Description: Undelivered Message\r\nContent-Type: message/rfc822\r\n\r\n\
             From: bill@example.ru\r\nAction: failed\r\nStatus: 5.9.9\r\n\r\nSecret\r\n--4B1.178/mx.example--\r\n"
        )
    }

    const FAILED: &str = "Final-Recipient: rfc822; ivan@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\
        Diagnostic-Code: smtp; 550 5.1.1 <ivan@example.org>:\r\n User unknown\r\n";

    #[test]
    fn r13_a_report_names_its_mail_and_says_why() {
        let expected = BounceReport {
            order: mail().order,
            generation: 2,
            status: "5.1.1".to_owned(),
            reason: "ivan@example.org: 550 5.1.1 <ivan@example.org>: User unknown".to_owned(),
        };
        let text = letter(&sender(), FAILED);
        for text in [text.clone(), text.replace("\r\n", "\n"), text.replace(&sender(), &sender().to_uppercase())] {
            assert_eq!(bounces().what(text.as_bytes()), Returned::Failed(expected.clone()));
        }
        let delayed = letter(&sender(), &FAILED.replace("failed", "delayed").replace("Status: 5", "Status: 4"));
        let expected = BounceReport { status: "4.1.1".to_owned(), ..expected };
        assert_eq!(bounces().what(delayed.as_bytes()), Returned::Delayed(expected));
    }

    #[test]
    fn r13_what_is_no_report_of_a_mail_of_ours_is_told_from_one_that_is() {
        let other = Bounces::new("/nowhere", Verp::new(&"bounces@example.ru".parse().unwrap(), &[8; 32]).unwrap());
        let forged = other.verp.sender(mail());
        let text = letter(&sender(), FAILED);
        for (name, letter) in [
            ("another key's sender", letter(&forged, FAILED)),
            ("no token", letter("bounces@example.ru", FAILED)),
            ("delivered", letter(&sender(), &FAILED.replace("failed", "delivered"))),
            ("no status", letter(&sender(), &FAILED.replace("Status", "Statue"))),
            ("a status of success", letter(&sender(), &FAILED.replace("Status: 5", "Status: 2"))),
            ("a status that is none", letter(&sender(), &FAILED.replace("5.1.1\r\nD", "5.1.1.1\r\nD"))),
            ("no fields", letter(&sender(), "")),
            ("an answer", text.replace("multipart/report", "multipart/mixed")),
            ("no boundary", text.replace("boundary=", "border=")),
            ("another boundary", text.replace("boundary=\"4B1", "boundary=\"4B2")),
            ("the report in the returned mail alone", text.replacen("message/delivery-status", "text/plain", 1)),
            ("nothing", String::new()),
        ] {
            assert_eq!(bounces().what(letter.as_bytes()), Returned::Other, "{name}");
        }
    }

    #[test]
    fn reasons_are_short_and_on_one_line() {
        let long = FAILED.replace("User unknown", &format!("\x07{}", "я".repeat(5_000)));
        let Returned::Failed(report) = bounces().what(letter(&sender(), &long).as_bytes()) else { panic!("no report") };
        assert!(report.reason.chars().count() <= REASON && !report.reason.contains(char::is_control));
    }

    proptest! {
        #[test]
        fn no_letter_makes_it_panic(bytes: Vec<u8>, cut in 0_usize..2_000, at in 0_usize..2_000) {
            let _ = bounces().what(&bytes);
            let mut text = letter(&sender(), FAILED).into_bytes();
            let at = at.min(text.len());
            text.splice(at..at, bytes);
            let _ = bounces().what(&text);
            text.truncate(cut);
            let _ = bounces().what(&text);
        }
    }
}
