//! Letters in a Maildir: read oldest first, in bounded pieces, put away when they are dealt with.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::fs;

use schet_conformance::samples;
use schet_smtp::{Bounces, MailOf, Returned, Verp};

fn letter(to: &str) -> String {
    format!(
        "To: <{to}>\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; a@b.ru\nAction: failed\nStatus: 5.1.1\n\n--b--\n"
    )
}

#[test]
fn r13_letters_are_read_until_they_are_put_away() {
    let folder = tempfile::tempdir().unwrap();
    let verp = Verp::new(&"bounces@example.ru".parse().unwrap(), &[7; 32]).unwrap();
    let bounces = Bounces::new(folder.path(), verp.clone());
    assert!(bounces.read(10).is_err(), "no Maildir");
    fs::create_dir_all(folder.path().join("new")).unwrap();
    for place in 0..5 {
        let to = verp.sender(MailOf { order: samples::order_id(place), generation: place });
        let mut text = letter(&to);
        // Behind the report comes the mail, as long as it may be.
        text.push_str(&"x".repeat(3 << 20));
        fs::write(folder.path().join(format!("new/{}.mx", 5 - place)), text).unwrap();
    }
    fs::write(folder.path().join("new/9.mx"), "Subject: I am on holiday\n\n").unwrap();
    let orders = |limit| {
        let letters = bounces.read(limit).unwrap();
        let order = |what: &Returned| match what {
            Returned::Failed(report) => Some((report.order, report.generation)),
            _ => None,
        };
        letters.iter().map(|letter| order(&letter.what)).collect::<Vec<_>>()
    };
    let expected: Vec<_> = (0..5).rev().map(|place| Some((samples::order_id(place), place))).collect();
    assert_eq!(orders(3), expected[..3]);
    assert_eq!(orders(3), expected[..3], "nobody has put them away");
    for letter in bounces.read(4).unwrap() {
        bounces.put_away(&letter).unwrap();
        bounces.put_away(&letter).unwrap();
    }
    assert_eq!(orders(10), [expected[4], None]);
    assert_eq!(fs::read_dir(folder.path().join("cur")).unwrap().count(), 4);
    assert!(folder.path().join("cur/1.mx:2,S").exists());
}
