//! The mailer over a server that behaves: connections, credentials, addresses, sizes, routes.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use schet::ports::{Outcome, OutgoingMail};
use schet_conformance::samples;
use schet_mailbox::{Action, Mailbox, Options, Step};
use schet_smtp::{Credentials, Encryption, Roots, Route, Server, Settings, SettingsError, SmtpMailer};

fn server(mailbox: &Mailbox) -> Server {
    let mut server = Server::new("localhost");
    server.port = mailbox.port();
    server.roots = Roots::Pem(Mailbox::authority().unwrap());
    server
}

fn mailer(server: Server) -> SmtpMailer {
    SmtpMailer::new(Settings::new("client.example.ru", server)).unwrap()
}

fn mails(count: u32) -> Vec<OutgoingMail> {
    (0..count).map(samples::mail).collect()
}

fn all_accepted(outcomes: &[Outcome]) -> bool {
    outcomes.iter().all(|outcome| matches!(outcome, Outcome::Accepted(_)))
}

fn to(address: &str) -> OutgoingMail {
    let text = format!("From: bill@example.ru\r\nTo: {address}\r\n\r\nСчёт\r\n");
    OutgoingMail { to: address.parse().unwrap(), bytes: text.into_bytes(), ..samples::mail(1) }
}

#[test]
fn connections_are_kept_and_shared_up_to_their_number() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    let mailer = mailer(server(&mailbox));
    for _ in 0..3 {
        assert!(all_accepted(&mailer.send_now(&mails(50))));
    }
    assert!(mailer.connections_made() <= 4 && mailer.connections_made() == mailbox.connections());
    let made = mailer.connections_made();
    for _ in 0..20 {
        assert!(all_accepted(&mailer.send_now(&mails(1))));
    }
    assert_eq!(mailer.connections_made(), made);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert!(all_accepted(&mailer.send_now(&mails(40)))));
        }
    });
    assert!(mailer.connections_made() <= 4, "{}", mailer.connections_made());
    assert_eq!(mailbox.count(), 3 * 50 + 20 + 8 * 40);
}

#[test]
fn a_connection_that_the_server_has_closed_costs_no_mail() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    // After its third mail each connection ends, announced or not.
    let ends = Arc::new(Mutex::new(std::collections::HashMap::<usize, usize>::new()));
    mailbox.obey(move |moment| {
        if moment.step != Step::Mail {
            return Action::Obey;
        }
        let mut ends = ends.lock().unwrap();
        let count = ends.entry(moment.connection).or_default();
        *count += 1;
        match (*count > 3, moment.connection % 2) {
            (true, 0) => Action::Close,
            (true, _) => Action::Reply("421 4.7.0 enough".to_owned()),
            _ => Action::Obey,
        }
    });
    let mailer = mailer(server(&mailbox));
    let outcomes = mailer.send_now(&mails(30));
    assert!(all_accepted(&outcomes), "{outcomes:?}");
    assert_eq!(mailbox.count(), 30);
}

#[test]
fn m5_a_mail_at_which_the_server_hangs_up_does_no_harm_to_the_others() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    mailbox.obey(|moment| match moment.step {
        Step::Recipient if moment.line.contains("<customer0@") => Action::Close,
        _ => Action::Obey,
    });
    let mut server = server(&mailbox);
    server.connections = 1;
    let outcomes = mailer(server).send_now(&mails(10));
    assert!(matches!(outcomes[0], Outcome::Delayed(_)) && all_accepted(&outcomes[1..]), "{outcomes:?}");
    assert_eq!(mailbox.count(), 9);
}

#[test]
fn a_server_that_takes_fewer_connections_gets_fewer() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    mailbox.obey(|moment| match moment.step {
        Step::Greeting if moment.connection > 1 => Action::Reply("421 4.3.2 too many connections".to_owned()),
        _ => Action::Obey,
    });
    assert!(all_accepted(&mailer(server(&mailbox)).send_now(&mails(60))));
    assert_eq!(mailbox.count(), 60);
}

#[test]
fn every_mechanism_gets_in_and_a_wrong_password_delays() {
    let credentials = Some(("tim".to_owned(), "secret".to_owned()));
    let mailbox = Mailbox::start(Options { credentials, ..Options::default() }).unwrap();
    let with = |credentials| {
        let mut server = server(&mailbox);
        server.credentials = Some(credentials);
        mailer(server).send_now(&mails(2))
    };
    assert!(all_accepted(&with(Credentials::password("tim", "secret"))));
    assert!(all_accepted(&with(Credentials::token("tim", || "secret".to_owned()))));
    for wrong in [Credentials::password("tim", "guess"), Credentials::token("tim", || "old".to_owned())] {
        let outcomes = with(wrong);
        assert!(
            outcomes.iter().all(|outcome| matches!(outcome, Outcome::Delayed(reason) if reason.contains("535"))),
            "{outcomes:?}"
        );
    }
    assert_eq!(mailbox.count(), 4);
}

#[test]
fn secrets_are_never_said_in_clear() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    let mut server = server(&mailbox);
    server.encryption = Encryption::DangerouslyNone;
    assert!(all_accepted(&mailer(server.clone()).send_now(&mails(1))));
    assert!(!mailbox.mails()[0].is_encrypted);
    server.credentials = Some(Credentials::password("tim", "secret"));
    let error = SmtpMailer::new(Settings::new("client.example.ru", server)).unwrap_err();
    assert!(matches!(error, SettingsError::CredentialsInClear(host) if host == "localhost"));
}

#[test]
fn international_addresses_go_where_they_are_taken() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    let mailer = mailer(server(&mailbox));
    let outcomes = mailer.send_now(&[to("иван@почта.рф"), to("buh@почта.рф")]);
    assert!(all_accepted(&outcomes), "{outcomes:?}");
    let recipients: Vec<_> = mailbox.mails().into_iter().map(|mail| mail.to).collect();
    assert_eq!(recipients, ["иван@xn--80a1acny.xn--p1ai", "buh@xn--80a1acny.xn--p1ai"]);

    let without = Mailbox::start(Options::default()).unwrap();
    without.present(|options| options.offers.retain(|offer| offer != "SMTPUTF8")).unwrap();
    let mut plain = to("buh@почта.рф");
    plain.bytes = b"From: bill@example.ru\r\nTo: buh@xn--80a1acny.xn--p1ai\r\n\r\nbill\r\n".to_vec();
    let outcomes = self::mailer(server(&without)).send_now(&[to("иван@почта.рф"), plain]);
    assert!(
        matches!(&outcomes[0], Outcome::Refused(reason) if reason.contains("SMTPUTF8: another address")),
        "{outcomes:?}"
    );
    assert!(matches!(outcomes[1], Outcome::Accepted(_)), "the domain alone needs nothing: {outcomes:?}");
}

#[test]
fn a_mail_over_the_servers_limit_is_refused_unsent() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    mailbox.present(|options| options.offers.push("SIZE 2000".to_owned())).unwrap();
    let mut large = samples::mail(1);
    large.bytes.extend(b"0123456789\r\n".repeat(200));
    let outcomes = mailer(server(&mailbox)).send_now(&[large, to("a@b.ru")]);
    assert!(matches!(&outcomes[0], Outcome::Refused(reason) if reason.contains("at most 2000 bytes")), "{outcomes:?}");
    assert!(matches!(outcomes[1], Outcome::Accepted(_)));
}

#[test]
fn large_mails_arrive_whole() {
    for offers in [&["STARTTLS", "PIPELINING", "CHUNKING"][..], &["STARTTLS", "PIPELINING"], &["STARTTLS"]] {
        let mailbox = Mailbox::start(Options::default()).unwrap();
        mailbox.present(|options| options.offers = offers.iter().map(|it| (*it).to_owned()).collect()).unwrap();
        let mut large = samples::mail(1);
        large.bytes = b"From: a@b.ru\r\n\r\n".to_vec();
        large.bytes.extend(b".two dots at the start, and a good deal more behind them\r\n".repeat(200_000));
        let outcomes = mailer(server(&mailbox)).send_now(&[large.clone(), to("a@b.ru")]);
        assert!(matches!(&outcomes[0], Outcome::Accepted(_)), "{outcomes:?}");
        assert!(mailbox.mails().iter().any(|mail| mail.bytes == large.bytes), "{offers:?}");
    }
}

#[test]
fn m4_what_could_end_a_mail_early_is_refused() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    let mailer = mailer(server(&mailbox));
    for body in ["a\n.\n", "a\r.\r", "a\r\n.\r", "a\n.\r\nMAIL FROM:<x@y.ru>\r\n", "a\0", &"x".repeat(999)] {
        let mut mail = samples::mail(1);
        mail.bytes = format!("From: a@b.ru\r\n\r\n{body}").into_bytes();
        let outcomes = mailer.send_now(&[mail, samples::mail(2)]);
        assert!(matches!(outcomes[..], [Outcome::Refused(_), Outcome::Accepted(_)]), "{body:?}: {outcomes:?}");
    }
    assert_eq!(mailbox.count(), 6);
}

#[test]
fn routes_take_the_recipients_of_their_domain() {
    let [relay, partner] = [0, 1].map(|_| Mailbox::start(Options::default()).unwrap());
    let mut settings = Settings::new("client.example.ru", server(&relay));
    let domain = "xn--80a1acny.xn--p1ai".to_owned();
    settings.routes = vec![Route { domain, server: server(&partner) }];
    let outcomes =
        SmtpMailer::new(settings).unwrap().send_now(&[to("a@почта.рф"), to("a@example.ru"), to("b@ПОЧТА.рф")]);
    assert!(all_accepted(&outcomes));
    assert_eq!((relay.count(), partner.count()), (1, 2));
}

#[test]
fn a_server_that_is_down_delays_its_own_mails_alone() {
    let up = Mailbox::start(Options::default()).unwrap();
    // Nobody listens there: a port that a server has left may be another's at once.
    let mut down = server(&up);
    down.port = 1;
    let mut settings = Settings::new("client.example.ru", down);
    settings.routes = vec![Route { domain: "example.ru".to_owned(), server: server(&up) }];
    let batch: Vec<_> =
        (0..40).map(|place| to(if place % 2 == 0 { "a@example.ru" } else { "a@example.org" })).collect();
    let outcomes = SmtpMailer::new(settings).unwrap().send_now(&batch);
    for (place, outcome) in outcomes.iter().enumerate() {
        let is_right = if place % 2 == 0 {
            matches!(outcome, Outcome::Accepted(_))
        } else {
            matches!(outcome, Outcome::Delayed(_))
        };
        assert!(is_right, "{place}: {outcome:?}");
    }
}

#[test]
fn nothing_is_begun_once_the_time_is_up() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    let mut settings = Settings::new("client.example.ru", server(&mailbox));
    settings.begin_within = Duration::ZERO;
    let outcomes = SmtpMailer::new(settings).unwrap().send_now(&mails(3));
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Delayed(_))), "{outcomes:?}");
    assert_eq!(mailbox.count(), 0);
}

#[test]
fn greylisting_is_passed_by_coming_again_as_the_same() {
    let mailbox = Mailbox::start(Options::default()).unwrap();
    let seen = AtomicUsize::new(0);
    mailbox.obey(move |moment| match moment.step {
        Step::Recipient if seen.fetch_add(1, Ordering::Relaxed) == 0 => {
            Action::Reply("450 4.7.1 Greylisting in action".to_owned())
        }
        _ => Action::Obey,
    });
    let mailer = mailer(server(&mailbox));
    let first = mailer.send_now(&mails(1));
    assert!(matches!(&first[0], Outcome::Delayed(reason) if reason.starts_with("greylisted: 450")), "{first:?}");
    assert!(all_accepted(&mailer.send_now(&mails(1))));
}
