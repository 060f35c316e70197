//! Sessions as transcripts: what the server says, what the client says to that, and what becomes of each mail.

use proptest::prelude::*;

use super::*;

fn profile(encryption: Encryption) -> Profile {
    Profile { hello: "us.example.ru".to_owned(), encryption, credentials: None, mails: 100 }
}

fn session(encryption: Encryption) -> Session {
    Session::new(Arc::new(profile(encryption)))
}

fn envelope(to: &str) -> Envelope {
    Envelope {
        from: "bill@example.ru".to_owned(),
        to: to.to_owned(),
        size: 1_000,
        eight_bit: false,
        international: !to.is_ascii(),
    }
}

/// All that is to be written, a message as `{key}` with its framing.
fn written(session: &mut Session) -> String {
    let mut text = String::new();
    while let Some(output) = session.output() {
        match output {
            Output::Bytes(bytes) => text.push_str(&String::from_utf8(bytes).unwrap().replace("\r\n", "|")),
            Output::Dotted(key) => {
                session.handing_over(key);
                text.push_str(&format!("{{{key} dotted}}|"));
            }
            Output::Raw(key) => {
                session.handing_over(key);
                text.push_str(&format!("{{{key}}}"));
            }
        }
    }
    text
}

/// The client's answer to lines of the server.
fn say(session: &mut Session, lines: &str) -> String {
    session.receive(lines.replace('|', "\r\n").as_bytes());
    written(session)
}

fn outcomes(session: &mut Session) -> Vec<(usize, Outcome)> {
    std::iter::from_fn(|| session.outcome()).collect()
}

/// A session that takes messages, of a server with these offers.
fn ready(offers: &str) -> Session {
    let mut session = session(Encryption::DangerouslyNone);
    assert_eq!(say(&mut session, "220 hi|"), "EHLO us.example.ru|");
    let lines: Vec<_> = std::iter::once("mail").chain(offers.split_terminator(' ')).collect();
    let (last, others) = lines.split_last().unwrap();
    let reply: String = others.iter().map(|line| format!("250-{line}|")).collect();
    assert_eq!(say(&mut session, &format!("{reply}250 {}|", last.replace('=', " "))), "");
    assert_eq!(session.want(), Want::Message);
    session
}

fn accepted(reply: &str) -> Outcome {
    Outcome::Accepted(reply.to_owned())
}

fn delayed(reply: &str) -> Outcome {
    Outcome::Delayed(reply.to_owned())
}

fn refused(reply: &str) -> Outcome {
    Outcome::Refused(reply.to_owned())
}

#[test]
fn by_chunks_a_mail_is_one_round_trip_with_the_next_ones_envelope() {
    let mut session = ready("PIPELINING CHUNKING SIZE=5000 8BITMIME");
    session.offer(0, envelope("a@b.ru"));
    assert_eq!(written(&mut session), "MAIL FROM:<bill@example.ru> SIZE=1000|RCPT TO:<a@b.ru>|");
    assert_eq!(session.want(), Want::Reply);
    assert_eq!(say(&mut session, "250 ok|250 ok|"), "BDAT 1000 LAST|{0}");
    assert_eq!(session.want(), Want::Message);
    session.offer(1, envelope("c@d.ru"));
    assert_eq!(written(&mut session), "MAIL FROM:<bill@example.ru> SIZE=1000|RCPT TO:<c@d.ru>|");
    assert_eq!(session.want(), Want::Reply);
    assert_eq!(say(&mut session, "250 2.0.0 taken|250 ok|250 ok|"), "BDAT 1000 LAST|{1}");
    assert_eq!(outcomes(&mut session), [(0, accepted("250 2.0.0 taken"))]);
    assert_eq!(say(&mut session, "250-2.0.0 taken|250 again|"), "");
    assert_eq!(outcomes(&mut session), [(1, accepted("250 2.0.0 taken again"))]);
    session.quit();
    assert_eq!(written(&mut session), "QUIT|");
    assert_eq!((session.completed(), session.why()), (2, None));
}

#[test]
fn by_data_the_pipeline_has_data_at_its_end() {
    let mut session = ready("PIPELINING");
    session.offer(0, envelope("a@b.ru"));
    assert_eq!(written(&mut session), "MAIL FROM:<bill@example.ru>|RCPT TO:<a@b.ru>|DATA|");
    assert_eq!(say(&mut session, "250 ok|250 ok|354 go|"), "{0 dotted}|");
    session.offer(1, envelope("c@d.ru"));
    assert_eq!(written(&mut session), "MAIL FROM:<bill@example.ru>|RCPT TO:<c@d.ru>|DATA|");
    assert_eq!(say(&mut session, "451 4.3.0 full|250 ok|250 ok|354 go|"), "{1 dotted}|");
    assert_eq!(say(&mut session, "554 5.6.0 bad|"), "");
    assert_eq!(outcomes(&mut session), [(0, delayed("451 4.3.0 full")), (1, refused("554 5.6.0 bad"))]);
}

#[test]
fn without_pipelining_each_command_waits_for_its_answer() {
    let mut session = ready("");
    session.offer(0, envelope("a@b.ru"));
    assert_eq!(written(&mut session), "MAIL FROM:<bill@example.ru>|");
    assert_eq!(say(&mut session, "250 ok|"), "RCPT TO:<a@b.ru>|");
    assert_eq!(say(&mut session, "250 ok|"), "DATA|");
    assert_eq!(say(&mut session, "354 go|"), "{0 dotted}|");
    assert_eq!(session.want(), Want::Reply);
    assert_eq!(say(&mut session, "250 taken|"), "");
    session.offer(1, envelope("a@b.ru"));
    written(&mut session);
    assert_eq!(say(&mut session, "250 ok|"), "RCPT TO:<a@b.ru>|");
    assert_eq!(say(&mut session, "550 5.1.1 unknown|"), "RSET|");
    assert_eq!(session.want(), Want::Reply);
    assert_eq!(say(&mut session, "250 ok|"), "");
    assert_eq!(session.want(), Want::Message);
    assert_eq!(outcomes(&mut session), [(0, accepted("250 taken")), (1, refused("550 5.1.1 unknown"))]);
}

#[test]
fn m5_a_refused_recipient_is_reset_and_the_next_mail_goes() {
    // By chunks nothing is sent for it; by DATA the server may want the data all the same.
    let mut session = ready("PIPELINING CHUNKING");
    session.offer(0, envelope("a@b.ru"));
    written(&mut session);
    assert_eq!(say(&mut session, "250 ok|550 5.1.1 unknown|"), "RSET|");
    session.offer(1, envelope("c@d.ru"));
    assert_eq!(written(&mut session), "MAIL FROM:<bill@example.ru>|RCPT TO:<c@d.ru>|");
    assert_eq!(say(&mut session, "250 ok|250 ok|250 ok|"), "BDAT 1000 LAST|{1}");

    for (answer, then) in [("503 5.5.1 no recipients|", "RSET|"), ("354 go|", ".|")] {
        let mut session = ready("PIPELINING");
        session.offer(0, envelope("a@b.ru"));
        written(&mut session);
        assert_eq!(say(&mut session, &format!("250 ok|450 4.2.0 busy|{answer}")), then);
        if then == ".|" {
            assert_eq!(say(&mut session, "554 5.5.1 no recipients|"), "RSET|");
        }
        assert_eq!(outcomes(&mut session), [(0, delayed("450 4.2.0 busy"))]);
        assert_eq!(say(&mut session, "250 ok|"), "");
        assert_eq!(session.want(), Want::Message);
    }
}

#[test]
fn what_a_server_cannot_take_is_refused_before_it_is_said() {
    let refusal = |offers: &str, envelope: Envelope| {
        let mut session = ready(offers);
        session.offer(0, envelope);
        assert_eq!(written(&mut session), "");
        match outcomes(&mut session).as_slice() {
            [(0, Outcome::Refused(reason))] => reason.clone(),
            other => panic!("{other:?}"),
        }
    };
    let large = Envelope { size: 5_001, ..envelope("a@b.ru") };
    assert_eq!(refusal("SIZE=5000", large), "the server takes messages of at most 5000 bytes, and this one has 5001");
    assert!(refusal("8BITMIME", envelope("иван@xn--80a1acny.xn--p1ai")).contains("иван@xn--80a1acny.xn--p1ai has"));
    assert!(refusal("", Envelope { eight_bit: true, ..envelope("a@b.ru") }).contains("8BITMIME"));
    let mut session = ready("SMTPUTF8 8BITMIME PIPELINING CHUNKING SIZE=1000");
    session.offer(0, Envelope { eight_bit: true, ..envelope("иван@xn--80a1acny.xn--p1ai") });
    assert_eq!(
        written(&mut session),
        "MAIL FROM:<bill@example.ru> SIZE=1000 BODY=8BITMIME SMTPUTF8|RCPT TO:<иван@xn--80a1acny.xn--p1ai>|"
    );
}

#[test]
fn m3_a_break_leaves_unknown_only_what_was_handed_over() {
    let mut session = ready("PIPELINING CHUNKING");
    session.offer(0, envelope("a@b.ru"));
    written(&mut session);
    say(&mut session, "250 ok|250 ok|");
    session.offer(1, envelope("c@d.ru"));
    written(&mut session);
    session.broken("reset by peer");
    assert_eq!(
        outcomes(&mut session),
        [
            (0, Outcome::Unknown("the mail was handed over, and its answer never came: reset by peer".to_owned())),
            (1, delayed("reset by peer")),
        ]
    );
    assert_eq!((session.want(), session.why()), (Want::Close, Some("reset by peer")));
}

#[test]
fn m2_an_answer_before_the_data_accepts_nothing() {
    for offers in ["PIPELINING CHUNKING", "PIPELINING"] {
        let mut session = ready(offers);
        session.offer(0, envelope("a@b.ru"));
        written(&mut session);
        session.receive(b"250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n250 taken\r\n");
        let ended = outcomes(&mut session);
        assert!(matches!(&ended[..], [(0, Outcome::Delayed(reason))] if reason.contains("before it had")), "{ended:?}");
    }
}

#[test]
fn tls_comes_first_and_what_came_before_it_does_not_count() {
    let mut session = session(Encryption::StartTls);
    say(&mut session, "220 hi|");
    assert_eq!(say(&mut session, "250-mail|250-AUTH PLAIN|250 STARTTLS|"), "STARTTLS|");
    assert_eq!(say(&mut session, "220 go|"), "");
    assert_eq!(session.want(), Want::Handshake);
    session.secured();
    assert_eq!(written(&mut session), "EHLO us.example.ru|");
    say(&mut session, "250-mail|250 CHUNKING|");
    assert_eq!((session.want(), session.offers.start_tls), (Want::Message, false));
}

#[test]
fn without_tls_nothing_goes() {
    for (lines, why) in [
        ("250 mail|", "the server offers no STARTTLS, and mails go out encrypted or not at all"),
        ("250-mail|250 STARTTLS|454 4.7.0 no|", "the server does not let us in: 454 4.7.0 no"),
        ("250-mail|250 STARTTLS|220 go|250 injected|", "the server sent more than its answer before TLS began"),
        ("250-mail|250 STARTTLS|220 go|2", "the server sent more than its answer before TLS began"),
        ("502 5.5.1 EHLO?|", "the server does not let us in: 502 5.5.1 EHLO?"),
        ("554 5.7.1 go away|", "the server does not let us in: 554 5.7.1 go away"),
        ("421 4.3.2 later|", "421 4.3.2 later"),
        ("HTTP/1.1 200 OK|", "the server's answer is no SMTP reply"),
    ] {
        let mut session = session(Encryption::StartTls);
        say(&mut session, "220 hi|");
        say(&mut session, lines);
        assert_eq!((session.want(), session.why()), (Want::Close, Some(why)), "{lines}");
    }
}

#[test]
fn an_old_server_is_greeted_the_old_way_where_no_tls_is_wanted() {
    let mut session = session(Encryption::DangerouslyNone);
    say(&mut session, "220 hi|");
    assert_eq!(say(&mut session, "500 what?|"), "HELO us.example.ru|");
    say(&mut session, "250 hello|");
    assert_eq!(session.want(), Want::Message);
}

#[test]
fn credentials_go_to_who_knows_them() {
    let with = |credentials| {
        let mut session =
            Session::new(Arc::new(Profile { credentials: Some(credentials), ..profile(Encryption::Implicit) }));
        say(&mut session, "220 hi|");
        session
    };
    let mut session = with(Credentials::password("tim", "secret"));
    assert_eq!(say(&mut session, "250-mail|250 AUTH PLAIN LOGIN|"), "AUTH PLAIN AHRpbQBzZWNyZXQ=|");
    say(&mut session, "235 2.7.0 ok|");
    assert_eq!(session.want(), Want::Message);

    let mut session = with(Credentials::token("tim", || "old".to_owned()));
    say(&mut session, "250-mail|250 AUTH XOAUTH2|");
    assert_eq!(say(&mut session, "334 eyJzdGF0dXMiOiI0MDEifQ==|"), "|");
    say(&mut session, "535 5.7.8 expired|");
    assert_eq!(session.why(), Some("the server does not take the credentials: 535 5.7.8 expired"));

    // A server that says "welcome" without having proved itself was told nothing it could use.
    let mut session = with(Credentials::password("tim", "secret"));
    assert!(say(&mut session, "250-mail|250 AUTH SCRAM-SHA-256 PLAIN|").starts_with("AUTH SCRAM-SHA-256 "));
    say(&mut session, "235 2.7.0 ok|");
    assert_eq!(session.why(), Some("the server could not prove that it knows the password"));

    let mut session = with(Credentials::password("tim", "secret"));
    say(&mut session, "250 mail|");
    assert_eq!(session.why(), Some("the server offers AUTH , and none of it fits the credentials"));
}

#[test]
fn what_an_answer_means_depends_on_whom_it_is_about() {
    for (code, expected) in [
        ("550 5.1.1 unknown", refused("550 5.1.1 unknown")),
        ("530 5.7.0 who are you", delayed("530 5.7.0 who are you")),
        ("450 4.2.0 busy", delayed("450 4.2.0 busy")),
        ("450 4.7.1 come again", delayed("greylisted: 450 4.7.1 come again")),
        ("354 what", delayed("354 what")),
    ] {
        let mut session = ready("PIPELINING CHUNKING");
        session.offer(0, envelope("a@b.ru"));
        written(&mut session);
        say(&mut session, &format!("{code}|503 5.5.1 MAIL first|"));
        assert_eq!(outcomes(&mut session), [(0, expected)]);
    }
}

#[test]
fn a_session_ends_after_so_many_mails() {
    let mut session = Session::new(Arc::new(Profile { mails: 2, ..profile(Encryption::DangerouslyNone) }));
    say(&mut session, "220 hi|");
    say(&mut session, "250-mail|250-PIPELINING|250 CHUNKING|");
    for key in 0..2 {
        assert_eq!(session.want(), Want::Message);
        session.offer(key, envelope("a@b.ru"));
        written(&mut session);
        say(&mut session, "250 ok|250 ok|");
        say(&mut session, "250 taken|");
    }
    assert_eq!((session.want(), session.why()), (Want::Close, None));
}

proptest! {
    /// Whatever a server says, in whatever pieces, each mail has one outcome, and none is accepted whose end of data was
    /// not answered with a code of 2.
    #[test]
    fn m1_m2_no_server_makes_it_lie(
        offers in prop::sample::select(vec!["", "PIPELINING", "PIPELINING CHUNKING", "CHUNKING"]),
        replies in prop::collection::vec(
            prop::sample::select(vec!["250 ok", "250-a|250 b", "354 go", "450 no", "550 no", "421 bye", "garbage", "220 x", "334 y"]), 0..30),
        piece in 1_usize..40,
    ) {
        let mut session = ready(offers);
        let wire: String = replies.iter().map(|reply| format!("{}\r\n", reply.replace('|', "\r\n"))).collect();
        let mut pieces = wire.as_bytes().chunks(piece);
        let (mut offered, mut ended, mut handed_over) = (0, Vec::new(), Vec::new());
        loop {
            while let Some(output) = session.output() {
                if let Output::Dotted(key) | Output::Raw(key) = output {
                    session.handing_over(key);
                    handed_over.push(key);
                }
            }
            if session.want() == Want::Message && offered < 6 {
                session.offer(offered, envelope("a@b.ru"));
                offered += 1;
            } else if let (Want::Reply, Some(piece)) = (session.want(), pieces.next()) {
                session.receive(piece);
            } else {
                session.broken("the end");
                ended.extend(outcomes(&mut session));
                break;
            }
            ended.extend(outcomes(&mut session));
        }
        let mut keys: Vec<_> = ended.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        prop_assert_eq!(keys, (0..offered).collect::<Vec<_>>());
        for (key, outcome) in &ended {
            let may_be_out = matches!(outcome, Outcome::Accepted(_) | Outcome::Unknown(_));
            prop_assert!(!may_be_out || handed_over.contains(key), "{} {:?}", key, outcome);
            if let Outcome::Accepted(reply) = outcome {
                prop_assert!(reply.starts_with('2'));
            }
        }
    }
}
